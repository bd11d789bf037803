"""What the hotline dials, and what it dials for nobody."""

import pytest

from hotline.domains.voice.telephony.rules.numbers import dialable
from hotline.domains.voice.telephony.rules.outbound import ALLOWED, NumberKind, can_have_called, dialling_error, kind_of
from tests.domains.voice.telephony.hostile import HOSTILE

OWN = "12333"


def test_there_are_two_hundred_hostile_numbers() -> None:
    assert len(HOSTILE) >= 200


@pytest.mark.parametrize("raw", HOSTILE)
def test_no_hostile_number_is_dialled(raw: str) -> None:
    number = dialable(raw)
    assert number is None or dialling_error(number, OWN).endswith("。")


@pytest.mark.parametrize("raw", HOSTILE)
def test_no_hostile_number_is_rung_back(raw: str) -> None:
    number = dialable(raw)
    assert number is None or not can_have_called(number)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("13800138000", NumberKind.MOBILE),
        ("+8613800138000", NumberKind.MOBILE),
        ("16621234567", NumberKind.MOBILE),
        ("17012345678", NumberKind.MOBILE),
        ("19212345678", NumberKind.MOBILE),
        ("01062345678", NumberKind.FIXED),
        ("62345678", NumberKind.FIXED),
        ("075512345678", NumberKind.UNKNOWN),
        ("075582345678", NumberKind.FIXED),
        ("03112345678", NumberKind.FIXED),
        ("031182345678", NumberKind.FIXED),
        ("4001234567", NumberKind.SHARED),
        ("8001234567", NumberKind.FREE),
        ("12348", NumberKind.GOVERNMENT),
        ("031112333", NumberKind.GOVERNMENT),
        ("12345", NumberKind.GOVERNMENT),
        ("95588", NumberKind.COMPANY),
        ("955123", NumberKind.COMPANY),
        ("10010", NumberKind.COMPANY),
        ("114", NumberKind.ENQUIRIES),
        ("110", NumberKind.EMERGENCY),
        ("12333", NumberKind.OWN),
        ("01012333", NumberKind.OWN),
        ("1001", NumberKind.INTERNAL),
        ("+85212345678", NumberKind.ABROAD),
        ("16812345", NumberKind.PREMIUM),
        ("16812345678", NumberKind.PREMIUM),
        ("01016812345", NumberKind.PREMIUM),
        ("1791113800138000", NumberKind.TRANSIT),
        ("95013123456", NumberKind.TRANSIT),
        ("17401234567", NumberKind.SATELLITE),
        ("96156", NumberKind.LOCAL_SERVICE),
        ("99999999999999999999", NumberKind.UNKNOWN),
    ],
)
def test_each_number_is_of_a_kind(raw: str, kind: NumberKind) -> None:
    number = dialable(raw)
    assert number is not None
    assert kind_of(number, OWN) is kind
    assert (dialling_error(number, OWN) == "") is (kind in ALLOWED)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("110", "紧急电话"),
        ("12333", "本热线"),
        ("1001", "内部号码"),
        ("0085212345678", "国际长途"),
        ("16812345", "收费"),
        ("1791113800138000", "接入号"),
    ],
)
def test_the_agent_reads_why(number: str, words: str) -> None:
    assert words in dialling_error(number, OWN)


def test_only_what_a_citizen_can_have_is_rung_back() -> None:
    assert can_have_called("13800138000")
    assert can_have_called("01062345678")
    assert not can_have_called("95588")
    assert not can_have_called("4001234567")
