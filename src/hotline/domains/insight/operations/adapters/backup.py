"""What the program ``backup`` of this machine says about the backup."""

from datetime import datetime

from hotline.domains.insight.operations.rules.backups import BackupState
from hotline.infrastructure.backups import condition
from hotline.infrastructure.settings import settings

NEVER = "尚未备份：请运维查看备份程序（hotline status）"


def state_of_backup(now: datetime) -> BackupState | None:
    """None where no backup is set."""
    if not settings().backup.to:
        return None
    known = condition.read(settings().place.data.absolute() / "backup")
    if known is None:
        return BackupState((NEVER,))
    done = {
        "backup.made": known.base,
        "backup.verified": known.verified,
        "backup.drilled": known.drilled,
        "backup.restored": known.restored,
        "backup.keys_stored": known.keys_stored,
    }
    failed = {"backup.verified": known.verify_problem, "backup.drilled": known.drill_problem}
    return BackupState(
        tuple(condition.problems_of(known, now)),
        {action: at for action, at in done.items() if at is not None},
        frozenset(action for action, problem in failed.items() if problem),
    )
