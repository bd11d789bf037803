"""Words that sound like unrest, in a case, a comment, an agent's summary, a question to 京晓保 or a chat: a leader is
asked to look, nothing else.
"""

from collections.abc import Sequence

from hotline.domains.assistant.queries import unrest_in, unrest_in_talk
from hotline.domains.messaging.queries.chats import written_lately
from hotline.domains.workorders.queries.unrest import ALARM_LEVELS, is_graver, told
from hotline.events import assistant, chats, operations, routing, workorders
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.infrastructure import outbox
from hotline.infrastructure.eventlog.log import last_seq
from hotline.infrastructure.sealing import opened_to_judge

ALARM = "unrest_words"
#: Of a case, those that bring words; ``summary`` and ``content`` are the fields.
OPENED, CHANGED, COMMENTED, WRAPPED_UP = "case.opened", "case.changed", "case.commented", "agent.wrap_up_saved"
ANSWERED, WRITTEN = "assistant.answered", "chat.written"
WORDED = {"summary", "content"}


def look_for_unrest(events: Sequence[Envelope]) -> None:
    """Repeating it tells nothing twice."""
    for event in events:
        if event.type == WRAPPED_UP:
            _look_at_summary(event)
        elif event.type == ANSWERED:
            _look_at_answer(event)
        elif event.type == WRITTEN:
            _look_at_chat(event)
        elif event.type in (OPENED, COMMENTED) or (event.type == CHANGED and WORDED & set(event.data["fields"])):
            _look_at_case(event)


def _look_at_case(event: Envelope) -> None:
    case = told(subject_id(event))
    words = case and (case.said if event.type == COMMENTED else case.matter)
    if not case or not words:
        return
    verdict = unrest_in(words)
    if verdict.level and is_graver(verdict.level, case.unrest):
        where = "的留言" if event.type == COMMENTED else ""
        like = f"像有不稳定因素（{verdict.level}，{verdict.kind}）"
        message = f"工单 {case.number} {where}{like}。请打开核对，属实就标出来处置。"
        _ask(workorders.subject(subject_id(event)), subject_id(event), verdict.level, message, call=case.call)


def _look_at_summary(event: Envelope) -> None:
    saved = routing.wrap_up_of(event)
    if saved.notes is None or not saved.notes.cipher:
        return
    try:
        verdict = unrest_in(opened_to_judge(saved.notes))
    except KeyError:
        return  # its key was destroyed
    if verdict.level:
        agent = subject_id(event)
        message = f"{agent} 的通话小结像有不稳定因素（{verdict.level}，{verdict.kind}）。请打开核对，属实就建单处置。"
        _ask(f"call/{saved.call}", saved.call, verdict.level, message, call=saved.call, agent=agent)


def _look_at_answer(event: Envelope) -> None:
    """The engine has judged it already; who asked is not known, and what was said is not kept."""
    answered = assistant.fact_of(event)
    if isinstance(answered, assistant.AssistantAnswered) and answered.level:
        message = f"有市民在京晓保里说的话像有不稳定因素（{answered.level}），已请其拨打 12333 或 110。请留意来电。"
        _ask(event.subject, subject_id(event), answered.level, message)


def _look_at_chat(event: Envelope) -> None:
    """Each message of the citizen's with those just before it, whether somebody answers there or nobody does yet."""
    written = chats.fact_of(event)
    found = written_lately(subject_id(event), written.number) if isinstance(written, chats.ChatWritten) else None
    verdict = unrest_in_talk([(line.role, line.text) for line in found.lines]) if found else None
    if found and verdict and verdict.level:
        where = f"{found.holder} 正在接待" if found.holder else "还没有人接入"
        like = f"像有不稳定因素（{verdict.level}，{verdict.kind}）"
        message = f"在线咨询里市民写的话{like}，{where}。请打开核对，属实就接管或建单处置。"
        _ask(event.subject, subject_id(event), verdict.level, message, agent=found.holder)


def _ask(about: str, id: str, level: str, message: str, *, call: str = "", agent: str = "") -> None:
    """Once for each level of one thing. The words themselves stay where they are sealed or shown to few."""
    name = operations.subject(f"{id}-words-{ALARM_LEVELS[level]}")
    if not outbox.announced(name) and not last_seq(name):
        raised = operations.AlarmRaised(ALARM_LEVELS[level], ALARM, about, message, call=call, agent=agent)
        outbox.announce(raised, subject=name)
