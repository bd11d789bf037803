"""Voicemails, faxes and handed-over callers as they arrive, for tests of the items made of them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hotline.config.reactions import react
from hotline.events import calls, faxes
from hotline.events.envelope import Envelope, Fact, envelope
from hotline.infrastructure.eventlog.log import append, lock_head
from hotline.infrastructure.sealing import seal_number
from tests.domains.voice.calls.tales import NINE, Tale

CASE = "20261125-004217"


def log(events: Iterable[Envelope]) -> None:
    """As the projector does: logged, then told to every domain."""
    found = list(events)
    with transaction.atomic():
        head = lock_head()
        append(head, ((event, None) for event in found))
        head.save()
        react(found)


def voicemail(call: str = "c1", at: datetime = NINE, *, file: str = "c1.wav", test: bool = False) -> Tale:
    tale = Tale(call, at, test=test).arrives(seal_number("13800000001", f"call/{call}")).queues("social", after=5)
    tale.leaves("failed", after=60)
    return tale.publish(calls.VoicemailLeft(file, 12.5), after=20, actor="caller").ends("caller", after=1)


def hand_over(call: str = "c2", at: datetime = NINE) -> Tale:
    tale = (
        Tale(call, at).arrives(seal_number("13800000002", f"call/{call}")).handed_over(CASE).queues("social", after=5)
    )
    return tale.leaves("abandoned", after=40).ends("caller")


def fax(fact: Fact | None = None, id: str = "f1", at: datetime = NINE) -> Envelope:
    number, station = (
        seal_number("01065000003", faxes.subject(id)),
        seal_number("861065000003", faxes.subject(id), "station"),
    )
    fact = fact or faxes.FaxReceived("fax-f1.tif", 2, number, station, "12333900")
    return envelope(fact, subject=faxes.subject(id), seq=1, at=at, actor="system", site="bj1", node="a")
