"""Words that sound like unrest, in a case, a comment, an agent's summary, a question to 京晓保 or a chat: a leader is
asked to look, nothing else.
"""

from collections.abc import Sequence

from django.db import transaction

from hotline.domains.service.messaging.queries.chats import written_lately
from hotline.domains.service.workorders.queries.unrest import assessment_of
from hotline.domains.understanding.screening.queries import (
    ALARM_LEVELS,
    is_graver,
    unrest_in,
    unrest_in_note,
    unrest_in_talk,
)
from hotline.events import assistant, chats, operations, routing, workorders
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.infrastructure import outbox
from hotline.infrastructure.eventlog.log import events_of_subject, last_seq
from hotline.infrastructure.sealing import opened_for_screening
from hotline.kernel.actor import Actor
from hotline.kernel.sealed import Place, in_place

#: Of a danger whose level is not known.
ORANGE = "橙"
ALARM, CLEARED = "unrest_words", "alarm.cleared"
#: Types of events that bring new text to a case.
OPENED, CHANGED, COMMENTED, WRAPPED_UP = "case.opened", "case.changed", "case.commented", "agent.wrap_up_saved"
#: Types of events with text in the timeline -> kinds of its lines, and their name in the alarm.
LINES: dict[str, tuple[tuple[str, ...], str]] = {
    "case.urged": (("urged",), "的催办"),
    "case.reopened": (("reopened",), "的重开理由"),
    "case.step_done": (("step",), "的办理说明"),
    "case.noted": (("contacted", "unreached"), "的联系记录"),
}
#: Events whose words are staff's notes of their own work, not what the citizen said.
OWN_WORK = frozenset({"case.step_done", "case.noted"})
#: The field by which somebody marks a case.
MARK = "unrest"
ANSWERED, HANDED_OVER, WRITTEN = "assistant.answered", "assistant.handed_over", "chat.written"


def look_for_unrest(events: Sequence[Envelope]) -> None:
    """Look for words of unrest in events and raise alarms. Safe to repeat."""
    for event in events:
        if event.type == WRAPPED_UP:
            _look_at_summary(event)
        elif event.type == ANSWERED:
            _look_at_answer(event)
        elif event.type == HANDED_OVER:
            _look_at_callback(event)
        elif event.type == WRITTEN:
            _look_at_chat(event)
        elif event.type in (OPENED, CHANGED, COMMENTED, *LINES):
            _look_at_case(event)
        if event.type == CHANGED and MARK in event.data["fields"]:
            _settle(event)


def _look_at_case(event: Envelope) -> None:
    lines, called = LINES.get(event.type, ((), ""))
    case = assessment_of(subject_id(event), lines)
    if not case or (event.type == CHANGED and case.worded.isdisjoint(event.data["fields"])):
        return
    text = case.line if lines else case.comment if event.type == COMMENTED else case.subject
    if not text:
        return
    verdict = unrest_in_note(text) if event.type in OWN_WORK else unrest_in(text)
    if verdict.level and is_graver(verdict.level, case.unrest):
        where = "的留言" if event.type == COMMENTED else called
        like = f"疑似不稳定因素（{verdict.level}，{verdict.kind}）"
        message = f"工单 {case.number} {where}{like}。请打开核对，属实请标记并处置。"
        _raise_alarm(workorders.subject(subject_id(event)), subject_id(event), verdict.level, message, call=case.call)


def _settle(event: Envelope) -> None:
    """Clear the alarms that asked to check a case which has now been marked, unless they are graver than the mark.

    The mark raises an alarm of its own. Whether a graver alarm was too grave is for a leader to decide.
    """
    case = assessment_of(subject_id(event))
    for level in ALARM_LEVELS if case and case.unrest else ():
        name = _named(subject_id(event), level)
        if case and not is_graver(level, case.unrest) and _is_raised(name) and not _is_over(name):
            over = operations.AlarmCleared(event.data["by"], f"已标为不稳定因素（{case.unrest}）")
            outbox.announce(over, subject=name, actor=Actor.staff(over.by), after=last_seq(name))


