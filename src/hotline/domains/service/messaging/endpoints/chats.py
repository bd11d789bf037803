"""Citizens who write: who waits, who is answered by whom, taken, answered, summed up."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from ninja import Query, Router
from pydantic import Field

from hotline.domains.platform.accounts.queries import led_by, names_of
from hotline.domains.service.messaging.actions import agent_side, chat_retention
from hotline.domains.service.messaging.endpoints.citizen_side import message_out
from hotline.domains.service.messaging.models import Chat
from hotline.domains.service.messaging.queries import chats as queries
from hotline.domains.service.messaging.queries import past_chats
from hotline.domains.service.messaging.rules.chats import GONE_AFTER, ChatState, may_read
from hotline.domains.service.messaging.schemas.chats import (
    AssignChatBody,
    ChatBeforeOut,
    ChatMessageOut,
    ChatMessagesOut,
    ChatOut,
    ChatRecordOut,
    ChatsOut,
    ChatTextIn,
    ChatTurnOut,
    FinishChatBody,
    PastChatsIn,
    PastChatsOut,
    RevealChatBody,
)
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.permissions import Permission

router = Router(tags=["chats"], auth=needs(Permission.CHAT_WORK))


@router.get("", response=ChatsOut)
def chats(request: StaffRequest) -> ChatsOut:
    """Waiting chats and the reader's own. Leaders also see other agents' chats."""
    reader = current_staff(request)
    found = queries.lists(reader)
    waiting, mine, others = (_to_out(rows, reader) for rows in (found.waiting, found.mine, found.others))
    return ChatsOut(waiting=waiting, mine=mine, others=others)


@router.get("/past", response=PastChatsOut)
def past(request: StaffRequest, filters: Query[PastChatsIn]) -> PastChatsOut:
    """Ended chats, the last first, fifty a page: the reader's own, for leaders their group's."""
    reader = current_staff(request)
    found = past_chats.past(reader, past_chats.PastChatFilters(filters.agent, filters.kind), filters.cursor)
    return PastChatsOut(rows=_to_out(found.rows, reader), next=found.next)


@router.get("/{chat_id}", response=ChatMessagesOut)
def chat(request: StaffRequest, chat_id: str, after: Annotated[int, Field(ge=0)] = 0) -> ChatMessagesOut:
    """The chat's status and its messages after number ``after``. The reading leaves an audit row."""
    reader = current_staff(request)
    row = queries.chat(reader, chat_id)
    messages = queries.read(by=reader, row=row, after=after)
    return ChatMessagesOut(
        chat=_one(row, reader),
        file_bytes=settings().chat.file_bytes,
        messages=[message_out(each) for each in messages],
    )


@router.get("/{chat_id}/before", response=ChatBeforeOut)
def before(request: StaffRequest, chat_id: str) -> ChatBeforeOut:
    """The dialogue with 京晓保 before the chat, and the note at its end. The reading leaves an audit row."""
    reader = current_staff(request)
    row = queries.chat(reader, chat_id)
    lines = queries.read_before(by=reader, row=row)
    return ChatBeforeOut(
        lines=[ChatTurnOut(role=line.role, text=line.text) for line in lines],
        note=queries.read_note(by=reader, row=row),
    )


@router.get("/{chat_id}/record", response=ChatRecordOut)
def record(request: StaffRequest, chat_id: str) -> ChatRecordOut:
    """The complete chat. Once it is summed up, personal data are masked. The reading leaves an audit row."""
    reader = current_staff(request)
    return _record(reader, queries.chat(reader, chat_id), clear=False)


@router.post("/{chat_id}/reveal", response=ChatRecordOut, auth=needs(Permission.CITIZENS_REVEAL))
def reveal(request: StaffRequest, chat_id: str, body: RevealChatBody) -> ChatRecordOut:
    """The same unmasked, for a reason that is on record; for who may read the chat."""
    reader = current_staff(request)
    row = queries.chat(reader, chat_id)
    chat_retention.note_chat_reveal(by=reader, row=row, reason=body.reason)
    return _record(reader, row, clear=True)


@router.post("/{chat_id}/take", response=ChatOut)
def take(request: StaffRequest, chat_id: str) -> ChatOut:
    """Take a chat.

    409 ``not_now`` names who was first, 409 ``hands_full``: the agent has three. Leaders may take over.
    """
    by = current_staff(request)
    return _one(agent_side.take_chat(by=by, id=chat_id), by)


@router.post("/{chat_id}/assign", response=ChatOut, auth=needs(Permission.CHAT_ASSIGN))
def assign(request: StaffRequest, chat_id: str, body: AssignChatBody) -> ChatOut:
    by = current_staff(request)
    return _one(agent_side.assign_chat(by=by, id=chat_id, agent=body.agent), by)


@router.post("/{chat_id}/pass-back", response=ChatOut)
def pass_back(request: StaffRequest, chat_id: str) -> ChatOut:
    by = current_staff(request)
    return _one(agent_side.pass_back(by=by, id=chat_id), by)


@router.post("/{chat_id}/messages", response=ChatMessageOut)
def write(request: StaffRequest, chat_id: str, body: ChatTextIn) -> ChatMessageOut:
    by = current_staff(request)
    message = agent_side.write_as_agent(by=by, id=chat_id, key=body.key, text=body.text)
    (written,) = queries.read(by=by, row=message.chat, after=message.number - 1)[:1]
    return message_out(written)


@router.post("/{chat_id}/finish", response=ChatOut)
def finish(request: StaffRequest, chat_id: str, body: FinishChatBody) -> ChatOut:
    """End a chat with its topic and note. 422 ``bad_topic``."""
    by = current_staff(request)
    return _one(agent_side.finish_chat(by=by, id=chat_id, topic=body.topic, note=body.note), by)


def _record(reader: Principal, row: Chat, *, clear: bool) -> ChatRecordOut:
    found = past_chats.record(by=reader, row=row, clear=clear)
    return ChatRecordOut(
        chat=_one(row, reader),
        lines=[ChatTurnOut(role=line.role, text=line.text) for line in found.before],
        messages=[message_out(each) for each in found.messages],
        note=found.note,
        masked=found.masked,
    )


def _one(row: Chat, reader: Principal) -> ChatOut:
    (displayed,) = _to_out([row], reader)
    return displayed


def _to_out(rows: Sequence[Chat], reader: Principal) -> list[ChatOut]:
    names, now, led = names_of({row.holder for row in rows}), datetime.now(UTC), led_by(reader)
    leads = reader.may(Permission.CHAT_ASSIGN)
    return [
        ChatOut(
            id=row.id,
            state=ChatState(row.state),
            holder=row.holder,
            holder_name=names.get(row.holder, ""),
            requested_at=row.requested_at,
            waits_since=row.waits_since,
            taken_at=row.taken_at,
            active_at=row.active_at,
            ended_at=row.ended_at,
            ended_by=row.how_ended,
            present=now - row.present_at < GONE_AFTER,
            last_number=row.last_number,
            turns=row.turns,
            topic=row.topic,
            summed_up=row.summed_up_at is not None,
            stars=row.stars,
            may_read=may_read(row.status, reader.number, leads=leads and (led is None or row.holder in ("", *led))),
        )
        for row in rows
    ]
