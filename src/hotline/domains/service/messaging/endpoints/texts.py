"""Endpoints of the texts that a call requested: their states, and their content for who may see the citizen's data."""

from ninja import Router

from hotline.domains.platform.citizens.actions import read_notes
from hotline.domains.platform.citizens.queries.blocks import hiding, refuse_blocked
from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.endpoints.shapes import why_of
from hotline.domains.service.messaging.models import Text
from hotline.domains.service.messaging.queries.dialogues import replies_of, reply_of
from hotline.domains.service.messaging.rules.replies import Meaning
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.domains.service.messaging.schemas import InboxNoteOut
from hotline.domains.service.messaging.schemas.texts import ReplyOut, TextOut, TextsOut
from hotline.domains.voice.records.queries.access import visible_call
from hotline.events.texts import subject
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(
    tags=["texts"], auth=needs(Permission.CALLS_VIEW_OWN, Permission.CALLS_VIEW_GROUP, Permission.CALLS_VIEW_ALL)
)


@router.get("/{call_id}/texts", response=TextsOut)
def texts(request: StaffRequest, call_id: str) -> TextsOut:
    """The texts of a call, for readers who may see the call."""
    call, hide = visible_call(current_staff(request), call_id), hiding()
    rows = queries.texts_of(call_id)
    return TextsOut(
        rows=[_to_out(row, hide(row.number_masked, call.number_index)) for row in rows],
        replies=[
            ReplyOut(id=row.id, at=row.received_at, answers=row.answers_id or "", meaning=Meaning(row.meaning))
            for row in replies_of(call_id)
        ],
    )


@router.get("/{call_id}/texts/{message}", response=InboxNoteOut, auth=needs(Permission.CITIZENS_REVEAL))
def reveal(request: StaffRequest, call_id: str, message: str) -> InboxNoteOut:
    """A text of the call, or a reply to one, in the clear. Each reading leaves an audit row."""
    reader = current_staff(request)
    refuse_blocked(visible_call(reader, call_id).number, "查看短信")
    row = reply_of(call_id, message) or queries.text(call_id, message)
    (text,) = read_notes(by=reader, about=subject(message), notes=[row.text])
    return InboxNoteOut(text=text)


def _to_out(row: Text, number: str) -> TextOut:
    return TextOut(
        id=row.id,
        at=row.requested_at,
        number=number,
        state=Sending(row.sending),
        tries=row.tries,
        over_at=row.over_at,
        why=why_of(row),
    )
