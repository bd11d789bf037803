"""A citizen asks what is stored about them, has it corrected or deleted: on record, by two people, in time."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from hotline.domains.platform.citizens.actions import opened_for_copy, personal_requests
from hotline.domains.platform.citizens.models import PersonalDataChange, PersonalRequest
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.service.messaging.actions import personal_data
from hotline.domains.service.messaging.models import Text
from hotline.domains.service.workorders.models import Case
from hotline.domains.voice.callbacks.models import CallBack
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.kernel.errors import Refused
from tests.domains.service.workorders import staffed
from tests.domains.voice.recordings.recorded_calls import own_place
from tests.web.people import session_of

pytestmark = pytest.mark.django_db
NUMBER = "13800000001"
REGISTERS, DECIDES = ("citizens.register",), ("citizens.register", "citizens.decide")
BODY = {"kind": "access", "source": "desk", "name": "张三丰", "number": NUMBER, "wish": "想看看你们存了我的什么"}


@pytest.fixture(autouse=True)
def own_spool(tmp_path: Path) -> Any:
    with own_place(tmp_path) as folder:
        yield folder


@pytest.fixture
def case() -> Case:
    staffed.staff()
    return staffed.to_the_district()


def browser(number: str, *permissions: str) -> Client:
    client = Client()
    client.cookies["hotline_session"] = session_of(number, *permissions)
    return client


def post(client: Client, path: str, **body: Any) -> Any:
    return client.post(f"/api/personal-requests{path}", body, "application/json")


def registered(kind: str = "access", *, checked: bool = True) -> str:
    agent = browser("1001", *REGISTERS)
    response = post(agent, "", **BODY | {"kind": kind})
    assert response.status_code == 200, response.content
    id = str(response.json()["id"])
    if checked:
        assert post(agent, f"/{id}/identity", how="called_back").status_code == 200
    return id


def decide(id: str, verb: str, **body: Any) -> Any:
    return post(browser("8001", *DECIDES), f"/{id}/{verb}", **body)


def stored(id: str) -> dict[str, Any]:
    groups = browser("8001", *DECIDES).get(f"/api/personal-requests/{id}/stored").json()["groups"]
    return {thing["about"]: thing for group in groups for thing in group["things"]}


def in_writing(**columns: Any) -> CallBack:
    now = datetime.now(UTC)
    return CallBack.objects.create(
        id="cb1", kind="asked", call="assistant/1", place="", reason="", made_by="", made_at=now, opened_at=now,
        due_at=now, **columns,
        **CallBack.number.columns(seal_number(NUMBER, "callback/cb1"), id="cb1"),
        **CallBack.conversation.columns(
            seal_text('[{"role":"citizen","text":"同事的电话是13911112222"}]', "callback/cb1", "conversation"), id="cb1"
        ),
    )  # fmt: skip


# Registered ----------------------------------------------------------------------------------------------------------


def test_a_request_has_a_serial_a_term_and_notifies_who_decides(case: Case) -> None:
    id = registered(checked=False)
    row = browser("1001", *REGISTERS).get(f"/api/personal-requests/{id}").json()
    assert (row["state"], row["name"], row["number"]) == ("open", "张**", "138******01")
    assert row["serial"].endswith("-1")
    assert 14 <= row["days_left"] <= 15
    assert Notification.objects.filter(kind="personal.request").count() == 1
    assert set(Receipt.objects.values_list("person", flat=True)) == {"8001", "8002"}
    assert AuditRow.objects.filter(action="citizens.request", about=f"personal-request/{id}").exists()


def test_nothing_of_it_is_stored_in_the_clear(case: Case) -> None:
    id = registered()
    post(browser("1001", *REGISTERS), f"/{id}/identity", how="document", identity="110101199003074514")
    row = PersonalRequest.objects.filter(pk=id).values().get()
    assert not any(secret in str(row) for secret in ("张三丰", NUMBER, "存了我", "110101199003074514"))
    assert row["identity_masked"] == "110*************14"
    assert (row["identity_check"], row["identity_by"]) == ("document", "1001")
    text = browser("1001", *REGISTERS).get(f"/api/personal-requests/{id}/content").json()
    assert text["wish"] == BODY["wish"]
    assert AuditRow.objects.filter(action="citizens.read_notes", about=f"personal-request/{id}", status=None).exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [({"name": " "}, 422), ({"wish": " "}, 422), ({"number": "12"}, 422), ({"number": ""}, 422), ({"kind": "x"}, 422)],
)
def test_an_incomplete_one_is_refused(body: dict[str, str], status: int) -> None:
    assert post(browser("1001", *REGISTERS), "", **BODY | body).status_code == status


def test_an_agent_sees_the_own_ones_only(case: Case) -> None:
    id = registered()
    other = browser("1002", *REGISTERS)
    assert other.get(f"/api/personal-requests/{id}").status_code == 404
    assert other.get("/api/personal-requests").json()["rows"] == []
    assert len(browser("8001", *DECIDES).get("/api/personal-requests").json()["rows"]) == 1


# Decided -------------------------------------------------------------------------------------------------------------


def test_who_registered_it_does_not_decide(case: Case) -> None:
    id = registered()
    response = post(browser("1001", *DECIDES), f"/{id}/grant")
    assert response.status_code == 409
    assert "他人" in response.json()["message"]


def test_without_identity_nothing_is_granted_but_it_may_be_refused(case: Case) -> None:
    id = registered(checked=False)
    assert decide(id, "grant").status_code == 409
    assert decide(id, "refuse").json()["code"] == "reason_missing"
    answer = decide(id, "refuse", reason="无法核验身份")
    assert answer.json()["state"] == "refused"
    assert decide(id, "refuse", reason="再次").status_code == 409


def test_what_is_answered_is_sealed_and_settles_the_notification(case: Case) -> None:
    id = registered()
    assert decide(id, "grant", reason="同意，请三日内来取").status_code == 200
    row = PersonalRequest.objects.get(pk=id)
    assert row.answer is not None
    assert opened_for_copy([row.answer]) == ["同意，请三日内来取"]
    assert not Receipt.objects.filter(read_at=None).exists()


# A copy --------------------------------------------------------------------------------------------------------------


def test_a_copy_needs_a_third_person_and_holds_everything_with_others_masked(case: Case) -> None:
    in_writing()
    id = registered()
    assert decide(id, "copy").status_code == 409
    decide(id, "grant")
    assert decide(id, "copy").json()["code"] == "approval_needed"
    assert decide(id, "copy-requests", reason="请求人自取").status_code == 204
    assert browser("8001", *DECIDES).get(f"/api/personal-requests/{id}").json()["copy_state"] == "requested"
    approver = browser("8003", "data.approve")
    (waiting,) = approver.get("/api/approvals").json()["rows"]
    approver.post(f"/api/approvals/{waiting['id']}/approve", {"remark": ""}, "application/json")
    response = decide(id, "copy")
    assert response.status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    assert book.sheet_names == [
        "说明",
        "通话与录音",
        "工单",
        "回拨",
        "留言、传真与短信",
        "在线咨询",
        "京晓保问答",
        "外呼名单",
    ]
    cells = [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert "张三丰" in cells
    assert NUMBER in cells
    assert "来电人：同事的电话是139******22" in cells
    assert not any("13911112222" in cell for cell in cells)
    assert len(PersonalRequest.objects.get(pk=id).copy_digest) == 64
    assert decide(id, "copy").json()["code"] == "approval_needed"  # once


# Corrected -----------------------------------------------------------------------------------------------------------


def test_a_name_is_corrected_with_the_value_before_on_record(case: Case) -> None:
    id = registered("correction")
    about = f"case/{case.pk}"
    assert "name" in {fact["field"] for fact in stored(id)[about]["facts"]}
    answer = decide(id, "correct", corrections=[{"about": about, "field": "name", "value": "张三峰"}])
    assert answer.status_code == 200, answer.content
    assert [(c["what"], c["title"]) for c in answer.json()["changes"]] == [("corrected", "姓名")]
    change = PersonalDataChange.objects.get()
    assert change.before is not None
    assert change.after is not None
    assert opened_for_copy([change.before, change.after]) == ["张三丰", "张三峰"]
    case.refresh_from_db()
    assert opened_for_copy([Case.sealed_values.found_in(case, case.sealed["name"], "name")]) == ["张三峰"]
    assert case.person_masked == "张**"


def test_of_two_corrections_one_that_cannot_be_leaves_everything_as_it_was(case: Case) -> None:
    id = registered("correction")
    about = f"case/{case.pk}"
    both = [
        {"about": about, "field": "name", "value": "张三峰"},
        {"about": about, "field": "summary", "value": "别的"},
    ]
    assert decide(id, "correct", corrections=both).json()["code"] == "not_correctable"
    assert PersonalDataChange.objects.count() == 0
    assert PersonalRequest.objects.get(pk=id).state == "open"
    foreign = [{"about": "case/of-somebody-else", "field": "name", "value": "某人"}]
    assert decide(id, "correct", corrections=foreign).json()["code"] == "stale"


# Deleted -------------------------------------------------------------------------------------------------------------


def test_what_may_go_goes_and_what_has_to_stay_stays_with_the_reason(case: Case) -> None:
    in_writing(closed_at=datetime.now(UTC))
    id = registered("deletion")
    found = stored(id)
    assert found["callback/cb1"]["retention_reason"] == ""
    assert "正在办理" in found[f"case/{case.pk}"]["retention_reason"]
    answer = decide(id, "delete", things=["callback/cb1"])
    assert answer.status_code == 200, answer.content
    assert answer.json()["state"] == "partly"
    assert not CallBack.objects.exists()
    assert [(c["what"], c["about"]) for c in answer.json()["changes"]] == [
        ("retained", f"case/{case.pk}"),
        ("deleted", "callback/cb1"),
    ]
    assert AuditRow.objects.filter(action="callbacks.delete", about="callback/cb1").exists()


def test_what_has_to_stay_cannot_be_deleted(case: Case) -> None:
    in_writing()
    id = registered("deletion")
    for about in ("callback/cb1", f"case/{case.pk}"):
        assert decide(id, "delete", things=[about]).json()["code"] == "kept"
    assert CallBack.objects.exists()


def test_what_may_go_and_is_left_needs_a_reason(case: Case) -> None:
    in_writing(closed_at=datetime.now(UTC))
    id = registered("deletion")
    assert decide(id, "delete", things=[]).json()["code"] == "reason_missing"
    assert decide(id, "delete", things=[], reason="案件尚在仲裁").json()["state"] == "refused"


# Reminded ------------------------------------------------------------------------------------------------------------


def test_near_and_past_its_term_who_decides_is_reminded_once(case: Case) -> None:
    id = registered()
    due = PersonalRequest.objects.get(pk=id).due_at
    early = due - timedelta(days=20)
    assert [personal_requests.remind(at) for at in (early, due, due, due + timedelta(hours=1))] == [0, 1, 0, 1]
    assert list(Notification.objects.order_by("created_at").values_list("urgency", flat=True)) == [
        "important",
        "important",
        "urgent",
    ]


def test_a_text_that_was_sent_may_be_deleted_and_one_under_way_may_not() -> None:
    now = datetime.now(UTC)
    number, text = seal_number(NUMBER, "text/t1", "to"), seal_text("您的查询结果", "text/t1", "text")
    row = Text.objects.create(
        id="t1", call="c1", requested_at=now, due_at=now, number_masked=number.masked, number_cipher=number.cipher,
        text_cipher=text.cipher,
    )  # fmt: skip
    with pytest.raises(Refused):
        personal_data.delete(by="8001", about="text/t1")
    row.over_at = now
    row.save()
    personal_data.delete(by="8001", about="text/t1")
    assert not Text.objects.exists()
