"""Statistics of cases: each figure equals that of the cases behind it."""

from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.service.workorders.actions import creation, follow_ups, publication, transitions
from hotline.domains.service.workorders.actions.creation import Opening
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.cases import CaseFilters, search
from hotline.domains.service.workorders.queries.statistics import CaseStatisticsQuery, Rate, Statistics, statistics
from hotline.kernel.clock import beijing_day
from tests.domains.service.workorders.staffed import (
    AGENT,
    CHAOYANG,
    LEADER,
    OTHER_AGENT,
    SUPERVISION,
    done,
    fresh,
    opened,
    principal,
    replied,
    to_the_district,
)
from tests.domains.service.workorders.test_models import small

pytestmark = pytest.mark.usefixtures("personnel")


def now() -> datetime:
    return datetime.now(UTC)


def counted(at: datetime | None = None, by: str = SUPERVISION) -> Statistics:
    today = beijing_day(now())
    return statistics(CaseStatisticsQuery("appeal", today, today), principal(by), at or now())


def found(**filters: object) -> list[str]:
    return list(search(principal(SUPERVISION), CaseFilters(**filters), now()).values_list("pk", flat=True))  # type: ignore[arg-type]


@pytest.fixture
def several(personnel: None) -> dict[str, Case]:
    """One settled and content, one explained and not, one sent back, one voided, two of one caller."""
    content = replied()
    done(content, "follow_up", "done", OTHER_AGENT, result="resolved", satisfied=True)
    unhappy = replied(phone="13800000009", employer="别家")
    done(unhappy, "follow_up", "done", OTHER_AGENT, result="explained", satisfied=False)
    back = to_the_district(phone="13800000008", employer="又一家", kind="举报")
    follow_ups.contact(by=principal(CHAOYANG), case=back.pk, reached=True)
    done(back, "sign", "return", CHAOYANG, reason="不在本区")
    gone = opened(phone="13800000007", employer="没有")
    transitions.void(by=principal(SUPERVISION), case=gone.pk, revision=gone.revision, reason="误登")
    again = opened()
    return {"content": content, "unhappy": unhappy, "back": back, "gone": gone, "again": again}


def test_cases_are_counted_by_what_they_are(several: dict[str, Case]) -> None:
    every = counted()
    assert (every.total, every.over) == (5, 3)
    assert every.by["kind"] == {"投诉": 4, "举报": 1}
    assert every.by["state"] == {"closed": 2, "returned": 1, "voided": 1, "review": 1}
    assert every.by["department"] == {"chaoyang": 3, "": 2}
    assert sum(every.per_day.values()) == 5


def test_how_long_steps_take_and_what_was_in_time(several: dict[str, Case]) -> None:
    every = counted()
    steps = {each.step: each for each in every.durations}
    assert (steps["review"].count, steps["sign"].count, steps["follow_up"].count) == (3, 3, 2)
    assert 0 <= steps["review"].median <= steps["review"].ninety < 60
    clocks = {each.clock: each for each in every.in_time}
    assert (clocks["review"].due, clocks["review"].met, clocks["review"].ours) == (3, 3, True)
    late = {each.clock: each for each in counted(now() + timedelta(days=40)).in_time}
    assert (late["review"].due, late["review"].met) == (4, 3)
    assert (late["handle"].due, late["handle"].met) == (3, 2)


def test_how_many_were_sent_back(several: dict[str, Case]) -> None:
    assert counted().returned == Rate(1, 3)
    assert found(returned=True) == [several["back"].pk]


def test_the_three_rates_by_our_judgement_and_the_citys_and_where_they_differ(several: dict[str, Case]) -> None:
    Case.objects.filter(pk=several["content"].pk).update(city_resolved=False, city_satisfied=True)
    Case.objects.filter(pk=several["unhappy"].pk).update(city_resolved=False, city_satisfied=False)
    Case.objects.filter(pk=several["back"].pk).update(city_responded=False)
    rates = counted().rates
    assert rates["responded"] == (Rate(1, 3), Rate(0, 1), 1)
    assert rates["resolved"] == (Rate(1, 2), Rate(0, 2), 1)
    assert rates["satisfied"] == (Rate(1, 2), Rate(1, 2), 0)
    assert found(differs="resolved") == [several["content"].pk]
    assert found(differs="responded") == [several["back"].pk]
    assert Rate(0, 0).share is None


