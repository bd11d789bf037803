"""What the backup's program decides: which base backup is due, which moment is copied, how settings are changed."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.infrastructure.backups.condition import Condition
from hotline.infrastructure.backups.tools import BackupFailed, Owner
from hotline.infrastructure.backups.wal import BaseBackup
from hotline.infrastructure.settings import Settings
from hotline.processes.backup.copies import Copies, Marks
from hotline.processes.backup.drill import is_due
from hotline.processes.backup.setup import with_value
from hotline.processes.single.layout import Layout

NINE = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


#: 03:20 in Beijing on the Sunday before NINE's Monday.
SUNDAY = datetime(2026, 11, 28, 19, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("drilled", "now", "due"),
    [
        (SUNDAY - HOUR, NINE, True),
        (SUNDAY + HOUR, NINE, False),
        (SUNDAY + HOUR, SUNDAY + 6 * DAY, False),
        (SUNDAY + HOUR, SUNDAY + 7 * DAY, True),
        (SUNDAY - HOUR, SUNDAY - timedelta(minutes=1), False),
        (SUNDAY - 7 * DAY - HOUR, SUNDAY - timedelta(minutes=1), True),
        (None, NINE, True),
    ],
)
def test_a_drill_is_due_once_after_each_sunday_morning(drilled: datetime | None, now: datetime, due: bool) -> None:
    """An installation that has made none counts from when its backup was set."""
    known = Condition(now, drilled=drilled, since=now - 30 * DAY)
    assert is_due(known, now) is due
    assert not is_due(Condition(now), now), "no backup yet"


def made(kind: str, ago: timedelta) -> BaseBackup:
    return BaseBackup(kind, kind, NINE - ago, NINE - ago, 1, 1)


@pytest.mark.parametrize(
    ("done", "due"),
    [
        ([], "full"),
        ([made("incr", HOUR)], "full"),
        ([made("full", HOUR)], ""),
        ([made("full", 23 * HOUR)], "incr"),
        ([made("full", 3 * DAY), made("incr", 2 * HOUR)], ""),
        ([made("full", 3 * DAY), made("incr", 23 * HOUR)], "incr"),
        ([made("full", 7 * DAY), made("incr", 2 * HOUR)], "full"),
        ([made("full", 7 * DAY - HOUR), made("incr", 2 * HOUR)], "full"),
    ],
)
def test_a_full_base_backup_each_week_an_increment_each_day(done: list[BaseBackup], due: str, tmp_path: Path) -> None:
    settings = Settings.model_validate({"place": {"data": tmp_path}, "backup": {"to": "/srv/b"}})
    assert Copies(Layout(settings), Owner("me", 0, 0)).due(NINE, done) == due


def test_a_mark_is_reached_once_its_piece_of_the_log_is_copied() -> None:
    marks = Marks()
    pieces = ("0000000100000000000000A1", "0000000100000000000000A1", "0000000100000000000000A2")
    for minute, piece in enumerate(pieces):
        marks.add(piece, NINE + timedelta(minutes=minute))
    reached = []
    copied = ("", "00000002.history", "0000000100000000000000A0", pieces[0], f"{pieces[0]}.00000028.backup", pieces[2])
    for piece in copied:
        marks.archived(piece)
        reached.append(None if marks.reached is None else (marks.reached - NINE).seconds // 60)
    assert reached == [None, None, None, 1, 1, 2]


def test_a_piece_left_open_is_closed_but_not_one_that_waits_for_an_absent_repository() -> None:
    marks, first, second = Marks(), "0000000200000000000000A1", "0000000200000000000000A2"
    assert not marks.is_open_since(first, NINE)
    marks.add(first, NINE)
    assert not marks.is_open_since(first, NINE)
    assert marks.is_open_since(first, NINE + timedelta(seconds=1))
    marks.add(second, NINE)
    assert not marks.is_open_since(second, NINE + HOUR)


@pytest.mark.parametrize(
    "text",
    [
        'mode = "production"\n',
        'mode = "production"\n\n[backup]\n',
        '[backup]\nwal_seconds = 20\n\n[listen]\nhost = "127.0.0.1"\n',
        '[backup]\nto = "/old"\nwal_seconds = 20\n\n[place]\ndata = "/x"\n',
    ],
)
def test_a_setting_is_put_in_its_section_and_the_rest_stays(text: str) -> None:
    before, after = tomllib.loads(text), tomllib.loads(with_value(text, "backup", "to", "/srv/备份"))
    assert after.pop("backup") == {**before.pop("backup", {}), "to": "/srv/备份"}
    assert after == before


def test_settings_written_in_another_way_are_left_alone() -> None:
    with pytest.raises(BackupFailed, match=r"请在 \[backup\] 一节写入"):
        with_value('backup = { wal_seconds = 20 }\n[listen]\nhost = "127.0.0.1"\n', "backup", "to", "/srv/b")
