"""One search finds what each reader may see and no more, and the number that was typed stands nowhere."""

from typing import Any

import pytest

from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.sealing import search_digest
from tests.domains.service.workorders.staffed import AGENT, MANAGER, OTHER_AGENT, PENSION, VALUES
from tests.web.test_records import call, logged
from tests.web.test_workorders import browser, opened, personnel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
__all__ = ["personnel"]
PHONE = str(VALUES["phone"])


def search(number: str, text: str) -> list[dict[str, Any]]:
    answer = browser(number).post("/api/search", {"text": text}, "application/json")
    assert answer.status_code == 200, answer.content
    hits: list[dict[str, Any]] = answer.json()["hits"]
    return [hit for hit in hits if hit["kind"] != "article"]


def kinds(number: str, text: str) -> list[str]:
    return [hit["kind"] for hit in search(number, text)]


def test_a_case_is_found_by_its_number_or_its_words_by_who_may_see_it() -> None:
    case = opened()
    (hit,) = search(AGENT, f" {case['number'].lower()} ")
    assert (hit["kind"], hit["id"], hit["title"]) == ("case", case["id"], case["number"])
    assert [hit["id"] for hit in search(AGENT, "拖欠三名工人")] == [case["id"]]
    for stranger in (OTHER_AGENT, PENSION):
        assert search(stranger, case["number"]) == []
        assert search(stranger, "拖欠三名工人") == []


def test_a_complete_number_is_answered_by_a_handle_and_only_counts_what_the_reader_may_see() -> None:
    opened()
    logged(call("c1", AGENT, number=PHONE))
    found = search(AGENT, PHONE)
    assert [(hit["kind"], hit["title"]) for hit in found] == [
        ("number_contacts", "138******01"),
        ("number_calls", "138******01"),
        ("number_cases", "138******01"),
    ]
    for hit in found:
        assert number_of(hit["id"]) == PHONE
        assert PHONE not in hit["id"]
    assert search(OTHER_AGENT, PHONE) == []
    row = AuditRow.objects.filter(action="search.search", by=AGENT).latest("at")
    assert row.detail == {"rows": 3, "asked": {"number": search_digest(PHONE), "number_tail": PHONE[-2:]}}
    assert [hit["id"] for hit in search(AGENT, PHONE[-4:])] == [PHONE[-4:]]


def test_people_are_found_by_number_name_and_sound_by_who_sees_the_floor() -> None:
    Staff.objects.filter(number=OTHER_AGENT).update(name="李建国")
    for typed in (OTHER_AGENT, "建国", "lijianguo", "ljg"):
        assert [hit["id"] for hit in search(MANAGER, typed) if hit["kind"] == "person"] == [OTHER_AGENT], typed
        assert "person" not in kinds(AGENT, typed)
    Staff.objects.filter(number=OTHER_AGENT).update(is_active=False)
    assert "person" not in kinds(MANAGER, OTHER_AGENT)


def test_words_are_audited_by_their_length_and_nothing_finds_nothing() -> None:
    assert search(AGENT, "   ") == []
    search(AGENT, "张三丰的事")
    row = AuditRow.objects.filter(action="search.search").latest("at")
    assert row.detail["asked"] == {"characters": 5}
    assert browser(AGENT).post("/api/search", {"text": "长" * 101}, "application/json").status_code == 422


def test_names_of_pages_are_given_their_sounds() -> None:
    answer = browser(AGENT).post("/api/search/sounds", {"names": ["工单", "在线咨询"]}, "application/json")
    assert answer.json() == {"sounds": [["gong", "dan"], ["zai", "xian", "zi", "xun"]]}
