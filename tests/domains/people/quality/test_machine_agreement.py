"""How machine and people agree on an item, and what that speaks for."""

from hotline.domains.people.quality.rules.machine_agreement import Compared, MachineAdvice, agreements
from hotline.domains.people.quality.rules.standards import Grade

PASS, FAIL = Grade.PASS, Grade.FAIL


def rows(number: int, machine: Grade, person: Grade, *, displayed: bool = False) -> list[Compared]:
    return [Compared("greeting", machine, person, displayed)] * number


def test_only_grades_without_sight_of_the_proposal_show_agreement() -> None:
    found = agreements(rows(40, FAIL, FAIL, displayed=True) + rows(3, PASS, FAIL))["greeting"]
    assert (found.blind, found.missed, found.displayed, found.alike) == (3, 3, 40, 40)
    assert found.ac1 is not None
    assert found.ac1 < 0
    assert found.advice is MachineAdvice.TOO_FEW


def test_failures_that_people_do_not_confirm_speak_for_hiding() -> None:
    doubtful = agreements(rows(50, PASS, PASS) + rows(6, FAIL, PASS) + rows(4, FAIL, FAIL))["greeting"]
    assert (doubtful.failures, doubtful.confirmed, doubtful.advice) == (10, 4, MachineAdvice.HIDE)
    good = agreements(rows(50, PASS, PASS) + rows(2, FAIL, PASS) + rows(8, FAIL, FAIL))["greeting"]
    assert good.advice is MachineAdvice.HINT
    assert good.interval is not None
    assert good.interval.low < (good.ac1 or 0) < good.interval.high
