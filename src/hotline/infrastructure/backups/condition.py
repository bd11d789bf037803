"""How the backup is going, in a file that the program writes and everybody else reads."""

import fcntl
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from hotline.infrastructure.backups.tools import Owner

FILE = "condition.json"
#: Older than this, the newest restorable moment is an alarm.
LATE = timedelta(minutes=5)
#: The program writes its condition every few seconds; so long without one, and it does not run.
SILENT = timedelta(minutes=15)
#: So long without a drill, which the program does each week, is an alarm.
DRILL_LATE = timedelta(days=9)


class Condition(msgspec.Struct, frozen=True):
    """``database``, ``files``: the newest moments to which each can be restored. ``problem``, ``base_problem``: why
    the last copy, the last base backup failed.

    ``verified``: the last complete check of the repository; ``verify_problem``: what it found;
    ``drilled``, ``drill_problem``: the last drill alike. ``keys_stored``: when the keys
    were last sealed into a file. ``restored``: when this installation was brought back. ``since``: when its condition
    was noted first.
    """

    at: datetime
    database: datetime | None = None
    files: datetime | None = None
    base: datetime | None = None
    problem: str = ""
    base_problem: str = ""
    verified: datetime | None = None
    verify_problem: str = ""
    drilled: datetime | None = None
    drill_problem: str = ""
    keys_stored: datetime | None = None
    restored: datetime | None = None
    since: datetime | None = None

    @property
    def restorable(self) -> datetime | None:
        """The newest moment to which everything can be restored; None while there is none."""
        if self.database is None or self.files is None or self.base is None:
            return None
        return min(self.database, self.files)


def read(folder: Path) -> Condition | None:
    """None before the program has run for the first time."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Condition)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def note(folder: Path, owner: Owner, **changes: Any) -> Condition:
    """Change what is known, in one step, whichever processes and threads do so at once."""
    with (folder / "condition.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.geteuid() == 0:
            os.fchown(lock.fileno(), owner.uid, owner.gid)
        now = datetime.now(UTC)
        known = read(folder) or Condition(now)
        after = msgspec.structs.replace(known, **{"at": now, "since": known.since or now, **changes})
        fresh = folder / f"{FILE}.new"
        fresh.write_bytes(msgspec.json.encode(after))
        if os.geteuid() == 0:
            os.chown(fresh, owner.uid, owner.gid)
        fresh.replace(folder / FILE)
    return after


def problems_of(known: Condition, now: datetime) -> list[str]:
    """What an operator must see to, in words."""
    found = []
    if now - known.at > SILENT:
        found.append("备份程序没有运行：hotline status 查看，hotline up 启动")
    elif known.restorable is None:
        found.append("尚无完整备份：第一次备份正在进行，或未能完成")
    elif now - known.restorable > LATE:
        found.append(f"最新可恢复的时刻已在 {int((now - known.restorable).total_seconds() // 60)} 分钟以前")
    found += filter(None, (known.problem, known.base_problem))
    if known.verify_problem:
        found.append(f"核对备份发现问题：{known.verify_problem}")
    if known.drill_problem:
        found.append(f"恢复演练发现问题：{known.drill_problem}")
    if (last := known.drilled or known.since) and now - last > DRILL_LATE:
        how = "上次演练在" if known.drilled else "尚未演练过，备份设置于"
        found.append(
            f"恢复演练逾期：{how} {(now - last).days} 天前。请查看备份程序是否运行，或执行 hotline backup drill"
        )
    return found
