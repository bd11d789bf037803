"""What agents do with chats. The row is locked meanwhile: of two who take one, one gets it."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.service.messaging.actions.chats import end, held, kept, publish_chats, tell_chat
from hotline.domains.service.messaging.models import Chat, ChatMessage
from hotline.domains.service.messaging.queries.chats import chat, held_by
from hotline.domains.service.messaging.rules.chats import (
    AT_ONCE,
    ChatDeed,
    ChatEnd,
    ChatState,
    chat_objection,
    has_hands_full,
)
from hotline.domains.understanding.knowledge.queries import topics
from hotline.events.chats import ChatPassedBack, ChatSummedUp, ChatTaken, subject
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Signed, deny
from hotline.infrastructure.sealing import seal_text
from hotline.kernel.actor import Actor
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def take_chat(*, by: Signed, id: str) -> Chat:
    """Taking what one has changes nothing. Raises NotFound, Refused ``not_now``, ``hands_full``."""
    row = _ready_for(ChatDeed.TAKE, by, id)
    if row.holder != by.number:
        _give(row, by.number, by, ChatDeed.TAKE)
    return row


@transaction.atomic
def assign_chat(*, by: Signed, id: str, agent: str) -> Chat:
    """A leader gives it to somebody, whoever has it. Raises Invalid for who may not chat, Refused ``hands_full``."""
    row = _ready_for(ChatDeed.ASSIGN, by, id)
    if not staff_with(Permission.CHAT_WORK).filter(number=agent).exists():
        raise Invalid("没有这个工号，或这个人不做在线咨询。请换一个人。")
    if row.holder != agent:
        _give(row, agent, by, ChatDeed.ASSIGN)
    return row


@transaction.atomic
def pass_back(*, by: Signed, id: str) -> Chat:
    """Back into the line, where it was before: ahead of who came later."""
    row = _ready_for(ChatDeed.PASS_BACK, by, id)
    now, had = datetime.now(UTC), row.holder
    row.state, row.holder, row.waits_since, row.active_at = ChatState.WAITING.value, "", now, now
    tell_chat(row, ChatPassedBack(had, by.number), actor=Actor.staff(by.number))
    audit.record(by=by.number, action="chat.pass_back", about=subject(row.id), was=had)
    publish_chats()
    return row


@transaction.atomic
def say_as_agent(*, by: Signed, id: str, key: str, text: str) -> ChatMessage:
    """Raises NotFound, Invalid, Refused ``not_now``."""
    return kept(_ready_for(ChatDeed.SAY, by, id), by=by.number, key=key, text=text)


@transaction.atomic
def finish_chat(*, by: Signed, id: str, topic: str, note: str) -> Chat:
    """Ends it where it is still going on, and says what it was about. Raises Invalid ``bad_topic``."""
    row = _ready_for(ChatDeed.FINISH, by, id)
    if topic not in {each.id for each in topics()}:
        raise Invalid("没有这个主题，请重新选。", code="bad_topic")
    if row.state == ChatState.TALKING.value:
        end(row, ChatEnd.AGENT, by=by.number)
    sealed = seal_text(note)
    row.topic, row.note, row.summed_up_at = topic, sealed, datetime.now(UTC)
    tell_chat(row, ChatSummedUp(row.holder, topic, sealed), actor=Actor.staff(by.number))
    audit.record(by=by.number, action="chat.finish", about=subject(row.id), topic=topic)
    publish_chats()
    return row


def _ready_for(deed: ChatDeed, by: Signed, id: str) -> Chat:
    """The row, locked, when this person may do this now."""
    if not by.may(Permission.CHAT_WORK):
        deny(by, Permission.CHAT_WORK, subject(id))
    row = held(chat(id))
    if deed is ChatDeed.ASSIGN and not by.may(Permission.CHAT_ASSIGN):
        deny(by, Permission.CHAT_ASSIGN, subject(id))
    if why_not := chat_objection(row.standing, deed, by.number, leads=by.may(Permission.CHAT_ASSIGN)):
        raise Refused(why_not, code="not_now")
    return row


def _give(row: Chat, agent: str, by: Signed, deed: ChatDeed) -> None:
    serialise(f"chats of {agent}")
    if has_hands_full(held_by(agent)):
        whose = "您" if agent == by.number else f"{agent} "
        raise Refused(f"{whose}手里已经有 {AT_ONCE} 个咨询，先结束一个。", code="hands_full")
    now, was = datetime.now(UTC), row.holder
    waited = 0.0 if was else (now - row.waits_since).total_seconds()
    row.state, row.holder, row.taken_at, row.active_at = ChatState.TALKING.value, agent, now, now
    tell_chat(row, ChatTaken(agent, by.number, was, waited), actor=Actor.staff(by.number))
    audit.record(by=by.number, action=f"chat.{deed.value}", about=subject(row.id), agent=agent, was=was)
    publish_chats()
