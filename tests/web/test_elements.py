"""Suggestions for a case's form out of an agent's notes."""

import pytest

from hotline.domains.service.workorders.models import Case, CaseTask
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


#: A talk as the desk has it, numbers masked.
TALK = [
    (False, "您好，请讲"),
    (True, "我叫赵强，我在朝阳区示例餐饮有限公司上班"),
    (False, "您反映什么问题"),
    (True, "公司拖欠我三个月工资不给，我要投诉，电话138****1022"),
    (False, "您放心，会帮您登记"),
]


def from_talk(*talk: tuple[bool, str], notes: str = "") -> dict[str, dict[str, object]]:
    utterances = [{"by_caller": by_caller, "text": text} for by_caller, text in talk]
    return {one["field"]: one for one in post(AGENT, "elements", notes=notes, talk=utterances).json()["elements"]}


def test_a_talk_fills_the_form_each_field_with_the_words_of_the_citizen() -> None:
    found = from_talk(*TALK)
    by_citizen = "\n".join(text for by_caller, text in TALK if by_caller)
    values = {field: one["value"] for field, one in found.items()}
    assert (values["name"], values["district"], values["kind"]) == ("赵强", "朝阳区", "投诉")
    assert "示例餐饮有限公司" in str(values["employer"])
    assert "工资" in str(values["summary"])
    assert all(one["wording"] and str(one["wording"]) in by_citizen for one in found.values()), found
    assert not {"phone", "identity", "topic", "unrest"} & found.keys()  # masked; by the article; calm


def test_what_was_noted_goes_before_what_was_heard() -> None:
    found = from_talk(*TALK, notes="来电人赵刚，丰台区")
    assert (found["name"]["value"], found["name"]["wording"]) == ("赵刚", "")
    assert found["district"]["value"] == "丰台区"
    assert found["employer"]["wording"]


def test_a_greeting_fills_nothing_and_what_an_agent_says_is_no_matter_of_the_citizen() -> None:
    assert from_talk((True, "你好"), (False, "您好，是朝阳区示例餐饮有限公司拖欠工资吗")).keys() <= {
        "employer",
        "district",
    }
    assert from_talk((False, "您好，请讲")) == {}


@pytest.mark.parametrize(
    ("text", "level", "urgency"),
    [
        ("再不给钱我就从单位楼顶跳下去，我现在就站在楼顶", "红", "特急"),
        ("单位拖欠工资，明天我们三十个人去区政府门口拉横幅", "橙", "紧急"),
    ],
)
def test_unrest_in_a_talk_is_offered_first_and_a_case_with_it_begins_the_lane(
    text: str, level: str, urgency: str
) -> None:
    """What the citizen said opens the form with level, urgency and words; submitted, the case is in its lane."""
    found = from_talk((False, "您好，请讲"), (True, text))
    assert next(iter(found)) == "unrest"
    assert (found["unrest"]["value"], found["urgency"]["value"]) == (level, urgency)
    assert str(found["unrest"]["wording"]) in text
    values = {"kind": "投诉", "summary": "拖欠工资", "unrest_about": text} | {
        field: one["value"] for field, one in found.items()
    }
    made = post(AGENT, "cases", values=values, outcome="submit")
    assert made.status_code == 200, made.json()
    assert Case.objects.get(pk=made.json()["id"]).unrest == level
    assert "unrest_first" in CaseTask.objects.filter(case=made.json()["id"]).values_list("step", flat=True)


def test_nothing_of_it_is_kept() -> None:
    before = AuditRow.objects.filter(status=None).count()
    post(AGENT, "elements", notes=NOTES)
    assert AuditRow.objects.filter(status=None).count() == before


def test_only_who_may_open_a_case_and_not_endlessly() -> None:
    assert post(CHAOYANG, "elements", notes=NOTES).status_code == 403
    assert post(AGENT, "elements", notes="长" * 5001).status_code == 422
    assert post(AGENT, "elements", notes="").json() == {"elements": []}
