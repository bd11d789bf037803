"""Endpoints that record which articles an agent saw and used in the current call."""

from ninja import Router

from hotline.domains.understanding.knowledge.actions import consultations
from hotline.domains.understanding.knowledge.schemas.articles import DisplayedBody, MentionBody, UsedBody
from hotline.domains.voice.routing.ports import AgentDoc
from hotline.events.knowledge import Mention
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission

router = Router(tags=["knowledge"], auth=needs(Permission.DESK_USE))


@router.post("/calls/{call_id}/shown", response={204: None})
async def displayed(request: StaffRequest, call_id: str, body: DisplayedBody) -> tuple[int, None]:
    """Note which articles were shown. 404 ``not_your_call`` unless this agent has the call or wraps it up."""
    staff, articles = await _at_it(request, call_id), [_mention(each) for each in body.articles]
    await from_database(lambda: consultations.note_displayed(by=staff, call=call_id, how=body.how, articles=articles))
    return 204, None


@router.post("/calls/{call_id}/used", response={204: None})
async def used(request: StaffRequest, call_id: str, body: UsedBody) -> tuple[int, None]:
    """Note which article was used to answer. Refused like ``displayed``."""
    staff, article = await _at_it(request, call_id), _mention(body.article)
    await from_database(lambda: consultations.note_used(by=staff, call=call_id, how=body.how, article=article))
    return 204, None


async def _at_it(request: StaffRequest, call_id: str) -> Principal:
    staff, mirror = current_staff(request), await live.ready_mirror()
    agent = mirror.read(f"agents/{staff.number}", AgentDoc)
    if agent is None or agent.call != call_id:
        raise NotFound("这通电话已结束，或不是您的通话，未记录。如有需要，请写入备注。", code="not_your_call")
    return staff


def _mention(body: MentionBody) -> Mention:
    return Mention(body.code, body.version, body.passage)
