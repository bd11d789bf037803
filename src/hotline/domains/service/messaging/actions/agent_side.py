"""Agents' actions on chats. Each locks the chat's row, so that only one of two agents who take a chat gets it."""

from django.db import transaction

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.service.messaging.actions.chats import end, held, publish_chats, record_chat, stored_message
from hotline.domains.service.messaging.models import Chat, ChatMessage
from hotline.domains.service.messaging.queries.chats import chat, held_by, leads_on
from hotline.domains.service.messaging.rules.chats import (
    AT_ONCE,
    ChatEnd,
    ChatState,
    ChatTransition,
    chat_refusal,
    has_hands_full,
)
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.events.chats import ChatPassedBack, ChatSummedUp, ChatTaken, subject
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import seal_text
from hotline.kernel.actor import Actor
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def take_chat(*, by: Principal, id: str) -> Chat:
    """Taking what one has changes nothing. Raises NotFound, Refused ``not_now``, ``hands_full``."""
    row = _ready_for(ChatTransition.TAKE, by, id)
    if row.holder != by.number:
        _give(row, by.number, by, ChatTransition.TAKE)
    return row


@transaction.atomic
def assign_chat(*, by: Principal, id: str, agent: str) -> Chat:
    """Give a chat to an agent, whoever holds it. For leaders. Raises Invalid, Refused ``hands_full``."""
    row = _ready_for(ChatTransition.ASSIGN, by, id)
    if not staff_with(Permission.CHAT_WORK).filter(number=agent).exists():
        raise Invalid("没有这个工号，或其不接待在线咨询。请更换。")
    if row.holder != agent:
        _give(row, agent, by, ChatTransition.ASSIGN)
    return row


@transaction.atomic
def pass_back(*, by: Principal, id: str) -> Chat:
    """Back into the line, where it was before: ahead of who came later."""
    row = _ready_for(ChatTransition.PASS_BACK, by, id)
    at, had = now(), row.holder
    row.state, row.holder, row.waits_since, row.active_at = ChatState.WAITING.value, "", at, at
    record_chat(row, ChatPassedBack(had, by.number), actor=Actor.staff(by.number))
    audit.record(by=by.number, action="chat.pass_back", about=subject(row.id), was=had)
    publish_chats()
    return row


@transaction.atomic
def write_as_agent(*, by: Principal, id: str, key: str, text: str) -> ChatMessage:
    """Raises NotFound, Invalid, Refused ``not_now``."""
    return stored_message(_ready_for(ChatTransition.REPLY, by, id), by=by.number, key=key, text=text)


@transaction.atomic
def finish_chat(*, by: Principal, id: str, topic: str, note: str) -> Chat:
    """End a chat if it still runs, and sum it up by topic and note. Raises Invalid ``bad_topic``."""
    row = _ready_for(ChatTransition.FINISH, by, id)
    if topic not in {each.id for each in topics()}:
        raise Invalid("没有这个主题，请重新选择。", code="bad_topic")
    if row.state == ChatState.TALKING.value:
        end(row, ChatEnd.AGENT, by=by.number)
    sealed = seal_text(note, subject(row.id), "note")
    row.topic, row.note, row.summed_up_at = topic, sealed, now()
    record_chat(row, ChatSummedUp(row.holder, topic, sealed), actor=Actor.staff(by.number))
    audit.record(by=by.number, action="chat.finish", about=subject(row.id), topic=topic)
    publish_chats()
    return row


def _ready_for(transition: ChatTransition, by: Principal, id: str) -> Chat:
    """The row, locked, when this person may do this now."""
    if not by.may(Permission.CHAT_WORK):
        deny(by, Permission.CHAT_WORK, subject(id))
    if transition is not ChatTransition.TAKE:  # who comes second to a chat that waited hears who was first
        chat(by, id)
    row = held(id)
    if transition is ChatTransition.ASSIGN and not by.may(Permission.CHAT_ASSIGN):
        deny(by, Permission.CHAT_ASSIGN, subject(id))
    if why_not := chat_refusal(row.status, transition, by.number, leads=leads_on(by, row)):
        raise Refused(why_not, code="not_now")
    return row


def _give(row: Chat, agent: str, by: Principal, transition: ChatTransition) -> None:
    serialise(f"chats of {agent}")
    if has_hands_full(held_by(agent)):
        whose = "您" if agent == by.number else f"{agent} "
        raise Refused(f"{whose}已有 {AT_ONCE} 个咨询，请先结束一个。", code="hands_full")
    at, was = now(), row.holder
    waited = 0.0 if was else (at - row.waits_since).total_seconds()
    row.state, row.holder, row.taken_at, row.active_at = ChatState.TALKING.value, agent, at, at
    record_chat(row, ChatTaken(agent, by.number, was, waited), actor=Actor.staff(by.number))
    audit.record(by=by.number, action=f"chat.{transition.value}", about=subject(row.id), agent=agent, was=was)
    publish_chats()
