"""Endpoints of everybody's scored practices, for who trains: the list, and one with its replay."""

from ninja import Router

from hotline.domains.people.practice.endpoints.shapes import row_out, talk_out
from hotline.domains.people.practice.queries import talks
from hotline.domains.people.practice.schemas import PracticeResultsOut, PracticeTalkOut
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["practice"], auth=needs(Permission.PRACTICE_VIEW))


@router.get("", response=PracticeResultsOut)
def listed(request: StaffRequest, number: str = "", cursor: str = "") -> PracticeResultsOut:
    """Fifty a page, the latest first. ``number``: of one person."""
    page = talks.scored_talks(number.strip(), cursor)
    names = names_of({row.number for row in page.rows})
    return PracticeResultsOut(rows=[row_out(row, names) for row in page.rows], next=page.next)


@router.get("/{talk_id}", response=PracticeTalkOut)
def one(request: StaffRequest, talk_id: int) -> PracticeTalkOut:
    """What was typed, and the score with what it rests on."""
    row = talks.scored_talk(talk_id)
    return talk_out(row, names_of({row.number}))
