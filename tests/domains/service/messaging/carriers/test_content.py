"""What a message holds: signature, coding, parts, price, and parts that come back in whatever order."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.service.messaging.rules.carriers.alphabets import Coding, decoded, encoded, gsm_octets, gsm_text
from hotline.domains.service.messaging.rules.carriers.content import (
    Capabilities,
    Concatenation,
    Joiner,
    Part,
    UnsendableContent,
    coding_of,
    extended,
    extension_of,
    parts_of,
    price_of,
    signature_problem,
    taken_apart,
)

MOBILE = Capabilities(plain=159, price_per_part=Decimal("0.035"))
TELECOM = Capabilities(chinese=Coding.GBK)
#: What carriers put in front is no part of the text.
SENDABLE = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=500)


def texts_of(parts: list[Part]) -> str:
    return "".join(decoded(part.body, part.coding) or "" for part in parts)


@given(SENDABLE, st.booleans(), st.integers(0, 70000))
def test_parts_say_the_text_and_none_is_too_long(text: str, wide: bool, reference: int) -> None:
    parts = parts_of(text, Capabilities(wide_references=wide), reference=reference)
    assert texts_of(parts) == text
    assert all(len(part.octets) <= 140 for part in parts)
    if len(parts) > 1:
        assert [part.concatenation and part.concatenation.number for part in parts] == list(range(1, len(parts) + 1))
        assert all(taken_apart(part.octets) == (part.concatenation, part.body) for part in parts)


@given(SENDABLE)
def test_no_character_is_torn(text: str) -> None:
    for account in (Capabilities(), TELECOM):
        for part in parts_of(text, account, reference=1):
            assert encoded(decoded(part.body, part.coding) or "", part.coding) == part.body


@pytest.mark.parametrize(
    ("text", "account", "parts"),
    [
        ("字" * 70, MOBILE, 1),
        ("字" * 71, MOBILE, 2),
        ("字" * 134, MOBILE, 2),
        ("字" * 135, MOBILE, 3),
        ("😀" * 35, MOBILE, 1),
        ("😀" * 36, MOBILE, 2),
        ("字" * 66 + "😀", MOBILE, 1),
        ("字" * 66 + "😀" + "字" * 66, MOBILE, 3),  # 67 units hold no half of a pair
        ("a" * 159, MOBILE, 1),
        ("a" * 160, MOBILE, 2),
        ("a" * 141, TELECOM, 2),
        ("字" * 132 + "a", Capabilities(wide_references=True), 3),
    ],
)
def test_parts_are_counted_and_paid(text: str, account: Capabilities, parts: int) -> None:
    made = parts_of(text, account, reference=7)
    assert len(made) == parts
    assert price_of(made, MOBILE) == Decimal("0.035") * parts


def test_a_signature_stands_at_the_head_once_and_counts() -> None:
    account = Capabilities()
    assert texts_of(parts_of("您好", account, reference=1, signature="北京人社")) == "【北京人社】您好"
    assert texts_of(parts_of("【北京人社】您好", account, reference=1, signature="北京人社")) == "【北京人社】您好"
    assert len(parts_of("字" * 64, account, reference=1, signature="北京人社")) == 1
    assert len(parts_of("字" * 65, account, reference=1, signature="北京人社")) == 2


def test_room_is_left_for_a_signature_that_the_gateway_adds() -> None:
    account = Capabilities(adds_signature=True)
    assert [len(each.body) for each in parts_of("字" * 65, account, reference=1, signature="北京人社")] == [122, 8]
    assert len(parts_of("字" * 64, account, reference=1, signature="北京人社")) == 1


@pytest.mark.parametrize("signature", ["京", "12333", "北京-人社", "字" * 13, "北京 人社"])
def test_signatures_that_carriers_refuse(signature: str) -> None:
    assert signature_problem(signature).startswith("签名")


def test_a_signature_that_carriers_file() -> None:
    assert signature_problem("北京12333热线") == ""


def test_the_coding_goes_by_content_and_account() -> None:
    assert coding_of("OK 123", TELECOM) is Coding.ASCII
    assert coding_of("您好", MOBILE) is Coding.UCS2
    assert coding_of("您好", TELECOM) is Coding.GBK
    assert coding_of("您好", Capabilities(flash=Coding.FLASH_UCS2), flash=True) is Coding.FLASH_UCS2


def test_flash_is_refused_where_the_account_has_none_and_where_it_is_too_long() -> None:
    with pytest.raises(UnsendableContent, match="不支持闪信"):
        parts_of("您好", MOBILE, reference=1, flash=True)
    with pytest.raises(UnsendableContent, match="70 个字"):
        parts_of("字" * 71, Capabilities(flash=Coding.FLASH_UCS2), reference=1, flash=True)


@pytest.mark.parametrize("text", ["", "字" * 501])
def test_too_little_and_too_much_is_refused(text: str) -> None:
    with pytest.raises(UnsendableContent):
        parts_of(text, MOBILE, reference=1)


def test_an_extension_names_the_purpose_of_a_reply() -> None:
    assert extended("1069012333", "88") == "106901233388"
    assert extension_of("106901233388", "1069012333") == "88"
    assert extension_of("10086", "1069012333") is None
    with pytest.raises(UnsendableContent, match="20 位"):
        extended("1069012333", "12345678901")


@given(st.lists(st.text(min_size=1, max_size=9), min_size=2, max_size=8), st.randoms())
def test_parts_are_joined_in_whatever_order_and_however_often_they_come(texts: list[str], random: object) -> None:
    coming = [(number, text) for number, text in enumerate(texts, 1) for _ in range(2)]
    random.shuffle(coming)  # type: ignore[attr-defined]
    joiner, complete = Joiner(), []
    for number, text in coming:
        if (joined := joiner.take("138", "106", Concatenation(3, len(texts), number), text, 0.0)) is not None:
            complete.append(joined)
            break
    assert complete == ["".join(texts)]


def test_parts_that_wait_too_long_are_given_out_as_they_are() -> None:
    joiner = Joiner()
    assert joiner.take("138", "106", Concatenation(3, 3, 3), "完", 0.0) is None
    assert joiner.take("138", "106", Concatenation(3, 3, 1), "开始", 0.0) is None
    assert joiner.overdue(7200.0) == []
    assert joiner.overdue(7201.0) == [("138", "106", "开始完")]
    assert joiner.overdue(9000.0) == []


def test_a_reference_that_comes_again_after_hours_is_another_message() -> None:
    joiner = Joiner()
    assert joiner.take("138", "106", Concatenation(3, 2, 1), "旧", 0.0) is None
    assert joiner.take("138", "106", Concatenation(3, 2, 2), "新", 8000.0) is None
    assert joiner.take("138", "106", Concatenation(3, 2, 1), "更", 8001.0) == "更新"


def test_other_elements_may_stand_in_the_header() -> None:
    ports, part = bytes.fromhex("0504158a0000"), bytes.fromhex("00030a0201")
    assert taken_apart(bytes([11]) + ports + part + b"body") == (Concatenation(10, 2, 1), b"body")
    assert taken_apart(bytes([6]) + ports + b"body") == (None, b"body")
    assert taken_apart(b"\x09abc") is None
    assert taken_apart(b"") is None


@given(st.binary(max_size=150))
def test_any_octets_are_taken_apart_or_not(octets: bytes) -> None:
    taken_apart(octets)


@given(st.binary(max_size=150), st.integers(0, 255), st.booleans())
def test_any_octets_are_text_or_not(octets: bytes, coding: int, smpp: bool) -> None:
    text = decoded(octets, coding, smpp=smpp)
    assert text is None or isinstance(text, str)


def test_what_gateways_send_in_the_wrong_coding_is_read_all_the_same() -> None:
    assert decoded("满意".encode("gb18030"), 15) == "满意"
    assert decoded("满意".encode("gb18030"), 0) == "满意"
    assert decoded("满意".encode("utf-16-be"), 9) == "满意"
    assert decoded("满意a".encode("gb18030"), 8) == "满意a"  # an odd count is no UCS2
    assert decoded(b"\x00\x01", 4) is None


@given(st.text("@£$¥èé_Δ[]{}€|^~\\ abcABC0189\n", max_size=50))
def test_the_alphabet_of_seven_bits_both_ways(text: str) -> None:
    octets = gsm_octets(text)
    assert octets is not None
    assert gsm_text(octets) == text


def test_what_seven_bits_lack() -> None:
    assert gsm_octets("字") is None
    assert gsm_text(b"\xff") is None
    assert gsm_text(b"\x1b") == " "
