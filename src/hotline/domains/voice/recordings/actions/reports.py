"""Announces the result of a check of a recording: an event, and an alarm for a fault."""

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.events import operations
from hotline.events.recordings import RecordingFaulty, RecordingVerified, subject
from hotline.infrastructure import outbox
from hotline.kernel.clock import BEIJING
from hotline.kernel.ids import new_id

SENTENCES = {
    "missing": "录音文件不存在",
    "unreadable": "录音文件无法读取",
    "short": "录音不完整",
    "altered": "录音与入库时不一致，可能被改动",
}


def report_verified(row: RecordingFile) -> None:
    verified = RecordingVerified(row.seconds, row.talk_seconds, row.size, row.digest)
    outbox.announce(verified, subject=subject(row.call))


def report_fault(row: RecordingFile, *, with_alarm: bool = True) -> None:
    """The event and an alarm; must be inside the transaction that wrote ``why``."""
    outbox.announce(RecordingFaulty(row.why, row.seconds, row.talk_seconds), subject=subject(row.call))
    if not with_alarm:
        return
    cut_off = row.why == "short" and round(row.seconds) < round(row.talk_seconds)
    lengths = f"，录了 {row.seconds:.0f} 秒，通话 {row.talk_seconds:.0f} 秒" if cut_off else ""
    alarm(
        f"recording_{row.why}",
        f"call/{row.call}",
        f"{_which(row)}{SENTENCES[row.why]}{lengths}。请运维查看录音进程与磁盘。",
        level="red" if row.why == "altered" else "orange",
    )


def _which(row: RecordingFile) -> str:
    """The call as a leader would name it: 1003 张玉梅 11-26 21:03 那通的…"""
    found = records_by_id([row.call]).get(row.call)
    agent = found.agent if found else ""
    who = f"{agent} {names_of({agent}).get(agent, '')}".strip()
    return f"{who} {row.at.astimezone(BEIJING):%m-%d %H:%M} 那通的".lstrip()


def alarm(kind: str, about: str, message: str, *, level: str = "orange") -> None:
    raised = operations.AlarmRaised(level=level, kind=kind, about=about, message=message)
    outbox.announce(raised, subject=operations.subject(new_id("alarm")))
