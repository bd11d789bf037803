"""Whom 京晓保 could not help is rung up: onto the agents' call-back list, and told as an event of the session."""

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
    """Asked for twice in a session is one entry, with the number given last. Raises Invalid for no number."""
    lines = [Line(each.role, each.text) for each in turns]
    entry = callbacks.ask_callback(talk=subject(session), number=number, said=lines, now=datetime.now(UTC))
    emit(session, AssistantHandedOver(entry.id))
