"""A backup that falls behind or fails its check is an alarm and a notification to the operators, until it is well."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from hotline.domains.insight.operations.actions.backups import check_backup
from hotline.domains.insight.operations.adapters.backup import NEVER, state_of_backup
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.insight.operations.ports import backup_reader
from hotline.domains.insight.operations.rules.backups import BackupState, subject_of
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.platform.notifications.models import Receipt
from hotline.events.operations import subject
from hotline.infrastructure import outbox
from hotline.infrastructure.backups.condition import Condition, problems_of
from hotline.infrastructure.models import AuditRow
from tests.domains.service.messaging.arrivals import log
from tests.slots import Override

NOW = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
WELL = Condition(at=NOW, database=NOW - 20 * SECOND, files=NOW - 40 * SECOND, base=NOW - 9 * MINUTE)


@pytest.mark.parametrize(
    ("known", "phrases"),
    [
        (WELL, []),
        (msgspec.structs.replace(WELL, database=NOW - 5 * MINUTE), []),
        (msgspec.structs.replace(WELL, database=NOW - 6 * MINUTE), ["最新可恢复的时刻已在 6 分钟以前"]),
        (msgspec.structs.replace(WELL, files=NOW - 7 * MINUTE), ["最新可恢复的时刻已在 7 分钟以前"]),
        (msgspec.structs.replace(WELL, base=None), ["尚无完整备份"]),
        (msgspec.structs.replace(WELL, at=NOW - 16 * MINUTE), ["备份程序没有运行"]),
        (msgspec.structs.replace(WELL, problem="磁盘已满"), ["磁盘已满"]),
        (msgspec.structs.replace(WELL, base_problem="没有空间"), ["没有空间"]),
        (msgspec.structs.replace(WELL, verify_problem="一块损坏"), ["核对备份发现问题：一块损坏"]),
        (msgspec.structs.replace(WELL, drill_problem="表 a 不同"), ["恢复演练发现问题：表 a 不同"]),
        (msgspec.structs.replace(WELL, drilled=NOW - 8 * DAY, since=NOW - 99 * DAY), []),
        (msgspec.structs.replace(WELL, drilled=NOW - 10 * DAY), ["恢复演练逾期：上次演练在 10 天前"]),
        (msgspec.structs.replace(WELL, since=NOW - 8 * DAY), []),
        (msgspec.structs.replace(WELL, since=NOW - 10 * DAY), ["恢复演练逾期：尚未演练过，备份设置于 10 天前"]),
    ],
)
def test_what_an_operator_must_see_to(known: Condition, phrases: list[str]) -> None:
    found = problems_of(known, NOW)
    assert len(found) == len(phrases)
    assert all(one.startswith(word) for one, word in zip(found, phrases, strict=True))


def test_a_backup_is_looked_at_only_where_one_is_set(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hotline.infrastructure.settings import settings

    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path_factory.mktemp("data")))
    settings.cache_clear()
    assert state_of_backup(NOW) is None
    monkeypatch.setenv("HOTLINE_BACKUP__TO", "/srv/backup")
    settings.cache_clear()
    assert state_of_backup(NOW) == BackupState((NEVER,))
    monkeypatch.undo()
    settings.cache_clear()


def test_the_alarm_is_raised_once_told_to_the_operators_and_cleared_when_all_is_well(
    db: None, override: Override
) -> None:
    Role.objects.get_or_create(
        code="operator", defaults={"name": "operator", "permissions": [*ROLES["operator"].permissions]}
    )
    administer.save_staff(by="test", number="7001", name="运维", roles=["operator"])
    now = datetime.now(UTC)
    override(backup_reader, lambda now: BackupState(("最新可恢复的时刻已在 9 分钟以前",)))
    assert [check_backup(now), check_backup(now + MINUTE)] == [True, True]
    name = subject(OpenViolation.objects.get().alarm)
    log(outbox.announced(name))
    assert check_backup(now + MINUTE) is True
    assert Receipt.objects.get().person == "7001"
    override(backup_reader, lambda now: BackupState())
    assert check_backup(now + 2 * MINUTE) is False
    assert [event.type for event in outbox.announced(name)] == ["alarm.raised", "alarm.cleared"]


def test_what_was_done_is_in_the_audit_trail_once(db: None, override: Override) -> None:
    now = datetime.now(UTC)
    done = {"backup.made": now - 9 * MINUTE, "backup.drilled": now - MINUTE}
    override(backup_reader, lambda now: BackupState((), done, frozenset({"backup.drilled"})))
    check_backup(now)
    check_backup(now + MINUTE)
    rows = AuditRow.objects.filter(action__startswith="backup.").order_by("action")
    assert [(row.action, row.about, row.outcome) for row in rows] == [
        ("backup.drilled", subject_of(done["backup.drilled"]), "failed"),
        ("backup.made", subject_of(done["backup.made"]), "done"),
    ]
