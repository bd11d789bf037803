"""What an operator must know of the machine itself: disk, clock, certificate, backup, work that waits."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

#: Shares of the disk in use, seconds by which the clock may be off, work that may wait.
DISK_FULL, DISK_SOON = 0.95, 0.85
CLOCK_OFF_SECONDS = 0.5
MANY_JOBS, MANY_UNSENT = 500, 200
CERTIFICATE_SOON = timedelta(days=30)


class DiskUse(msgspec.Struct, frozen=True):
    total: int
    free: int

    @property
    def share(self) -> float:
        return 1 - self.free / self.total if self.total else 0.0


class ClockNow(msgspec.Struct, frozen=True):
    """``synchronised``: by a time service, as the kernel knows it; ``max_error_seconds``: how far it may be off."""

    synchronised: bool
    max_error_seconds: float


class BackupNow(msgspec.Struct, frozen=True):
    """``restorable``: the newest moment to which everything can be restored. None: never."""

    restorable: datetime | None
    base: datetime | None
    verified: datetime | None
    drilled: datetime | None
    problems: tuple[str, ...]


class Machine(msgspec.Struct, frozen=True):
    """A machine at one moment. None of what is not there, or could not be read."""

    site: str
    node: str
    version: str
    revision: str
    disk: DiskUse
    clock: ClockNow | None
    certificate_until: datetime | None
    backup: BackupNow | None
    #: Jobs that should have begun; messages for the bus that wait; bytes of the database.
    jobs: int | None
    unsent: int | None
    database_bytes: int | None


class Finding(msgspec.Struct, frozen=True):
    """How something of the machine is. ``tone``: ok, warn, danger, unknown; ``remedy``: what to do, "" when well."""

    code: str
    tone: str
    text: str
    remedy: str = ""


def findings(machine: Machine, now: datetime) -> list[Finding]:
    """One line for each, in the order of the page."""
    return [
        _disk(machine.disk),
        _clock(machine.clock),
        *_certificate(machine.certificate_until, now),
        *_backup(machine.backup, now),
        _waiting("jobs", machine.jobs, MANY_JOBS, "条到期作业", "执行 make logs ARGS=worker，看哪种作业失败。"),
        _waiting("unsent", machine.unsent, MANY_UNSENT, "条消息待发往总线", "看 NATS 是否正常，恢复后自动发出。"),
    ]


def _disk(disk: DiskUse) -> Finding:
    text = f"已用 {disk.share:.0%}，剩 {disk.free / 1e9:.1f} GB"
    if disk.share >= DISK_FULL:
        return Finding("disk", "danger", text, "立即清理或扩容：盘满后数据库和录音会停。")
    return (
        Finding("disk", "warn", text, "本周内清理或扩容。") if disk.share >= DISK_SOON else Finding("disk", "ok", text)
    )


def _clock(clock: ClockNow | None) -> Finding:
    if clock is None:
        return Finding("clock", "unknown", "无法读取")
    if not clock.synchronised:
        return Finding(
            "clock", "warn", "未与时间服务同步", "启用 systemd-timesyncd 或 chrony，指向本单位的时间服务器。"
        )
    text = f"已同步，误差不超过 {clock.max_error_seconds * 1000:.0f} 毫秒"
    if clock.max_error_seconds > CLOCK_OFF_SECONDS:
        return Finding("clock", "warn", text, "检查到时间服务器的网络。")
    return Finding("clock", "ok", text)


def _certificate(until: datetime | None, now: datetime) -> Iterator[Finding]:
    if until is None:
        return
    days = (until - now).days
    if until <= now:
        yield Finding("certificate", "danger", "已过期", "立即更换：浏览器打不开页面，坐席没有麦克风。")
    elif until - now <= CERTIFICATE_SOON:
        yield Finding("certificate", "warn", f"{days} 天后到期", "更换 listen.certificate 后执行 make run。")
    else:
        yield Finding("certificate", "ok", f"{days} 天后到期")


def _backup(backup: BackupNow | None, now: datetime) -> Iterator[Finding]:
    if backup is None:
        yield Finding("backup", "warn", "未设置备份", "按 docs/operations/backup.md 设置。")
        return
    text = f"可恢复到 {_ago(backup.restorable, now)}"
    if backup.problems:
        yield Finding("backup", "danger", text, backup.problems[0])
    else:
        yield Finding("backup", "ok", text)
    text = f"上次演练 {_ago(backup.drilled, now)}"
    yield Finding(
        "drill", "ok" if backup.drilled else "warn", text, "" if backup.drilled else "执行 hotline backup drill。"
    )


def _waiting(code: str, count: int | None, many: int, what: str, remedy: str) -> Finding:
    if count is None:
        return Finding(code, "unknown", "数据库无响应，无法读取")
    return Finding(code, "warn", f"{count} {what}", remedy) if count >= many else Finding(code, "ok", f"{count} {what}")


def _ago(at: datetime | None, now: datetime) -> str:
    if at is None:
        return "尚无"
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 2:
        return "一分钟内"
    return (
        f"{minutes} 分钟前"
        if minutes < 120
        else f"{minutes // 60} 小时前"
        if minutes < 2880
        else f"{minutes // 1440} 天前"
    )
