"""Endpoints of one's own practice: the scenarios, a simulated call, its wrap-up and score."""

from ninja import Router

from hotline.domains.people.practice.actions import talks as actions
from hotline.domains.people.practice.endpoints.shapes import row_out, scenario_out, talk_out
from hotline.domains.people.practice.models import PracticeTalk
from hotline.domains.people.practice.queries import library, talks
from hotline.domains.people.practice.schemas import (
    PracticeBeginBody,
    PracticeEndBody,
    PracticeOverviewOut,
    PracticeTalkOut,
    PracticeTurnBody,
    PracticeWrapupBody,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["practice"], auth=needs(Permission.PRACTICE_USE))


@router.get("", response=PracticeOverviewOut)
def overview(request: StaffRequest) -> PracticeOverviewOut:
    """What can be practised, what to go on with, and one's own last practices."""
    number = current_staff(request).number
    own, categories, proposed = talks.own_results(number), library.categories(), talks.proposed(number)
    return PracticeOverviewOut(
        scenarios=[scenario_out(each, own, categories) for each in library.scenarios().values()],
        proposed=proposed.code,
        reason=proposed.reason,
        rows=[row_out(each, {}) for each in talks.newest_of(number)],
    )


@router.post("/talks", response=PracticeTalkOut)
def begin(request: StaffRequest, body: PracticeBeginBody) -> PracticeTalkOut:
    """A simulated citizen rings. The same ``request`` again begins no second one."""
    return _shape(actions.begin(by=current_staff(request), code=body.code, request=body.request))


@router.get("/talks/{talk_id}", response=PracticeTalkOut)
def read(request: StaffRequest, talk_id: int) -> PracticeTalkOut:
    """One's own."""
    return _shape(talks.own_talk(current_staff(request).number, talk_id))


@router.post("/talks/{talk_id}/turns", response=PracticeTalkOut)
def speak(request: StaffRequest, talk_id: int, body: PracticeTurnBody) -> PracticeTalkOut:
    """The agent's turn and the citizen's answer. A turn that is there stays. 409 ``over``, ``out_of_step``."""
    talk = actions.speak(
        by=current_staff(request), id=talk_id, at=body.at, text=body.text, is_interruption=body.is_interruption
    )
    return _shape(talk)


@router.post("/talks/{talk_id}/end", response=PracticeTalkOut)
def hang_up(request: StaffRequest, talk_id: int, body: PracticeEndBody) -> PracticeTalkOut:
    """Transferred to the rating, or hung up."""
    return _shape(actions.hang_up(by=current_staff(request), id=talk_id, to_rating=body.to_rating))


@router.post("/talks/{talk_id}/wrap-up", response=PracticeTalkOut)
def wrap_up(request: StaffRequest, talk_id: int, body: PracticeWrapupBody) -> PracticeTalkOut:
    """The wrap-up; scores the practice. 422 ``topic``, ``summary``, 409 ``not_over``."""
    return _shape(actions.wrap_up(by=current_staff(request), id=talk_id, topic=body.topic, summary=body.summary))


def _shape(talk: PracticeTalk) -> PracticeTalkOut:
    return talk_out(talk, names_of({talk.number}))
