"""Puts citizens whom 京晓保 could not help on the agents' callback list, and emits an event of the session."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.understanding.assistant.actions.answer_log import emit
from hotline.domains.understanding.assistant.rules.talk import Turn
from hotline.domains.voice.callbacks import actions as callbacks
from hotline.domains.voice.callbacks.ports import Line
from hotline.events.assistant import AssistantHandedOver, subject


@transaction.atomic
def request_callback(*, session: str, number: str, turns: Sequence[Turn]) -> None:
    """Enter a callback.

    A second request in a session changes the number of the first. Raises Invalid without a number.
    """
    lines = [Line(each.role, each.text) for each in turns]
    entry = callbacks.request_callback(talk=subject(session), number=number, lines=lines, now=datetime.now(UTC))
    emit(session, AssistantHandedOver(entry.id))
