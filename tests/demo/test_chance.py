"""The random choices of the demonstration: rates and limits hold whatever is drawn."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.demo import chance
from hotline.demo.benefits import people_of
from hotline.demo.ring import nobodys_number, parser

SUBJECTS = {"pension-age": b"p", "wages-site": b"w", "title-exam": b"t"}
seeds = st.integers(0, 2**32)


@given(seeds)
def test_only_numbers_of_nobody_ring(seed: int) -> None:
    citizen = chance.draw_citizen(Random(seed), dialed="12333", subjects=SUBJECTS, rang_before=["13800000042"])
    assert citizen.number == "" or nobodys_number(citizen.number) == citizen.number


@given(seeds)
def test_who_speaks_of_a_pension_pressed_the_keys_for_it(seed: int) -> None:
    citizen = chance.draw_citizen(Random(seed), dialed="12333", subjects=SUBJECTS, rang_before=[])
    if citizen.keys == ("1", "1"):
        assert citizen.speech == b"p"
    if citizen.keys == ("2", "1"):
        assert citizen.speech == b"w"


def test_citizens_arrive_at_the_chosen_rate() -> None:
    dice = Random(1)
    gaps = [chance.seconds_to_next(dice, 20) for _ in range(4000)]
    assert sum(gaps) / len(gaps) == pytest.approx(3.0, rel=0.05)


def test_who_asks_for_their_own_record_is_known_to_the_demonstration_service() -> None:
    *_, identity, card, _ = chance.OWN_RECORD
    assert (identity, card) in {(person.id_number, person.card_tail) for person in people_of()}


def test_ways_add_up_to_every_citizen() -> None:
    assert sum(weight for _, weight, _ in chance.WAYS) == 100


@given(seeds)
def test_an_agent_answers_before_the_offer_lapses(seed: int) -> None:
    manner = chance.draw_manner(Random(seed))
    assert 0 < manner.answer_after < 10
    assert min(manner.listen, manner.explain, manner.wrap_up) > 0


@pytest.mark.parametrize("number", ["13912345678", "1380000", "138000000x1", "12333"])
def test_a_number_that_may_be_somebodys_is_refused(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["--from", number])
    assert "138 0000 xxxx" in capsys.readouterr().err
