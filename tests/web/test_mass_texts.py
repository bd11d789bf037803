"""Mass sending over the wire: uploaded by one person, approved by another, its result as a workbook."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.service.messaging.actions.mass_check import check
from hotline.domains.service.messaging.actions.mass_results import make_result
from hotline.domains.service.messaging.models import MassResult
from hotline.infrastructure.settings import settings
from hotline.infrastructure.workbooks.reader import read_table
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db
ROWS = [("张三", "13800138000"), ("李四", "13800138000"), ("王五", "13800138001")]


@pytest.fixture(autouse=True)
def of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_from_the_table_to_the_result(person: Callable[..., Staff]) -> None:
    browsers = {}
    for number, role in (("2001", "leader"), ("8001", "client"), ("1001", "agent")):
        person(number, f"某{number}", [role])
        browsers[number] = Client()
        assert sign_in(browsers[number], number).status_code == 200
    leader, client = browsers["2001"], browsers["8001"]
    file = io.BytesIO()
    write_workbook(file, [Sheet("名单", [SheetColumn("姓名"), SheetColumn("手机")], ROWS)])

    def upload(browser: Client) -> Any:
        return browser.post("/api/texts/mass", {"file": SimpleUploadedFile("名单.xlsx", file.getvalue())})

    assert upload(browsers["1001"]).status_code == 403
    made = upload(leader).json()
    assert (made["headings"], made["rows"], made["stage"], made["name"]) == (["姓名", "手机"], 3, "uploaded", "名单")
    path = f"/api/texts/mass/{made['id']}"

    def post(browser: Client, step: str, **body: Any) -> Any:
        return browser.post(f"{path}/{step}", body, "application/json")

    wording = {"name": "年检", "template": "{姓名}您好", "number_column": "手机"}
    assert post(leader, "check", **wording).json()["code"] == "bad_wording"
    assert post(leader, "check", **wording, columns={"姓名": "姓名"}).json()["stage"] == "checking"
    assert check(mass=made["id"])
    found = leader.get(path).json()
    assert (found["sendable"], found["parts"], found["problems"]) == (2, 2, [{"problem": "double", "count": 1}])
    assert found["refused"][0]["line"] == 3
    assert found["progress"] == [{"state": "held", "count": 2}]
    assert post(leader, "start").json()["code"] == "not_now"
    assert post(leader, "submit", reason="年检通知").status_code == 200
    (row,) = leader.get("/api/texts/mass").json()["rows"]
    assert row["is_requested"]
    (approval,) = client.get("/api/approvals", {"scope": "waiting"}).json()["rows"]
    assert (
        client.post(f"/api/approvals/{approval['id']}/approve", {"remark": ""}, "application/json").status_code == 200
    )
    assert post(leader, "cancel").json()["stage"] == "cancelled"
    assert leader.get(f"{path}/export/file").status_code == 404
    assert post(leader, "export").json()["result"]["state"] == "waiting"
    assert post(leader, "export").json()["code"] == "not_now"
    make_result(MassResult.objects.get().pk)
    assert leader.get(path).json()["result"]["state"] == "done"
    notified = next(row for row in leader.get("/api/notifications").json()["rows"] if row["kind"] == "report.ready")
    assert notified["link"] == f"/texts/mass/{made['id']}"
    answer = leader.get(f"{path}/export/file")
    table = read_table(b"".join(answer.streaming_content))
    assert [row.cells[0] for row in table[1:]] == [2, 4]
    assert [row.cells[2:4] for row in table[1:]] == [("发送失败", "群发已取消")] * 2
    assert all("*" in str(row.cells[1]) for row in table[1:])
