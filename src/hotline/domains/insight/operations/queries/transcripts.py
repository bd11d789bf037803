"""Reads the dialogue with 京晓保 in which an alarm was raised."""

from dataclasses import dataclass

from hotline.domains.insight.operations.models import Alarm
from hotline.domains.insight.operations.queries.alarms import alarm
from hotline.domains.understanding.assistant.queries.stored_questions import Exchange, exchanges_of
from hotline.domains.voice.callbacks.queries import callback_requested_in
from hotline.events.assistant import subject
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound

SESSION = subject("")


@dataclass(frozen=True)
class AlarmTranscript:
    """``exchanges``: the latest first, none once deleted. ``callback``: where the citizen is rung up, or ""."""

    alarm: Alarm
    exchanges: list[Exchange]
    callback: str


def transcript_of(*, by: Principal, alarm_id: str) -> AlarmTranscript:
    """Reading is on record. Raises NotFound for no alarm, and for one that nothing said to 京晓保 raised."""
    row = alarm(alarm_id)
    if not row.about.startswith(SESSION):
        raise NotFound("告警与京晓保对话无关，无对话可查看。请查看告警详情。")
    entry = callback_requested_in(row.about)
    exchanges = exchanges_of(by=by, session=row.about.removeprefix(SESSION))
    return AlarmTranscript(row, exchanges, entry.pk if entry else "")
