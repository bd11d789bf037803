"""Sealed values over the columns of a row."""

from hotline.domains.platform.citizens.models import PersonalRequest
from hotline.domains.service.messaging.models import ChatMessage, Item
from hotline.infrastructure.sealed_columns import carry_over, sealed_in, without_seals
from hotline.infrastructure.sealing import open_sealed, seal_number, seal_text
from hotline.kernel.sealed import Place, parts_of

NUMBER = seal_number("13800000000", "call/c1")


def test_the_parts_lie_in_columns_and_are_read_as_one() -> None:
    row = Item(id="i1", **Item.number.columns(NUMBER, id="i1"))
    assert (row.number_masked, row.number_index) == ("138******00", NUMBER.index)
    assert parts_of(row.number_cipher).place == Place("item/i1", "number")
    assert row.number is not None
    assert open_sealed(row.number) == "13800000000"
    row.number = None
    assert (row.number_masked, row.number_cipher, row.number_index, row.number) == ("", "", "", None)


def test_without_a_column_for_it_there_is_no_index() -> None:
    row = PersonalRequest(id="r1", **PersonalRequest.name.columns(NUMBER, id="r1"))
    assert (row.name.masked, row.name.index, open_sealed(row.name)) == ("138******00", "", "13800000000")


def test_of_a_text_nothing_shows() -> None:
    sealed = seal_text("已办结", "chat/x")
    row = ChatMessage(chat_id="x", number=3, **ChatMessage.text.columns(sealed, chat_id="x", number=3))
    assert (row.text.masked, row.text.index, open_sealed(row.text)) == ("…", "", "已办结")
    assert Item(**Item.note.columns(None, id="i1")).note is None


STORED = {"masked": "138******00", "cipher": "new", "index": "2"}
FRESH = {"masked": "138" + "****" + "0000", "cipher": "old", "index": "1"}


def test_sealed_values_are_found_at_any_depth_under_their_fields_name() -> None:
    record = {"number": STORED, "wrap_ups": [{"notes": FRESH}, {"notes": None}], "phone": {}}
    assert list(sealed_in(record, "detail")) == [("number", STORED), ("notes", FRESH)]


def test_folding_anew_takes_over_what_was_sealed_anew() -> None:
    fresh = {"number": dict(FRESH), "topic": "b", "consults": [{"number": {**FRESH, "masked": "010******00"}}]}
    carry_over({"number": STORED, "topic": "a", "consults": [{"number": STORED}]}, fresh)
    assert fresh["number"] == STORED
    assert fresh["consults"] == [{"number": {**FRESH, "masked": "010******00"}}]  # of another number
    assert fresh["topic"] == "b"


def test_compared_without_seals_only_masks_count() -> None:
    assert without_seals({"number": STORED}) == without_seals({"number": FRESH})
