"""Planned work: windows announced before they begin, drills with results, equipment in and out of Excel."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from hotline.domains.insight.upkeep.models import Drill, Equipment, Fault, MaintenanceWindow
from hotline.domains.insight.upkeep.rules.planned import Window, is_covered
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import beijing_day
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def browsers(person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in {"9101": "operator", "1001": "agent", "8001": "client"}.items():
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def post(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(f"/api/upkeep/{path}", body, "application/json")


def window(browser: Client, start: timedelta, end: timedelta, **changes: Any) -> Any:
    now = datetime.now(UTC)
    body = {"title": "升级数据库", "starts_at": (now + start).isoformat(), "ends_at": (now + end).isoformat()}
    return post(browser, "planned/windows", **(body | {"stops_assistant": True} | changes))


def test_a_window_is_announced_to_the_client_before_it_begins(browsers: dict[str, Client]) -> None:
    answer = window(browsers["9101"], HOUR, 3 * HOUR)
    assert answer.status_code == 200, answer.content
    (row,) = browsers["8001"].get("/api/upkeep/planned").json()["windows"]
    assert (row["title"], row["announced_by_name"], row["stops_assistant"]) == ("升级数据库", "某9101", True)
    assert Receipt.objects.filter(person="8001", notification__kind="maintenance").exists()
    assert AuditRow.objects.get(action="upkeep.announce_window").by == "9101"
    cancelled = post(browsers["9101"], f"planned/windows/{row['id']}/cancel").json()
    assert cancelled["windows"][0]["cancelled_at"] is not None
    assert post(browsers["9101"], f"planned/windows/{row['id']}/cancel").status_code == 409


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(-HOUR, HOUR, "开始前报备"), (2 * HOUR, HOUR, "晚于开始"), (HOUR, 60 * HOUR, "最长两天")],
)
def test_a_window_that_begins_too_soon_or_lasts_too_long_is_refused(
    browsers: dict[str, Client], start: timedelta, end: timedelta, text: str
) -> None:
    answer = window(browsers["9101"], start, end)
    assert answer.status_code == 422
    assert text in answer.json()["message"]
    assert not MaintenanceWindow.objects.exists()
    assert window(browsers["1001"], HOUR, 2 * HOUR).status_code == 403


def test_windows_cover_a_stretch_together_or_not_at_all() -> None:
    noon = datetime(2026, 11, 25, 4, tzinfo=UTC)
    halves = [Window(noon + HOUR, noon + 2 * HOUR), Window(noon, noon + HOUR)]
    assert is_covered(noon, noon + 2 * HOUR, halves)
    assert not is_covered(noon, noon + 2 * HOUR, halves[:1])
    assert not is_covered(noon, noon + 3 * HOUR, halves)


def test_minutes_count_as_planned_only_within_an_announced_window(browsers: dict[str, Client]) -> None:
    operator, now = browsers["9101"], datetime.now(UTC)
    fault = post(operator, "faults", kind="assistant", title="京晓保不答").json()["id"]
    post(operator, f"faults/{fault}/acknowledge")
    closing = {
        "cause": "升级",
        "mending": "升级完成",
        "responsible": "planned",
        "down_from": (now - timedelta(minutes=20)).isoformat(),
        "down_until": (now - timedelta(minutes=5)).isoformat(),
    }
    refused = post(operator, f"faults/{fault}/close", **closing)
    assert (refused.status_code, refused.json()["code"]) == (422, "not_announced")
    MaintenanceWindow.objects.create(
        title="升级",
        starts_at=now - HOUR,
        ends_at=now + HOUR,
        announced_at=now - 2 * HOUR,
        announced_by="9101",
    )
    assert post(operator, f"faults/{fault}/close", **closing).status_code == 200
    assert Fault.objects.get().responsible == "planned"


def test_a_drill_is_planned_and_its_result_noted_once(browsers: dict[str, Client]) -> None:
    operator, today = browsers["9101"], beijing_day(datetime.now(UTC))
    answer = post(operator, "planned/drills", kind="restore", title="季度恢复演练", day=str(today))
    assert answer.status_code == 200, answer.content
    (drill,) = answer.json()["drills"]
    assert (drill["passed"], drill["overdue"]) == (None, False)
    path = f"planned/drills/{drill['id']}/result"
    assert post(operator, path, passed=True, result=" ").status_code == 422
    done = post(operator, path, passed=False, result="恢复用时 41 分，超出目标").json()["drills"][0]
    assert (done["passed"], done["done_by_name"]) == (False, "某9101")
    assert post(operator, path, passed=True, result="再来").status_code == 409
    Drill.objects.create(kind="alarm", title="告警演练", day=today - timedelta(days=1), planned_by="9101")
    drills = operator.get("/api/upkeep/planned").json()["drills"]
    assert {each["title"]: each["overdue"] for each in drills} == {"季度恢复演练": False, "告警演练": True}


def sheet(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    file, heads = io.BytesIO(), ("编号", "种类", "名称型号", "位置", "机房", "状态", "备注")
    write_workbook(file, [Sheet("设备", [SheetColumn(head) for head in heads], rows)])
    return SimpleUploadedFile("设备.xlsx", file.getvalue())


@pytest.mark.real
def test_equipment_goes_in_and_out_as_a_workbook(browsers: dict[str, Client]) -> None:
    operator = browsers["9101"]
    rows = (
        ("H-001", "耳机", "缤特力 C3220", "3 排 12 号", "", "在用", ""),
        ("S-01", "服务器", "主机", "", "bj1", "在用", ""),
    )
    answer = operator.post("/api/upkeep/equipment/import", {"file": sheet(*rows)})
    assert (answer.status_code, answer.json()) == (200, {"rows": 2})
    (found,) = operator.get("/api/upkeep/equipment?text=H-0").json()["rows"]
    assert (found["kind"], found["place"], found["state"]) == ("headset", "3 排 12 号", "in_use")
    out = b"".join(operator.get("/api/upkeep/equipment/export").streaming_content)
    page = CalamineWorkbook.from_filelike(io.BytesIO(out)).get_sheet_by_index(0).to_python()
    assert [tuple(row) for row in page[1:]] == list(rows)
    assert operator.post("/api/upkeep/equipment/import", {"file": SimpleUploadedFile("设备.xlsx", out)}).json() == {
        "rows": 2
    }
    assert Equipment.objects.count() == 2


@pytest.mark.real
def test_a_sheet_with_a_bad_row_changes_nothing(browsers: dict[str, Client]) -> None:
    rows = (("H-001", "耳机", "C3220", "", "", "在用", ""), ("H-002", "飞船", "X", "", "", "在用", ""))
    answer = browsers["9101"].post("/api/upkeep/equipment/import", {"file": sheet(*rows)})
    assert answer.status_code == 422
    assert "种类须为" in answer.content.decode()
    assert not Equipment.objects.exists()


def test_one_piece_is_added_and_changed_by_its_number(browsers: dict[str, Client]) -> None:
    body = {"number": "P-7", "kind": "phone", "name": "Yealink T46"}
    assert post(browsers["9101"], "equipment", **body).status_code == 200
    assert post(browsers["9101"], "equipment", **(body | {"state": "repair"})).json()["state"] == "repair"
    assert post(browsers["1001"], "equipment", **body).status_code == 403
    assert Equipment.objects.get().state == "repair"
