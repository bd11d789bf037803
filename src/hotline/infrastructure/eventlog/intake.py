"""Messages of the bus become rows of the log, once each, in order. A message that cannot be decoded is parked."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import structlog

from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.chain import canonical
from hotline.infrastructure.eventlog.log import append, lock_head, new_among, park

log = structlog.get_logger()
LONGEST = {"subject": 120, "type": 60, "actor": 60, "site": 20, "node": 20}
LARGEST_SEQ, LARGEST_VERSION = 2**31 - 1, 2**15 - 1


class LoggedMessage(NamedTuple):
    """A message as the bus delivered it: subject, payload and position in the stream."""

    subject: str
    payload: bytes
    position: int


def take_in(messages: Sequence[LoggedMessage], stream: str) -> list[Envelope]:
    """Log new messages and return their events, inside a transaction. A message that was logged before is skipped."""
    head = lock_head()
    if head.stream != stream:
        head.stream, head.stream_position = stream, 0
    waiting = [message for message in messages if message.position > head.stream_position]
    if not waiting:
        return []
    read = [(event, message) for message in waiting if (event := _read(message)) is not None]
    by_name = {event.id: message for event, message in reversed(read)}
    fresh, contradicting = new_among(event for event, _ in read)
    for event in contradicting:
        payload = msgspec.json.encode(event)
        _park(LoggedMessage(event.subject, payload, by_name[event.id].position), "another event has this name already")
    append(head, ((event, by_name[event.id].position) for event in fresh))
    head.stream_position = waiting[-1].position
    head.save()
    return fresh


def _read(message: LoggedMessage) -> Envelope | None:
    try:
        event = msgspec.json.decode(message.payload, type=Envelope)
        fact_of(event)
        check_storable(event)
    except ValueError as error:  # msgspec's decoding and validation errors are ValueErrors
        _park(message, str(error))
        return None
    return event


def check_storable(event: Envelope) -> None:
    """Raises ValueError when the table cannot store the event."""
    for field, longest in LONGEST.items():
        if len(getattr(event, field)) > longest:
            raise ValueError(f"{field} is longer than {longest}")
    if event.seq > LARGEST_SEQ or not 0 <= event.version <= LARGEST_VERSION:
        raise ValueError("seq or version out of range")
    if b"\\u0000" in canonical(event):
        raise ValueError("text with a zero character")


def _park(message: LoggedMessage, reason: str) -> None:
    log.warning("an event was parked", action="event_parked", position=message.position, reason=reason)
    park(message.subject, message.payload, message.position, reason)
