"""Actions of a flow for the caller: queries to services, voicemails, texts, registered call-backs.

Each has a name that stays when callcontrol dies, so that doing it again is known to be the same.
"""

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
from hotline.domains.voice.calls.rules.parts import Leaving, PendingRequest
from hotline.domains.voice.calls.rules.phases import Walking
from hotline.domains.voice.ivr.rules.steps import Answered, MessageRecorded, NodeFinished, Query, Record, SendText
from hotline.events.calls import CallbackRequested, ServiceQueried, TextRequested, VoicemailLeft
from hotline.kernel.actor import CITIZEN

QUERY, MESSAGE = "query", "message"
#: Shorter voicemails are dropped: the caller hung up at the beep. Asterisk reports whole seconds, 1 for pure silence.
MIN_SECONDS = 1.5
#: Added to the maximum time of a query or recording, whose end normally arrives as an event.
GRACE_SECONDS = 1.0


def pending_of(draft: Draft) -> PendingRequest | Leaving | None:
    """The pending request or voicemail of the walk; None without one."""
    return draft.call.state.pending if isinstance(draft.call.state, Walking) else None


def _pending_request(draft: Draft, id: str) -> PendingRequest | None:
    pending = pending_of(draft)
    return pending if isinstance(pending, PendingRequest) and pending.id == id else None


# A service asked ---------------------------------------------------------------------------------------------------


def query(draft: Draft, request: Query) -> None:
    pending = PendingRequest(draft.fresh_name("q"), _node(draft), request)
    draft.update(pending=pending)
    draft.set_timer(QUERY, request.seconds + GRACE_SECONDS)
    draft.do(QueryService(pending.id, request))


def answered(draft: Draft, news: ServiceAnswered) -> None:
    if pending := _pending_request(draft, news.query):
        _query_over(draft, pending, news)
    else:
        draft.note("an answer nobody waits for")


def query_overdue(draft: Draft) -> None:
    pending = pending_of(draft)
    if isinstance(pending, PendingRequest):
        _query_over(draft, pending, ServiceAnswered(at=draft.at, query=pending.id, outcome="timeout"))


def _query_over(draft: Draft, pending: PendingRequest, news: ServiceAnswered) -> None:
    draft.cancel_timers(QUERY)
    draft.update(pending=None)
    if isinstance(pending.request, Query):
        draft.record(
            ServiceQueried(pending.node, pending.request.service, pending.request.operation, news.outcome, news.who)
        )
    draft.news.append(Answered(news.outcome, news.found))


# A text sent, a ring promised --------------------------------------------------------------------------------------


def send_text(draft: Draft, request: SendText) -> None:
    """Send a text to the caller's number; nothing for a withheld number."""
    if draft.call.caller.number is None:
        draft.news.append(NodeFinished("failed"))
        return
    pending = PendingRequest(draft.fresh_name("q"), _node(draft), request)
    draft.update(pending=pending)
    draft.do(SealText(pending.id, request.text))


def text_sealed(draft: Draft, news: TextSealed) -> None:
    pending, number = _pending_request(draft, news.message), draft.call.caller.number
    if pending is None or number is None:
        draft.note("a text nobody waits for")
        return
    draft.update(pending=None)
    draft.record(TextRequested(pending.id, pending.node, number, news.text))
    draft.news.append(NodeFinished("done"))


def promise(draft: Draft, reason: str) -> None:
    """Promise a call-back. Nothing is promised to a number withheld or one that cannot be rung back."""
    number = draft.call.caller.number
    if number is None or not draft.call.caller.rings_back:
        draft.news.append(NodeFinished("failed"))
    else:
        draft.record(CallbackRequested(number, reason))
        draft.news.append(NodeFinished("promised"))


# A message taken ---------------------------------------------------------------------------------------------------


def record(draft: Draft, request: Record) -> None:
    leaving = Leaving(draft.fresh_name("m"), draft.at, request.max_seconds)
    draft.update(pending=leaving)
    draft.set_timer(MESSAGE, request.max_seconds + GRACE_SECONDS)
    draft.do(RecordMessage(draft.call.channel, leaving.id, request.max_seconds, request.silence_seconds))


def recorded(draft: Draft, news: RecordingOver) -> None:
    leaving = pending_of(draft)
    if isinstance(leaving, Leaving) and leaving.id == news.recording:
        draft.news.append(MessageRecorded(_message_over(draft, leaving, news.seconds)))
    else:
        draft.note("a recording nobody waits for")


def message_overdue(draft: Draft) -> None:
    leaving = pending_of(draft)
    if isinstance(leaving, Leaving):
        draft.do(StopMessage(leaving.id))
        draft.news.append(MessageRecorded(_message_over(draft, leaving, None)))


def _message_over(draft: Draft, leaving: Leaving, seconds: float | None) -> float:
    """Emit the event of a voicemail with speech; returns its length in seconds, 0 without speech."""
    draft.cancel_timers(MESSAGE)
    draft.update(pending=None)
    if seconds is None:
        seconds = min((draft.at - leaving.since).total_seconds(), leaving.max_seconds)
    if seconds < MIN_SECONDS:
        draft.do(DiscardMessage(leaving.id))
        return 0
    draft.record(VoicemailLeft(f"{leaving.id}.wav", round(seconds, 1)), actor=CITIZEN)
    return seconds


# Ends and beginnings -----------------------------------------------------------------------------------------------


def drop(draft: Draft) -> None:
    """End pending actions when the walk ends or fails: a started voicemail is kept, a query is dropped."""
    draft.cancel_timers(QUERY)
    pending = pending_of(draft)
    if isinstance(pending, Leaving):
        draft.do(StopMessage(pending.id))
        _message_over(draft, pending, None)
    elif pending is not None:
        draft.update(pending=None)


def take_up_again(draft: Draft) -> None:
    """Resume pending actions after adoption: repeatable queries are repeated with the same id, others have failed."""
    match pending_of(draft):
        case None:
            pass
        case Leaving(id):
            draft.do(LookForMessage(id))
        case PendingRequest(id, _, SendText(text)):
            draft.do(SealText(id, text))
        case PendingRequest(id, _, Query(repeatable=True) as request):
            draft.do(QueryService(id, request))
        case PendingRequest() as pending:
            _query_over(draft, pending, ServiceAnswered(at=draft.at, query=pending.id, outcome="failed"))


def _node(draft: Draft) -> str:
    return draft.call.walk.node if draft.call.walk is not None else ""
