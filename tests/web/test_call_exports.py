"""Workbooks of calls: made in the background, followed meanwhile, announced, downloaded by their owner alone."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from python_calamine import CalamineWorkbook

from hotline.domains.platform.accounts.models import Role, Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.voice.records.actions import exports
from hotline.domains.voice.records.models import CallExport
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from tests.web.test_records import call, handle, logged, signed_in

pytestmark = pytest.mark.django_db

PATH = "/api/calls/exports"
ALL = ("calls.view_all", "calls.export")


@pytest.fixture(autouse=True)
def exporter(
    sealing_keys: None, person: Callable[..., Staff], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Staff]:
    """9001 may export every call; three calls are there."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    staff = person("9001", "赵主任")
    role, _ = Role.objects.get_or_create(code="exporter", defaults={"name": "导出", "permissions": list(ALL)})
    staff.roles.add(role)
    person("1002", "=李建国")
    logged(
        call("c1", "1001"),
        call("c2", "1002", minutes=10, number="13800000002"),
        call("c3", "1003", minutes=20, number="13800000003"),
    )
    yield staff
    settings.cache_clear()


def request(client: Client, **filters: str) -> Any:
    return client.post(PATH, filters, "application/json")


def work() -> None:
    """What a worker does with the jobs that were requested."""
    for job in ProcrastinateJob.objects.filter(task_name=exports.JOB):
        exports.make(job.args["id"])


def only(client: Client) -> dict[str, Any]:
    (row,) = client.get(PATH).json()["rows"]
    found: dict[str, Any] = row
    return found


def sheet_of(client: Client, id: str) -> list[list[Any]]:
    answer = client.get(f"{PATH}/{id}/file")
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_a_workbook_is_made_in_the_background_and_holds_what_the_search_found() -> None:
    client = signed_in("9001", *ALL)
    started = request(client, **{"from": "2026-11-25T01:05:00Z"}).json()
    assert (started["state"], started["total"], started["done"]) == ("waiting", 2, 0)
    assert client.get(f"{PATH}/{started['id']}/file").status_code == 404, "not made yet"
    work()
    made = only(client)
    assert (made["state"], made["total"], made["done"]) == ("done", 2, 2)
    rows = sheet_of(client, made["id"])
    assert rows[0][:6] == ["时间", "方向", "号码", "归属地", "工号", "坐席"]
    assert rows[2][:6] == [datetime(2026, 11, 25, 9, 10), "呼入", "138******02", "北京", "1002", "=李建国"]  # noqa: DTZ001
    assert [row[14] for row in rows[1:]] == ["c3", "c2"]


def test_who_requested_it_is_told_when_it_is_there() -> None:
    client = signed_in("9001", *ALL)
    request(client)
    assert not Receipt.objects.exists()
    work()
    notification = Receipt.objects.get(person="9001").notification
    assert (notification.title, notification.link) == ("通话导出已完成：3 条", "/calls#exports")


def test_a_number_among_the_filters_is_sealed_while_it_waits_and_forgotten_afterwards() -> None:
    client = signed_in("9001", *ALL)
    request(client, number=handle("13800000002"))
    stored = str(CallExport.objects.get().filters)
    assert "number" in stored
    assert "13800000002" not in stored
    assert "0002" not in str(AuditRow.objects.get(action="calls.export").detail)
    work()
    assert (only(client)["done"], CallExport.objects.get().filters) == (1, {})


def test_nobody_else_sees_or_takes_it_and_every_taking_is_on_record() -> None:
    client = signed_in("9001", *ALL)
    id = request(client).json()["id"]
    work()
    other = signed_in("9002", *ALL)
    assert other.get(PATH).json()["rows"] == []
    assert other.get(f"{PATH}/{id}/file").status_code == 404
    sheet_of(client, id)
    taken = AuditRow.objects.get(action="calls.take_export")
    assert (taken.by, taken.about, taken.detail["rows"]) == ("9001", f"export/{id}", 3)


def test_whose_permission_is_gone_meanwhile_gets_nothing(exporter: Staff) -> None:
    client = signed_in("9001", *ALL)
    request(client)
    exporter.roles.clear()
    work()
    failed = only(client)
    assert (failed["state"], failed["error"]) == ("failed", "您已无导出通话的权限。需要时请联系管理员开通。")


@pytest.mark.parametrize(
    ("filters", "status"), [({"topic": "nothing"}, 422), ({"number": "138"}, 422), ({"rating": "9"}, 422)]
)
def test_what_cannot_be_exported_is_said_at_once(filters: dict[str, str], status: int) -> None:
    assert request(signed_in("9001", *ALL), **filters).status_code == status


def test_there_are_limits_to_rows_and_to_exports_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in("9001", *ALL)
    monkeypatch.setattr(exports, "MAX_ROWS", 2)
    assert "超过 2 条" in request(client).json()["message"]
    monkeypatch.undo()
    for _ in range(3):
        assert request(client, topic="pension-min-years").status_code == 200
    assert request(client).json()["code"] == "too_many"


def test_one_that_a_worker_left_is_made_again_and_old_ones_are_removed() -> None:
    client = signed_in("9001", *ALL)
    request(client)
    ProcrastinateJob.objects.all().delete()
    now = datetime.now(UTC)
    exports.go_on(now + timedelta(minutes=5))
    assert not ProcrastinateJob.objects.exists(), "it may be under way"
    exports.go_on(now + timedelta(minutes=11))
    work()
    stored = only(client)
    assert stored["state"] == "done"
    with time_machine.travel(now + timedelta(days=8), tick=False):
        exports.go_on(datetime.now(UTC))
    assert not CallExport.objects.exists()
    assert not list(settings().archive_dir.rglob(f"{stored['id']}*"))
