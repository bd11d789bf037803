"""The security administrator's page: what the installation checks about itself, and what each control stands on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.platform.security.actions import self_checks
from hotline.domains.platform.security.models import SelfCheck
from hotline.domains.platform.security.ports import probes
from hotline.domains.platform.security.rules.self_checks import SELF_CHECKS, CheckResult, failed, passed, unknown
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Unavailable
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)


@pytest.fixture
def browser(person: Callable[..., Staff]) -> Client:
    person("9003", "安某", ["security_administrator"])
    client = Client()
    assert sign_in(client, "9003").status_code == 200
    return client


def notified() -> list[str]:
    rows = Receipt.objects.filter(notification__kind="security.check", read_at=None)
    return sorted(rows.values_list("notification__title", flat=True))


def store(*results: CheckResult, code: str = "backup", first_hour: int = 0) -> SelfCheck:
    for hour, result in enumerate(results, first_hour):
        row = self_checks.store(code, result, NOW + timedelta(hours=hour))
    return row


def test_before_the_first_run_nothing_is_said_to_have_passed(browser: Client) -> None:
    found = browser.get("/api/security/checks").json()
    assert found["oldest"] is None
    assert {each["code"] for each in found["checks"]} == set(SELF_CHECKS)
    assert {each["outcome"] for each in found["checks"]} == {"unknown"}
    groups = browser.get("/api/security/controls").json()["groups"]
    assert {each["status"] for group in groups for each in group["controls"]} == {"unknown", "tested", "elsewhere"}
    assert {each["passed_at"] for group in groups for each in group["controls"]} == {None}


def test_a_failure_is_told_once_and_settled_when_it_passes(browser: Client) -> None:
    store(failed("未设置备份。"), failed("未设置备份。"), unknown("检查未完成"), failed("未设置备份。"))
    assert notified() == ["安全检查不合格：备份"]
    store(passed("可恢复到一分钟以内。"), first_hour=4)
    assert notified() == []
    store(failed("备份程序没有运行。"), first_hour=5)
    assert notified() == ["安全检查不合格：备份"]
    changes = AuditRow.objects.filter(action="security.check_changed").order_by("id")
    assert [(row.detail["before"], row.detail["after"]) for row in changes] == [
        ("", "failed"),
        ("failed", "unknown"),
        ("unknown", "failed"),
        ("failed", "passed"),
        ("passed", "failed"),
    ]


def test_the_last_pass_outlives_a_failure_and_since_when_it_fails_is_known() -> None:
    row = store(passed("好"), passed("好"), failed("坏"), failed("坏"))
    assert (row.passed_at, row.since) == (NOW + timedelta(hours=1), NOW + timedelta(hours=2))


def test_a_control_is_as_good_as_the_worst_of_its_checks(browser: Client) -> None:
    """存储保密 stands on three: its last pass is the earliest of theirs, and there is none before each has passed."""
    store(passed("好"), code="sealing")
    store(passed("好"), passed("好"), code="keys")

    def control() -> dict[str, object]:
        groups = browser.get("/api/security/controls").json()["groups"]
        (found,) = [each for group in groups for each in group["controls"] if each["key"] == "secrecy.storage"]
        return dict(found)

    assert (control()["status"], control()["passed_at"]) == ("unknown", None)
    store(failed("坏"), passed("好"), code="file_modes")
    assert (control()["status"], control()["passed_at"]) == ("passed", "2026-11-30T02:00:00Z")
    store(failed("坏"), code="keys")
    assert (control()["status"], control()["passed_at"]) == ("failed", "2026-11-30T02:00:00Z")


def test_what_cannot_be_checked_is_said_and_holds_up_no_other_check(browser: Client) -> None:
    def away(now: datetime) -> CheckResult:
        raise Unavailable("网站端口无应答。")

    def broken(now: datetime) -> CheckResult:
        raise ZeroDivisionError

    with probes.override({"headers": away, "clock": broken, "backup": lambda now: passed("好")}):
        self_checks.run()
    rows = dict(SelfCheck.objects.values_list("code", "text"))
    assert rows["headers"] == "检查未完成：网站端口无应答。"
    assert "ZeroDivisionError" in rows["clock"]
    assert rows["backup"] == "好"
    assert notified() == []


def test_the_inventory_says_which_algorithm_protects_what(browser: Client) -> None:
    uses = browser.get("/api/security/algorithms").json()["uses"]
    assert {"SM4-GCM", "SM3", "Argon2id"} <= {each["algorithm"] for each in uses}
    assert [each for each in uses if not each["domestic"] and not each["why"]] == []


def test_a_run_is_requested_of_the_worker_with_a_trace(browser: Client) -> None:
    answer = browser.post("/api/security/checks/run")
    assert answer.status_code == 200
    assert ProcrastinateJob.objects.filter(task_name=self_checks.RUN_REQUESTED).count() == 1
    assert AuditRow.objects.filter(action="security.request_checks", by="9003").count() == 1


@pytest.mark.parametrize("role", ["administrator", "audit_administrator", "operator", "manager", "client", "agent"])
def test_nobody_else_looks_in(person: Callable[..., Staff], role: str) -> None:
    person("1", "某人", [role])
    client = Client()
    sign_in(client, "1")
    assert client.get("/api/security/checks").status_code == 403
    assert client.get("/api/security/controls").status_code == 403
    assert client.get("/api/security/algorithms").status_code == 403
    assert client.post("/api/security/checks/run").status_code == 403
