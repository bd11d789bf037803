"""Numbers that get no texts: seen masked, blacklisted and taken off with a reason by who manages texts."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hotline.domains.service.messaging.actions.barred_numbers import note_opt_out
from hotline.domains.service.messaging.actions.permits import permits_of
from hotline.domains.service.messaging.models import BarredNumber, Text
from hotline.domains.service.messaging.rules.permits import Bar, Go, Never
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.sealing import seal_number, search_digest
from hotline.kernel.masking import mask_number
from tests.sample_files import workbook
from tests.web.test_records import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
NUMBER, OTHER = "13800000001", "13911112222"
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)


def manager() -> Any:
    return signed_in("8001", "texts.manage")


def add(number: str = NUMBER, reason: str = "机主要求不再发送", client: Any = None) -> Any:
    return (client or manager()).post("/api/texts/barred", {"number": number, "reason": reason}, "application/json")


def rows(**query: str) -> list[dict[str, Any]]:
    answer = manager().get("/api/texts/barred", query)
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["rows"]
    return found


def permit(number: str) -> Go | Never | Any:
    text = Text(id="t1", requested_at=NOW, due_at=NOW, purpose="verification")
    text.number = seal_number(number, "text/t1", "to")
    return permits_of([text], {"t1": number}, NOW).get("t1", Go())


def test_a_blacklisted_number_gets_no_text_until_it_is_taken_off() -> None:
    assert add("+86 138-0000-0001").status_code == 204
    assert permit(NUMBER) == Never(Bar.BLACKLISTED)
    (row,) = rows()
    assert (row["number"], row["why"], row["by"]) == ("138******01", "blacklisted", "8001")
    lifted = manager().post(f"/api/texts/barred/{row['id']}/lift", {"reason": "误加"}, "application/json")
    assert (lifted.status_code, rows(), permit(NUMBER)) == (204, [], Go())
    again = manager().post(f"/api/texts/barred/{row['id']}/lift", {"reason": "误加"}, "application/json")
    assert (again.status_code, again.json()["message"]) == (404, "该号码已不在名单中，请刷新列表。")


def test_each_step_is_on_record_with_its_reason_and_without_the_number() -> None:
    add()
    manager().post(f"/api/texts/barred/{rows()[0]['id']}/lift", {"reason": "误加"}, "application/json")
    added, taken_off = (AuditRow.objects.get(action=action) for action in ("texts.blacklist", "texts.lift"))
    assert added.detail == {"reason": "机主要求不再发送", "number": search_digest(NUMBER), "number_tail": "01"}
    assert taken_off.detail == {"reason": "误加", "why": "blacklisted"}


@pytest.mark.parametrize("number", ["12333", "01012345678", "11111111111", "1380000000", "13800000001;DROP", "　" * 11])
def test_what_is_no_mobile_number_is_refused_and_changes_nothing(number: str) -> None:
    assert add(number).status_code == 422
    assert not BarredNumber.objects.exists()


def test_a_number_stands_on_the_blacklist_once() -> None:
    assert [add().status_code, add("0086 13800000001").status_code] == [204, 409]
    assert BarredNumber.objects.count() == 1


def test_it_is_found_by_its_number_and_by_why_it_is_there() -> None:
    add()
    note_opt_out(OTHER, NOW)
    handle = handle_of(OTHER, mask_number(OTHER))
    assert [row["why"] for row in rows(number=handle)] == ["opted_out"]
    assert [row["number"] for row in rows(why="blacklisted")] == ["138******01"]
    assert [(row["why"], row["by"]) for row in rows()] == [("blacklisted", "8001"), ("opted_out", "")]
    assert manager().get("/api/texts/barred", {"number": "2222"}).status_code == 422
    assert NUMBER not in manager().get("/api/texts/barred").content.decode()


def send_sheet(*numbers: object, heading: str = "手机号码", client: Any = None) -> Any:
    sheet = SimpleUploadedFile("名单.xlsx", workbook((heading,), *((number,) for number in numbers)))
    body = {"reason": "机主要求不再发送", "file": sheet}
    return (client or manager()).post("/api/texts/barred/import", body)


def test_a_sheet_of_numbers_is_blacklisted_each_once() -> None:
    add()
    sent = send_sheet(int(NUMBER), OTHER, f"+86 {OTHER}", None, "15900000002")
    assert (sent.status_code, sent.json()) == (200, {"added": 2, "already": 1})
    assert [permit(each) for each in (NUMBER, OTHER, "15900000002")] == [Never(Bar.BLACKLISTED)] * 3
    assert BarredNumber.objects.count() == 3
    (on_record,) = AuditRow.objects.filter(action="texts.blacklist_sheet")
    assert on_record.detail == {"reason": "机主要求不再发送", "added": 2, "already": 1}
    assert send_sheet(OTHER).json() == {"added": 0, "already": 1}


def test_a_sheet_with_a_bad_row_names_it_and_changes_nothing() -> None:
    refused = send_sheet(OTHER, "12333", "1380000")
    assert refused.status_code == 422
    assert "第3行“手机号码”不是 11 位手机号码。" in refused.json()["message"]
    assert "第4行" in refused.json()["message"]
    assert "缺少：手机号码" in send_sheet(OTHER, heading="电话").json()["message"]
    assert "没有号码" in send_sheet().json()["message"]
    assert not BarredNumber.objects.exists()


def test_others_neither_see_nor_change_the_list() -> None:
    add()
    stranger = signed_in("1001", "desk.use", "texts.mass")
    assert stranger.get("/api/texts/barred").status_code == 403
    assert add(OTHER, client=stranger).status_code == 403
    assert send_sheet(OTHER, client=stranger).status_code == 403
    lifted = stranger.post(f"/api/texts/barred/{rows()[0]['id']}/lift", {"reason": "误加"}, "application/json")
    assert lifted.status_code == 403
    assert BarredNumber.objects.count() == 1
