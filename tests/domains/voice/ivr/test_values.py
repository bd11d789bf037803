"""Values read out from pieces spoken in advance, for every number, as a person would say them."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.ivr.rules.catalogue import prompts_from_toml
from hotline.domains.voice.ivr.rules.read_aloud import number
from hotline.domains.voice.ivr.rules.values import PIECES, Style, pieces, spoken, text_of, vocabulary, written


@pytest.mark.parametrize(
    ("value", "style", "text", "pieces_spoken"),
    [
        ("100231", "digits", "100231", "幺零零二三幺"),
        ("278", "number", "278", "二百七十八"),
        ("5.5", "number", "5.5", "五点五"),
        ("45678.9", "amount", "45678.90元", "四万五千六百七十八元九角"),
        ("1234.05", "amount", "1234.05元", "一千二百三十四元零五分"),
        ("0.5", "amount", "0.50元", "五角"),
        ("0", "amount", "0.00元", "零元"),
        ("2", "amount", "2.00元", "两元"),
        ("2026-03-15", "date", "2026年3月15日", "二零二六年三月十五日"),
        ("2026-12", "month", "2026年12月", "二零二六年十二月"),
        ("278", "duration", "23年2个月", "二十三年两个月"),
        ("24", "duration", "2年", "两年"),
        ("0", "duration", "0个月", "零个月"),
    ],
)
def test_a_value_is_written_and_said(value: str, style: Style, text: str, pieces_spoken: str) -> None:
    assert (written(value, style), spoken(value, style)) == (text, pieces_spoken)
    assert "".join(map(text_of, pieces(value, style))) == pieces_spoken


@pytest.mark.parametrize(
    ("value", "style"),
    [("", "digits"), ("12a", "digits"), ("abc", "amount"), ("-1", "amount"), ("NaN", "number"), ("2026-13", "month"),
     ("2026-02-30", "date"), ("1e15", "number"), ("999999", "duration")],
)  # fmt: skip
def test_what_is_no_value_of_its_kind_is_not_said(value: str, style: Style) -> None:
    assert (written(value, style), pieces(value, style)) == ("", ())


@given(st.integers(0, 10**12 - 1))
def test_every_number_can_be_said_out_of_the_pieces(value: int) -> None:
    assert "".join(map(text_of, pieces(str(value), "number"))) == number(str(value))


@given(st.integers(0, 10**12 - 1))
def test_every_amount_can_be_said_and_uses_known_pieces_only(cents: int) -> None:
    spoken_pieces = pieces(str(Decimal(cents) / 100), "amount")
    assert spoken_pieces
    assert vocabulary("amount").issuperset(spoken_pieces)


@given(st.dates())
def test_every_date_can_be_said(day: object) -> None:
    assert pieces(str(day), "date")


def test_the_catalogue_says_of_every_piece_what_the_rules_believe() -> None:
    spoken = {p.name: p.spoken_text for p in prompts_from_toml(Path("deploy/prompts/prompts.toml").read_text())}
    assert {piece: spoken.get(piece) for piece in PIECES.values()} == {piece: text for text, piece in PIECES.items()}
