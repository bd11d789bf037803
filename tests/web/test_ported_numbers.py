"""Numbers that went to another carrier: a sheet counts whole or not at all; seen masked by who manages texts."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hotline.domains.service.messaging.models import PortedNumber
from hotline.domains.service.messaging.queries.carriers import ported_carrier
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import handle_of
from hotline.kernel.masking import mask_number
from tests.sample_files import workbook
from tests.web.test_records import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
FIRST, SECOND, THIRD = "13800000001", "13911112222", "15900000002"


def manager() -> Any:
    return signed_in("8001", "texts.manage")


def send(*lines: tuple[object, ...], heading: tuple[str, ...] = ("手机号码", "运营商"), client: Any = None) -> Any:
    body = {
        "reason": "运营商提供的名单",
        "file": SimpleUploadedFile("携号转网.xlsx", workbook(heading, *lines)),
    }
    return (client or manager()).post("/api/texts/ported/import", body)


def listed(**query: str) -> list[tuple[str, str, str]]:
    answer = manager().get("/api/texts/ported", query)
    assert answer.status_code == 200, answer.content
    return sorted((row["number"], row["carrier"], row["by"]) for row in answer.json()["rows"])


def test_a_sheet_gives_each_number_its_carrier_and_a_later_one_changes_it() -> None:
    sent = send((int(FIRST), "联通"), (SECOND, "中国电信"), (f"+86 {SECOND}", "电信"), (None, "移动"))
    assert (sent.status_code, sent.json()) == (200, {"added": 2, "changed": 0, "unchanged": 0})
    assert listed() == [("138******01", "unicom", "8001"), ("139******22", "telecom", "8001")]
    later = send((FIRST, "移动"), (SECOND, "电信"), (THIRD, "广电"))
    assert later.json() == {"added": 1, "changed": 1, "unchanged": 1}
    assert dict(PortedNumber.objects.values_list("number_masked", "carrier")) == {
        "138******01": "mobile",
        "139******22": "telecom",
        "159******02": "broadnet",
    }
    rows = AuditRow.objects.filter(action="texts.ported_sheet").order_by("at")
    assert [row.detail["changed"] for row in rows] == [0, 1]
    assert {row.detail["reason"] for row in rows} == {"运营商提供的名单"}
    assert FIRST not in str([row.detail for row in rows])


def test_texts_go_by_the_carrier_of_the_sheet() -> None:
    assert ported_carrier(FIRST) is None
    send((FIRST, "联通"))
    assert ported_carrier(FIRST) is Carrier.UNICOM


def test_a_sheet_with_bad_rows_names_each_and_changes_nothing() -> None:
    refused = send((FIRST, "铁通"), ("12333", "移动"), (SECOND, "移动"), (SECOND, "联通"))
    assert refused.status_code == 422
    sentence = refused.json()["message"]
    assert "第2行“运营商”应为移动、联通、电信或广电" in sentence
    assert "第3行“手机号码”不是 11 位手机号码" in sentence
    assert "第5行“运营商”与前面同一号码的运营商不一致" in sentence
    assert "缺少：运营商" in send((FIRST,), heading=("手机号码",)).json()["message"]
    assert "没有号码" in send().json()["message"]
    assert not PortedNumber.objects.exists()


def test_the_list_is_found_by_carrier_and_by_complete_number() -> None:
    send((FIRST, "联通"), (SECOND, "电信"))
    assert listed(carrier="telecom") == [("139******22", "telecom", "8001")]
    assert listed(number=handle_of(FIRST, mask_number(FIRST))) == [("138******01", "unicom", "8001")]
    assert manager().get("/api/texts/ported", {"number": "2222"}).status_code == 422
    assert AuditRow.objects.filter(action="texts.ported").exists()


def test_a_number_taken_off_goes_by_its_prefix_again_and_the_trail_says_why() -> None:
    send((FIRST, "联通"), (SECOND, "电信"))
    id = PortedNumber.objects.get(number_masked="138******01").pk
    path, body = f"/api/texts/ported/{id}/remove", {"reason": "机主已转回"}
    assert signed_in("1001", "desk.use").post(path, body, "application/json").status_code == 403
    assert manager().post(path, {"reason": ""}, "application/json").status_code == 422
    assert ported_carrier(FIRST) is Carrier.UNICOM
    assert manager().post(path, body, "application/json").status_code == 204
    assert ported_carrier(FIRST) is None
    assert manager().post(path, body, "application/json").status_code == 404
    (row,) = AuditRow.objects.filter(action="texts.ported_remove")
    assert (row.about, row.detail) == (f"ported/{id}", {"reason": "机主已转回", "carrier": "unicom"})
    assert listed() == [("139******22", "telecom", "8001")]


def test_others_neither_see_nor_change_the_list() -> None:
    stranger = signed_in("1001", "desk.use", "texts.mass")
    assert stranger.get("/api/texts/ported").status_code == 403
    assert send((FIRST, "联通"), client=stranger).status_code == 403
    assert not PortedNumber.objects.exists()