def _look_at_summary(event: Envelope) -> None:
    saved = routing.wrap_up_of(event)
    if saved.notes is None or not saved.notes.cipher:
        return
    try:
        verdict = unrest_in(opened_for_screening(in_place(saved.notes, Place(f"call/{saved.call}", "notes"))))
    except KeyError:
        return  # its key was destroyed
    if verdict.level:
        agent = subject_id(event)
        message = (
            f"{agent} 的通话小结疑似不稳定因素（{verdict.level}，{verdict.kind}）。请打开核对，属实请登记工单处置。"
        )
        _raise_alarm(f"call/{saved.call}", saved.call, verdict.level, message, call=saved.call, agent=agent)


def _look_at_answer(event: Envelope) -> None:
    """Raise an alarm for unrest in a question to 京晓保, which has graded it already.

    The citizen is not known before leaving a number.
    """
    answered = assistant.fact_of(event)
    if isinstance(answered, assistant.AssistantAnswered) and answered.level:
        like = f"疑似不稳定因素（{'，'.join(filter(None, (answered.level, answered.unrest)))}）"
        message = f"市民与京晓保的对话{like}，已请其拨打 12333，危险时先拨 110、120。请查看对话，留意来电。"
        _raise_alarm(event.subject, subject_id(event), answered.level, message)


def _look_at_callback(event: Envelope) -> None:
    """Raise an alarm when a citizen whose dialogue showed unrest leaves a number and can be called."""
    handed, session = assistant.fact_of(event), subject_id(event)
    level = next((level for level in ALARM_LEVELS if _is_raised(_named(session, level))), "")
    if isinstance(handed, assistant.AssistantHandedOver) and level:
        message = f"市民与京晓保的对话疑似不稳定因素（{level}），已留电话，请查看对话并立即回拨。"
        _raise_alarm(f"callback/{handed.entry}", handed.entry, level, message)


def _look_at_chat(event: Envelope) -> None:
    """Screen each message of a citizen in a chat, together with those just before it, whether or not an agent is
    there.
    """
    written = chats.fact_of(event)
    found = written_lately(subject_id(event), written.number) if isinstance(written, chats.ChatWritten) else None
    verdict = unrest_in_talk([(line.role, line.text) for line in found.lines]) if found else None
    if found and verdict and verdict.level:
        where = f"{found.holder} 正在接待" if found.holder else "尚未接入"
        like = f"疑似不稳定因素（{verdict.level}，{verdict.kind}）"
        message = f"在线咨询{like}，{where}。请打开核对，属实请接管或登记工单处置。"
        _raise_alarm(event.subject, subject_id(event), verdict.level, message, agent=found.holder)


def alarm_of_ai_talk(*, call: str, agent: str, level: str, kind: str) -> None:
    """Raise an alarm at once when an AI seat hands a caller over for unrest. Without a level it counts as 橙."""
    like = f"疑似不稳定因素（{'，'.join(filter(None, (level or ORANGE, kind)))}）"
    message = f"智能坐席 {agent} 的来电{like}，正在优先转人工。请监听，必要时接管。"
    with transaction.atomic():
        _raise_alarm(f"call/{call}", call, level or ORANGE, message, call=call, agent=agent)


def _raise_alarm(about: str, id: str, level: str, message: str, *, call: str = "", agent: str = "") -> None:
    """Once for each level of one thing. The words themselves stay where they are sealed or shown to few."""
    name = _named(id, level)
    if not _is_raised(name):
        raised = operations.AlarmRaised(ALARM_LEVELS[level], ALARM, about, message, call=call, agent=agent)
        outbox.announce(raised, subject=name)


def _named(id: str, level: str) -> str:
    return operations.subject(f"{id}-words-{ALARM_LEVELS[level]}")


def _is_raised(name: str) -> bool:
    return bool(outbox.announced(name) or last_seq(name))


def _is_over(name: str) -> bool:
    assessment_of = [event.type for event in outbox.announced(name)]
    return CLEARED in assessment_of or bool(events_of_subject(name, [CLEARED]))
