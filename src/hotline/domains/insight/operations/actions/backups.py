"""A backup that falls behind or fails its check is a red alarm until it is well; operators are notified of it."""

from datetime import datetime

from django.db import transaction

from hotline.domains.insight.operations.actions.conditions import raise_or_clear
from hotline.domains.insight.operations.ports import backup_reader
from hotline.domains.insight.operations.rules.backups import BackupState, subject_of
from hotline.infrastructure import audit

KIND, ABOUT = "backup_behind", "backup/condition"
BY = "system"


@transaction.atomic
def check_backup(now: datetime) -> bool:
    """Raise the alarm once, clear it once nothing is found; returns whether it stands. Safe to repeat."""
    state = backup_reader()(now) or BackupState()
    _record(state)
    problems = "；".join(state.problems)
    return raise_or_clear(KIND, ABOUT, f"{problems}。请运维查看 hotline backup status。" if problems else "", now)


def _record(state: BackupState) -> None:
    """The backup's program knows no database while it copies one, so its rows of the audit trail are written here."""
    for action, at in state.done.items():
        about = subject_of(at)
        if not audit.recorded_since(at, by=BY, action=action, about=about):
            outcome = "failed" if action in state.failed else "done"
            audit.record(by=BY, action=action, about=about, outcome=outcome)
