"""Makes items of arrivals that are no call to answer now, sends texts and answers them. Test calls make no items."""

from collections.abc import Sequence

from hotline.domains.service.messaging.actions import arrivals, texts
from hotline.domains.service.messaging.rules.arrivals import hand_over_is_owed
from hotline.domains.service.messaging.rules.replies import Meaning
from hotline.domains.voice.records.queries.details import record_of
from hotline.events.calls import TextRequested, VoicemailLeft
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.events.faxes import FaxFailed, FaxReceived
from hotline.events.texts import TextReplied

TEXT_REQUESTED = "call.text_asked"
TYPES = ("call.voicemail_left", "call.ended", "fax.received", "fax.failed", "text.replied")


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if event.type in TYPES and not event.test:
            _react_to(event)
        elif event.type == TEXT_REQUESTED:  # a test's too: it goes to the telephone that tests
            _send(event)


def _send(event: Envelope) -> None:
    requested = fact_of(event)
    assert isinstance(requested, TextRequested), "as its type says"
    texts.receive_text(call=subject_id(event), requested=requested, at=event.at)


def _react_to(event: Envelope) -> None:
    match fact_of(event):
        case VoicemailLeft() as left:
            call = record_of(subject_id(event))
            assert call is not None, "the calls' own reaction comes first"
            arrivals.receive_voicemail(id=f"voicemail-{call.id}-{event.seq}", call=call, left=left, at=event.at)
        case FaxReceived() as fax:
            arrivals.receive_fax(id=f"fax-{subject_id(event)}", fax=fax, at=event.at)
        case FaxFailed() as fax:
            arrivals.note_failed_fax(fax_id=subject_id(event), fax=fax)
            if fax.pages:
                arrivals.receive_fax(id=f"fax-{subject_id(event)}", fax=fax, at=event.at)
        case TextReplied() as reply:
            if reply.meaning == Meaning.OPEN:
                arrivals.receive_reply(id=subject_id(event), reply=reply, at=event.at)
            if reply.answer:
                texts.answer_reply(id=subject_id(event), reply=reply, at=event.at)
        case _:
            call = record_of(subject_id(event))
            if call is not None and hand_over_is_owed(call):
                arrivals.receive_hand_over(id=f"handover-{call.id}", call=call, at=event.at)
