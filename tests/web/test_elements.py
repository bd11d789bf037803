"""Suggestions for a case's form out of an agent's notes."""

import pytest

from hotline.infrastructure.models import AuditRow
from tests.domains.service.workorders.staffed import AGENT, CHAOYANG, staff
from tests.web.test_workorders import post

pytestmark = [pytest.mark.django_db]
NOTES = "来电人赵强，13800001022，朝阳区示例餐饮有限公司拖欠工资，请回电"


@pytest.fixture(autouse=True)
def personnel(db: None) -> None:
    staff()


def test_each_field_comes_with_the_words_it_rests_on() -> None:
    answer = post(AGENT, "elements", notes=NOTES)
    assert answer.status_code == 200
    found = {one["field"]: one for one in answer.json()["elements"]}
    assert (found["name"]["value"], found["phone"]["value"], found["district"]["value"]) == (
        "赵强",
        "13800001022",
        "朝阳区",
    )
    assert found["wants_follow_up"]["value"] is True
    assert NOTES[found["phone"]["start"] : found["phone"]["end"]] == "13800001022"
    assert "identity" not in found


def test_people_and_money_come_as_numbers() -> None:
    notes = "拖欠12名工人工资共计21.6万元，电话13800001022"
    found = {one["field"]: one for one in post(AGENT, "elements", notes=notes).json()["elements"]}
    assert (found["headcount"]["value"], found["amount"]["value"]) == (12, 216000)
    assert notes[found["amount"]["start"] : found["amount"]["end"]] == "21.6万元"


@pytest.mark.parametrize(
    ("notes", "level", "urgency", "phrase"),
    [
        ("来电人称再不解决就从单位楼顶跳下去，已站在楼顶，单位拖欠工资", "红", "特急", "从单位楼顶跳下去"),
        ("😀朝阳区示例餐饮有限公司拖欠工资。来电人称明天要带三十人去区政府门口拉横幅", "橙", "紧急", "三十人去区政府"),
    ],
)
def test_what_sounds_like_unrest_is_offered_first_with_its_level_and_the_words_that_say_so(
    notes: str, level: str, urgency: str, phrase: str
) -> None:
    first, *rest = post(AGENT, "elements", notes=notes).json()["elements"]
    assert (first["field"], first["value"], first["inferred"]) == ("unrest", level, True)
    assert phrase in notes[first["start"] : first["end"]]
    (hurry,) = [one["value"] for one in rest if one["field"] == "urgency"]
    assert {"特急": 2, "紧急": 1, "一般": 0}[hurry] >= {"特急": 2, "紧急": 1}[urgency]


def test_an_ordinary_matter_offers_no_unrest() -> None:
    assert "unrest" not in [one["field"] for one in post(AGENT, "elements", notes=NOTES).json()["elements"]]


def test_nothing_of_it_is_kept() -> None:
    before = AuditRow.objects.filter(status=None).count()
    post(AGENT, "elements", notes=NOTES)
    assert AuditRow.objects.filter(status=None).count() == before


def test_only_who_may_open_a_case_and_not_endlessly() -> None:
    assert post(CHAOYANG, "elements", notes=NOTES).status_code == 403
    assert post(AGENT, "elements", notes="长" * 5001).status_code == 422
    assert post(AGENT, "elements", notes="").json() == {"elements": []}
