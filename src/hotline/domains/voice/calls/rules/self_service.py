"""What a flow has done for the caller outside the call: a service asked, a message taken, a text sent, a ring promised.

Each has a name that stays when callcontrol dies, so that doing it again is known to be the same.
"""

from hotline.domains.voice.calls.rules.call import Leaving, PendingRequest
from hotline.domains.voice.calls.rules.commands import (
    DiscardMessage,
    LookForMessage,
    QueryService,
    RecordMessage,
    SealText,
    StopMessage,
)
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import RecordingOver, ServiceAnswered, TextSealed
from hotline.domains.voice.ivr.rules.steps import Answered, MessageRecorded, NodeFinished, Query, Record, SendText
from hotline.events.calls import CallbackRequested, ServiceQueried, TextRequested, VoicemailLeft
from hotline.kernel.actor import CITIZEN

QUERY, MESSAGE = "query", "message"
#: Shorter is a caller who hung up at the beep. The switch tells whole seconds, and 1 of one who said nothing at all.
MIN_SECONDS = 1.5
#: A service's answer and the end of a recording come by themselves; this is for when they do not.
GRACE_SECONDS = 1.0


def busy(draft: Draft) -> bool:
    """The walk waits for one of these."""
    return draft.call.asking is not None or draft.call.leaving is not None


# A service asked ---------------------------------------------------------------------------------------------------


def query(draft: Draft, request: Query) -> None:
    pending = PendingRequest(draft.fresh_name("q"), _node(draft), request)
    draft.change(asking=pending)
    draft.set_timer(QUERY, request.seconds + GRACE_SECONDS)
    draft.do(QueryService(pending.id, request))


def answered(draft: Draft, news: ServiceAnswered) -> None:
    pending = draft.call.asking
    if pending is None or pending.id != news.query:
        draft.note("an answer nobody waits for")
    else:
        _query_over(draft, pending, news)


def query_overdue(draft: Draft) -> None:
    pending = draft.call.asking
    if pending is not None:
        _query_over(draft, pending, ServiceAnswered(at=draft.at, query=pending.id, outcome="timeout"))


def _query_over(draft: Draft, pending: PendingRequest, news: ServiceAnswered) -> None:
    draft.cancel_timers(QUERY)
    draft.change(asking=None)
    if isinstance(pending.wanted, Query):
        draft.record(
            ServiceQueried(pending.node, pending.wanted.service, pending.wanted.operation, news.outcome, news.who)
        )
    draft.news.append(Answered(news.outcome, news.found))


# A text sent, a ring promised --------------------------------------------------------------------------------------


def send_text(draft: Draft, request: SendText) -> None:
    """To the number the caller rings from; one that is withheld gets nothing."""
    if draft.call.number is None:
        draft.news.append(NodeFinished("failed"))
        return
    pending = PendingRequest(draft.fresh_name("q"), _node(draft), request)
    draft.change(asking=pending)
    draft.do(SealText(pending.id, request.text))


def text_sealed(draft: Draft, news: TextSealed) -> None:
    pending = draft.call.asking
    if pending is None or pending.id != news.message or draft.call.number is None:
        draft.note("a text nobody waits for")
        return
    draft.change(asking=None)
    draft.record(TextRequested(pending.id, pending.node, draft.call.number, news.text))
    draft.news.append(NodeFinished("done"))


def promise(draft: Draft, reason: str) -> None:
    if draft.call.number is None:
        draft.news.append(NodeFinished("failed"))
    else:
        draft.record(CallbackRequested(draft.call.number, reason))
        draft.news.append(NodeFinished("promised"))


# A message taken ---------------------------------------------------------------------------------------------------


def record(draft: Draft, request: Record) -> None:
    leaving = Leaving(draft.fresh_name("m"), draft.at, request.most_seconds)
    draft.change(leaving=leaving)
    draft.set_timer(MESSAGE, request.most_seconds + GRACE_SECONDS)
    draft.do(RecordMessage(draft.call.channel, leaving.id, request.most_seconds, request.silence_seconds))


def recorded(draft: Draft, news: RecordingOver) -> None:
    if draft.call.leaving is None or draft.call.leaving.id != news.recording:
        draft.note("a recording nobody waits for")
    else:
        draft.news.append(MessageRecorded(_message_over(draft, news.seconds)))


def message_overdue(draft: Draft) -> None:
    if draft.call.leaving is not None:
        draft.do(StopMessage(draft.call.leaving.id))
        draft.news.append(MessageRecorded(_message_over(draft, None)))


def _message_over(draft: Draft, seconds: float | None) -> float:
    """Tell of a message of some length; how long it is, 0 when there is none."""
    leaving = draft.call.leaving
    assert leaving is not None, "only a message that is being left can be over"
    draft.cancel_timers(MESSAGE)
    draft.change(leaving=None)
    if seconds is None:
        seconds = min((draft.at - leaving.since).total_seconds(), leaving.most_seconds)
    if seconds < MIN_SECONDS:
        draft.do(DiscardMessage(leaving.id))
        return 0
    draft.record(VoicemailLeft(f"{leaving.id}.wav", round(seconds, 1)), actor=CITIZEN)
    return seconds


# Ends and beginnings -----------------------------------------------------------------------------------------------


def drop(draft: Draft) -> None:
    """The walk is over, or fails: who hung up after the beep has left a message, of a query nobody needs the answer."""
    draft.cancel_timers(QUERY)
    draft.change(asking=None)
    if draft.call.leaving is not None:
        draft.do(StopMessage(draft.call.leaving.id))
        _message_over(draft, None)


def take_up_again(draft: Draft) -> None:
    """After callcontrol was away. What may be asked twice is asked under its old name, the rest has failed."""
    pending, leaving = draft.call.asking, draft.call.leaving
    if leaving is not None:
        draft.do(LookForMessage(leaving.id))
    if pending is None:
        return
    match pending.wanted:
        case SendText(text):
            draft.do(SealText(pending.id, text))
        case Query(repeatable=True) as request:
            draft.do(QueryService(pending.id, request))
        case Query():
            _query_over(draft, pending, ServiceAnswered(at=draft.at, query=pending.id, outcome="failed"))


def _node(draft: Draft) -> str:
    return draft.call.walk.node if draft.call.walk is not None else ""