def test_a_case_whose_department_has_time_left_to_get_in_touch_lowers_no_response_rate(personnel: None) -> None:
    case = to_the_district()
    assert counted().rates["responded"][0] == Rate(0, 0)
    assert counted(now() + timedelta(hours=25)).rates["responded"][0] == Rate(0, 1)
    follow_ups.contact(by=principal(CHAOYANG), case=case.pk, reached=True)
    assert counted().rates["responded"][0] == Rate(1, 1)


def test_callers_with_several_cases_are_named_masked_and_open_down_to_them(several: dict[str, Case]) -> None:
    (caller,) = counted().callers
    assert (caller.phone, caller.count) == ("138******01", 2)
    assert set(found(caller=caller.case)) == {several["content"].pk, several["again"].pk}


def test_words_are_found_in_what_is_open_and_in_nothing_sealed(several: dict[str, Case]) -> None:
    assert len(found(q="拖欠 两个月")) == 5
    assert found(q="别家") == [several["unhappy"].pk]
    assert found(q="责令支付 又一家") == []
    assert set(found(q="责令支付")) == {several["content"].pk, several["unhappy"].pk}
    assert found(q="张三丰") == []
    assert found(q=fresh(several["back"]).number) == [several["back"].pk]
    assert set(found(person="138-0000-0001")) == {several["content"].pk, several["again"].pk}
    assert found(late="handle") == []


def test_columns_a_model_has_reported_are_counted_and_added_up(personnel: None) -> None:
    form = {
        "type": "object",
        "properties": {
            "summary": {"type": "string", "title": "摘要"},
            "tool": {"type": "string", "title": "工具", "enum": ["锤子", "锯子"]},
            "price": {"type": "number", "title": "价钱"},
            "colours": {"type": "array", "title": "颜色", "items": {"enum": ["红", "黄", "蓝"]}},
        },
    }
    columns = [
        {"field": "tool", "name": "工具", "reported": "count"},
        {"field": "price", "name": "价钱", "reported": "sum"},
        {"field": "summary", "name": "摘要"},
        {"field": "colours", "name": "颜色", "reported": "count"},
    ]
    wish = small(form=form, columns=columns)
    publication.save_draft(by=SUPERVISION, model="wish", name="心愿", content=wish, base=0)
    publication.publish(by=SUPERVISION, model="wish", number=1)
    row: dict[str, object]
    for row in (
        {"tool": "锤子", "price": 12.5, "colours": ["蓝", "红", "蓝"]},
        {"tool": "锤子", "price": 7, "colours": ["红"]},
        {"tool": "锯子", "colours": []},
    ):
        creation.open_case(by=principal(AGENT), opening=Opening("wish", {"summary": "想要一件工具", **row}))
    # What an older version of the form held under the name is no number.
    old = Case.objects.get(version__model="wish", fields__price=7)
    Case.objects.filter(pk=old.pk).update(fields=old.fields | {"price": "七块"})
    today = beijing_day(now())
    tool, price, colours = statistics(CaseStatisticsQuery("wish", today, today), principal(SUPERVISION), now()).columns
    assert (tool.name, tool.filled, tool.counts) == ("工具", 3, {"锤子": 2, "锯子": 1})
    assert (price.filled, price.total, price.counts) == (1, 12.5, {})
    assert (colours.filled, colours.counts) == (2, {"红": 2, "蓝": 1})
    assert counted().columns == []


def test_confidential_cases_are_counted_for_whom_the_lists_show_them(several: dict[str, Case]) -> None:
    """A leader sees all cases, but not what is confidential; the supervision office does."""
    sealed = fresh(several["content"])
    transitions.seal(by=principal(SUPERVISION), case=sealed.pk, revision=sealed.revision, on=True, text="涉及个人隐私")
    assert (counted(by=SUPERVISION).total, counted(by=LEADER).total) == (5, 4)
    assert search(principal(LEADER), CaseFilters(), now()).count() == 4
    assert (counted(by=LEADER).callers, counted(by=LEADER).rates["resolved"][0]) == ([], Rate(0, 1))
    own = opened(LEADER, phone="13800000021", employer="班长登记的")
    transitions.seal(by=principal(SUPERVISION), case=own.pk, revision=own.revision, on=True, text="涉及个人隐私")
    assert counted(by=LEADER).total == search(principal(LEADER), CaseFilters(), now()).count() == 5
