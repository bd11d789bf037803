"""A backup that falls behind or fails its check is a red alarm until it is well; operators are notified of it."""

from datetime import datetime

from django.db import transaction

from hotline.domains.insight.operations.actions.invariants import clear_alarms
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.insight.operations.ports import backup_reader
from hotline.domains.insight.operations.rules.backups import BackupState, subject_of
from hotline.domains.insight.operations.rules.invariants import INVARIANT
from hotline.events.operations import AlarmRaised, subject
from hotline.infrastructure import audit, outbox
from hotline.kernel.ids import new_id

KIND, ABOUT = "backup_behind", "backup/condition"
BY = "system"


@transaction.atomic
def check_backup(now: datetime) -> bool:
    """Raise the alarm once, clear it once nothing is found; returns whether it stands. Safe to repeat."""
    state = backup_reader()(now) or BackupState()
    _record(state)
    open = list(OpenViolation.objects.select_for_update().filter(invariant=KIND))
    if not state.problems:
        clear_alarms(open)
        return False
    if not open:
        alarm = new_id(INVARIANT.removesuffix("-"))
        text = f"{'；'.join(state.problems)}。请运维查看 hotline backup status。"
        outbox.announce(AlarmRaised("red", KIND, ABOUT, text), subject=subject(alarm))
        OpenViolation.objects.create(invariant=KIND, about=ABOUT, alarm=alarm, since=now)
    return True


def _record(state: BackupState) -> None:
    """The backup's program knows no database while it copies one, so its rows of the audit trail are written here."""
    for action, at in state.done.items():
        about = subject_of(at)
        if not audit.recorded_since(at, by=BY, action=action, about=about):
            outcome = "failed" if action in state.failed else "done"
            audit.record(by=BY, action=action, about=about, outcome=outcome)
