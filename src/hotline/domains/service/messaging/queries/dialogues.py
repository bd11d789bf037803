"""Texts to and from one citizen, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.domains.service.messaging.models import BarredNumber, Text, TextReply
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.sealed import Sealed

#: The latest ones of each direction.
LONGEST = 100


@dataclass(frozen=True)
class Dialogue:
    """``texts``: those we sent, and those of the citizen, in order."""

    texts: Sequence[Text | TextReply]
    bars: frozenset[Bar]


def dialogue_with(number: Sealed) -> Dialogue:
    indexes = indexes_of(number)
    ours = Text.objects.filter(number_index__in=indexes).order_by("-requested_at")[:LONGEST]
    theirs = TextReply.objects.filter(number_index__in=indexes).order_by("-received_at")[:LONGEST]
    bars = BarredNumber.objects.filter(number_index__in=indexes).values_list("why", flat=True)
    return Dialogue(sorted([*ours, *theirs], key=moment_of), frozenset(map(Bar, bars)))


def moment_of(text: Text | TextReply) -> datetime:
    return text.received_at if isinstance(text, TextReply) else text.requested_at


def reply_of_item(item: str) -> TextReply | None:
    """The text that became this item."""
    return TextReply.objects.filter(pk=item.removeprefix("text-")).first()


def replies_of(call: str) -> list[TextReply]:
    """What citizens wrote in answer to the texts of a call."""
    return list(TextReply.objects.filter(call=call).order_by("received_at", "id"))


def reply_of(call: str, id: str) -> TextReply | None:
    return TextReply.objects.filter(pk=id, call=call).first()
