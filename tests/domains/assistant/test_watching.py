"""Whether 京晓保 answers, minute by minute: from its first answer on."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hotline.domains.assistant.actions import watch
from hotline.domains.assistant.ports import Probed
from hotline.domains.assistant.queries import availability
from hotline.kernel.clock import beijing_day

pytestmark = [pytest.mark.real, pytest.mark.django_db]
NOON = datetime(2026, 11, 27, 4, 0, 20, tzinfo=UTC)


def silent() -> Probed:
    return Probed(0, "no answer")


def answering() -> Probed:
    return Probed(12, "")


def test_what_was_never_up_is_not_down_and_afterwards_every_minute_counts(settings: Any) -> None:
    for at, probe in enumerate((silent, silent, answering, silent, answering)):
        settings.ASSISTANT_PROBE = f"{__name__}.{probe.__name__}"
        watch(NOON + timedelta(minutes=at))
        watch(NOON + timedelta(minutes=at, seconds=9))
    today = beijing_day(NOON)
    assert [(day.measured, day.down) for day in availability.days(today, today)] == [(3, 1)]
    (stretch,) = availability.stretches_of(today)
    assert stretch.first == NOON.replace(second=0) + timedelta(minutes=3)
