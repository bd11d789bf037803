"""What the domain has of one citizen's number, for the list of their contacts; each the newest first.

``indexes``: every index of the number. Texts and chats are found by an index of the table; items are read through, some
ten thousand a year.
"""

from collections.abc import Sequence

from django.db.models import Q

from hotline.domains.service.messaging.models import Chat, Item, Text, TextReply
from hotline.domains.service.messaging.queries.chats import of_led
from hotline.domains.voice.callbacks.queries import visits_of
from hotline.infrastructure.permissions import Principal


def chats_of_number(reader: Principal, indexes: Sequence[str], limit: int) -> list[tuple[Chat, bool]]:
    """The chats that the reader may read, each with whether it is the citizen's own: else it only mentions the number.

    Theirs are those of a visit in which the number was left for a call-back.
    """
    own = set(Chat.objects.filter(session__in=visits_of(indexes)).values_list("pk", flat=True))
    found = Q(pk__in=own) | Q(numbers__number_index__in=indexes)
    rows = Chat.objects.filter(of_led(reader), found).distinct().order_by("-requested_at", "-id")
    return [(row, row.pk in own) for row in rows[:limit]]


def texts_to_number(indexes: Sequence[str], limit: int) -> list[Text]:
    return list(Text.objects.filter(number_index__in=indexes).order_by("-requested_at", "-id")[:limit])


def replies_from_number(indexes: Sequence[str], limit: int) -> list[TextReply]:
    return list(TextReply.objects.filter(number_index__in=indexes).order_by("-received_at", "-id")[:limit])


def items_of_number(indexes: Sequence[str], limit: int) -> list[Item]:
    return list(Item.objects.filter(number_index__in=indexes).order_by("-received_at", "-id")[:limit])
