"""What cases come to: each figure is that of the cases behind it."""

from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.workorders import actions
from hotline.domains.workorders.models import Case
from hotline.domains.workorders.queries.cases import Wanted, search
from hotline.domains.workorders.queries.statistics import Asked, Rate, Statistics, statistics
from hotline.kernel.clock import beijing_day
from tests.domains.workorders.staffed import (
    CHAOYANG,
    OTHER_AGENT,
    SUPERVISION,
    done,
    fresh,
    opened,
    replied,
    signed,
    to_the_district,
)

pytestmark = pytest.mark.usefixtures("house")


def now() -> datetime:
    return datetime.now(UTC)


def counted(at: datetime | None = None) -> Statistics:
    today = beijing_day(now())
    return statistics(Asked("appeal", today, today), at or now())


def found(**wanted: object) -> list[str]:
    return list(search(signed(SUPERVISION), Wanted(**wanted), now()).values_list("pk", flat=True))  # type: ignore[arg-type]


@pytest.fixture
def several(house: None) -> dict[str, Case]:
    """One settled and content, one explained and not, one sent back, one voided, two of one caller."""
    content = replied()
    done(content, "follow_up", "done", OTHER_AGENT, result="resolved", satisfied=True)
    unhappy = replied(phone="13800000009", employer="别家")
    done(unhappy, "follow_up", "done", OTHER_AGENT, result="explained", satisfied=False)
    back = to_the_district(phone="13800000008", employer="又一家", kind="举报")
    actions.contact(by=signed(CHAOYANG), case=back.pk, reached=True)
    done(back, "sign", "return", CHAOYANG, reason="不在本区")
    gone = opened(phone="13800000007", employer="没有")
    actions.void(by=signed(SUPERVISION), case=gone.pk, revision=gone.revision, reason="误登")
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


def test_callers_with_several_cases_are_named_masked_and_open_down_to_them(several: dict[str, Case]) -> None:
    (caller,) = counted().callers
    assert (caller.phone, caller.count) == ("138****0001", 2)
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
