"""What bus or database refuse a process is a red alarm that names it, until nothing was refused for ten minutes."""

from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.insight.operations.actions.refusals import BUS, DATABASE, check_refusals
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.insight.operations.ports import ServerLog, bus_log, database_log
from hotline.domains.insight.operations.rules.refusals import Refusal, alarm_text, database_refusals, refusals
from hotline.events.operations import subject
from hotline.infrastructure import outbox
from hotline.kernel.slot import Slot
from tests.domains.service.messaging.arrivals import log
from tests.slots import Override

NOW = datetime(2026, 11, 30, 11, 17, 0, tzinfo=UTC)
BEGIN = "[42] 2026/11/30 11:16:53.626960 [ERR] 127.0.0.1:51152 - cid:5"
PUBLISHED = f'{BEGIN} - Publish Violation - User "projector", Subject "callcontrol.a.desk"'
SUBSCRIBED = f'{BEGIN} - "v2.16.0:python3" - Subscription Violation - User "router", Subject "_INBOX.>", SID 1'
SIGNED_IN = f'{BEGIN} - "v2.16.0:python3" - authentication error - User "web"'
DENIED = "2026-11-30 11:16:53.626 UTC [719257] hotline_web@hotline ERROR:  permission denied for table eventlog_loghead"
QUIET = "2026-11-30 11:16:52.001 UTC [717105] @ LOG:  database system is ready to accept connections"
STAFF = "操作数据表 accounts_staff"
ORDINARY = "[42] 2026/11/30 11:16:52.616597 [INF] Server is ready"


@pytest.mark.parametrize(
    ("line", "process", "what"),
    [
        (PUBLISHED, "projector", "发送 callcontrol.a.desk"),
        (SUBSCRIBED, "router", "收听 _INBOX.>"),
        (SIGNED_IN, "web", "以错误口令登录"),
    ],
)
def test_a_line_of_the_servers_log_says_who_tried_what(line: str, process: str, what: str) -> None:
    at = datetime(2026, 11, 30, 11, 16, 53, tzinfo=UTC)
    assert list(refusals([ORDINARY, line, "half a li"], NOW)) == [Refusal(at, process, what)]
    assert list(refusals([line], NOW + timedelta(minutes=10))) == []


def test_the_alarm_names_each_process_with_what_it_tried_once() -> None:
    assert alarm_text([], "内部通道") == ""
    text = alarm_text(refusals([PUBLISHED, PUBLISHED, SUBSCRIBED], NOW), "内部通道")
    assert text.count("projector 试图发送 callcontrol.a.desk；router 试图收听 _INBOX.>") == 1
    assert "隔离" in text
    many = [Refusal(NOW, "web", f"发送 {number}") for number in range(200)]
    assert "等 200 项" in alarm_text(many, "数据库")
    assert len(alarm_text(many, "数据库")) < 200


@pytest.mark.parametrize(
    ("logged", "process", "what"),
    [
        ("hotline_projector@hotline ERROR:  permission denied for table accounts_staff", "projector", STAFF),
        ("hotline_web@hotline ERROR:  must be owner of table accounts_staff", "web", STAFF),
        ("hotline_web@hotline ERROR:  permission denied to create role", "web", "执行没有权限的数据库命令"),
        ("hotline_web@hotline ERROR:  must be superuser to execute ALTER SYSTEM", "web", "执行没有权限的数据库命令"),
        (
            'hotline_worker@hotline FATAL:  password authentication failed for user "hotline_worker"',
            "worker",
            "以错误口令登录",
        ),
    ],
)
def test_a_line_of_the_databases_log_says_who_tried_what(logged: str, process: str, what: str) -> None:
    line = f"2026-11-30 11:16:53.626 UTC [719257] {logged}"
    at = datetime(2026, 11, 30, 11, 16, 53, tzinfo=UTC)
    assert list(database_refusals([QUIET, line], NOW)) == [Refusal(at, process, what)]
    assert list(database_refusals([line], NOW + timedelta(minutes=10))) == []


@pytest.mark.parametrize(
    "logged",
    [
        'hotline_worker@hotline ERROR:  relation "x" does not exist',
        "hotline@hotline ERROR:  permission denied for table infrastructure_auditrow",
        "hotline_web@hotline LOG:  duration: 1200.1 ms  statement: SELECT 'permission denied for table x'",
    ],
)
def test_other_faults_and_roots_commands_are_none(logged: str) -> None:
    assert list(database_refusals([f"2026-11-30 11:16:53.626 UTC [719257] {logged}"], NOW)) == []


def test_the_worker_tries_itself_that_the_audit_trail_stays() -> None:
    begin = "2026-11-30 11:16:53.626 UTC [719120] hotline_worker@hotline"
    refused = f"{begin} ERROR:  permission denied for table infrastructure_auditrow"
    tried, meant = "DELETE FROM infrastructure_auditrow WHERE false", "DELETE FROM infrastructure_auditrow WHERE id > 3"
    assert list(database_refusals([refused, f"{begin} STATEMENT:  {tried}"], NOW)) == []
    assert len(list(database_refusals([refused, f"{begin} STATEMENT:  {meant}"], NOW))) == 1


@pytest.mark.parametrize(
    ("kind", "log_of", "refused"), [(BUS, bus_log, PUBLISHED), (DATABASE, database_log, DENIED)], ids=[BUS, DATABASE]
)
def test_the_alarm_is_raised_once_and_cleared_when_nothing_was_refused_lately(
    db: None, override: Override, kind: str, log_of: Slot[ServerLog], refused: str
) -> None:
    for quiet in (bus_log, database_log):
        override(quiet, lambda: [ORDINARY, QUIET])
    assert check_refusals(NOW) == set()
    override(log_of, lambda: [ORDINARY, refused])
    assert [check_refusals(NOW), check_refusals(NOW + timedelta(minutes=1))] == [{kind}, {kind}]
    name = subject(OpenViolation.objects.get().alarm)
    log(outbox.announced(name))
    assert check_refusals(NOW + timedelta(minutes=11)) == set()
    assert [event.type for event in outbox.announced(name)] == ["alarm.raised", "alarm.cleared"]
