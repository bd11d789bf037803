"""Hours of campaigns, what follows a try, who gets an entry."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.service.campaigns.rules.campaign import (
    ALLOWED,
    CampaignMode,
    CampaignSettings,
    CampaignStage,
    CampaignStep,
    settings_problem,
    step_refusal,
)
from hotline.domains.service.campaigns.rules.entries import (
    FINAL,
    MAX_TRIES_AT_ALL,
    NOT_REACHED,
    UNCOUNTED,
    DueEntry,
    Ended,
    FreeAgent,
    TryResult,
    after,
    hand_out,
)
from hotline.domains.service.campaigns.rules.hours import Windows, next_try, part_of
from hotline.kernel.clock import BEIJING

#: A Wednesday.
DAY = date(2026, 12, 2)
OFFICE = ((time(9), time(12)), (time(14), time(18)))
ALL_DAY = (*OFFICE, (time(18), time(20)))
GAP = timedelta(hours=2)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), BEIJING)


def windows(spans: tuple[tuple[time, time], ...] = OFFICE, *, working: bool = True, off: str = "") -> Windows:
    return Windows(spans, working, WorkingCalendar({off: "holiday"} if off else {}))


quarters = st.integers(min_value=8 * 4, max_value=21 * 4).map(lambda n: time(n // 4, n % 4 * 15))
spans = (
    st.lists(quarters, min_size=2, max_size=8, unique=True)
    .map(sorted)
    .map(lambda found: tuple(zip(found[::2], found[1::2], strict=False)))
)
moments = st.integers(0, 90 * 24 * 60).map(lambda minutes: at(0) + timedelta(minutes=minutes))


@given(spans, st.booleans(), st.lists(moments, max_size=3), moments, st.integers(30, 24 * 60))
def test_the_next_try_lies_in_the_hours_after_the_gap_and_in_another_part_of_the_day_while_there_is_one(
    chosen: tuple[tuple[time, time], ...], working: bool, tried: list[datetime], earliest: datetime, gap: int
) -> None:
    open_hours = windows(chosen, working=working)
    found = next_try(tried, open_hours, timedelta(minutes=gap), earliest)
    assert open_hours.is_open(found)
    assert found >= earliest
    assert all(found >= one + timedelta(minutes=gap) for one in tried)
    left = open_hours.parts - {part_of(one) for one in tried}
    assert not left or part_of(found) in left


def test_a_morning_and_an_afternoon_are_tried_before_the_morning_again() -> None:
    office = windows()
    assert next_try([], office, GAP, at(7)) == at(9)
    assert next_try([at(9, 30)], office, GAP, at(9, 31)) == at(14)
    assert next_try([at(9, 30), at(14)], office, GAP, at(14, 1)) == at(16)
    assert next_try([at(17, 30)], office, GAP, at(17, 31)) == at(9, day=date(2026, 12, 3))


def test_nobody_is_rung_on_a_day_off() -> None:
    office = windows(off="2026-12-03")
    assert next_try([at(17)], office, GAP, at(17, 1)) == at(9, day=date(2026, 12, 4))
    saturday = at(10, day=date(2026, 12, 5))
    assert not office.is_open(saturday)
    assert windows(working=False).is_open(saturday)


results = st.lists(st.sampled_from(list(TryResult)), min_size=1, max_size=MAX_TRIES_AT_ALL)


@given(results, st.integers(1, 3))
def test_an_entry_ends_after_so_many_tries_and_never_goes_on_after_a_final_one(
    made: list[TryResult], tries: int
) -> None:
    ended, result = after(made, tries)
    counted = [one for one in made if one not in UNCOUNTED]
    if made[-1] in FINAL:
        assert (ended, result) == (Ended.CLOSED, made[-1].value)
    elif made[-1] is TryResult.LATER:
        assert ended is Ended.LATER
    elif len(counted) >= tries or len(made) >= MAX_TRIES_AT_ALL:
        assert (ended, result) == (Ended.CLOSED, NOT_REACHED)
    else:
        assert (ended is Ended.SOON) == (made[-1] in UNCOUNTED)


names = st.text("ab", min_size=1, max_size=2)
free_ones = st.lists(
    st.builds(FreeAgent, st.integers(1, 9).map(str), st.frozensets(names)), unique_by=lambda one: one.number
)
due_ones = st.lists(st.builds(DueEntry, st.integers(1, 9).map(str), names), unique_by=lambda one: one.id)


@given(due_ones, free_ones)
def test_no_entry_and_no_agent_twice_and_nobody_without_the_skill(due: list[DueEntry], free: list[FreeAgent]) -> None:
    found = hand_out(due, free)
    assert len({entry for entry, _ in found}) == len({agent for _, agent in found}) == len(found)
    skills, needed = {one.number: one.skills for one in free}, {one.id: one.skill for one in due}
    assert all(needed[entry] in skills[agent] for entry, agent in found)
    idle = [one for one in free if one.number not in {agent for _, agent in found}]
    left = [one for one in due if one.id not in {entry for entry, _ in found}]
    assert not any(entry.skill in agent.skills for agent in idle for entry in left), "nobody waits in vain"


def test_steps_are_taken_from_their_stages_only() -> None:
    for step in CampaignStep:
        for stage in CampaignStage:
            assert bool(step_refusal(step, stage, is_requested=False)) == (stage not in ALLOWED[step])
    assert "撤回" in step_refusal(CampaignStep.CANCEL, CampaignStage.CHECKED, is_requested=True)
    assert not step_refusal(CampaignStep.PAUSE, CampaignStage.RUNNING, is_requested=True)


GOOD = {"name": "回访", "purpose": "年检", "queue": "labor", "mode": CampaignMode.PREVIEW, "script": "您好"}


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({}, ""),
        ({"name": " "}, "任务名称"),
        ({"queue": "none"}, "队列"),
        ({"script": ""}, "话术"),
        ({"script": "", "survey": 3}, ""),
        ({"number_column": ""}, "号码所在的列"),
        ({"variables": ("没有",)}, "不在名单中"),
        ({"max_tries": 4}, "1 至 3 次"),
        ({"gap_minutes": 5}, "30 分钟"),
        ({"spans": ()}, "时段"),
        ({"spans": ((time(10), time(10)),)}, "晚于"),
        ({"spans": ((time(9), time(12)), (time(11), time(13)))}, "重叠"),
        ({"spans": ((time(7), time(12)),)}, "08:00"),
        ({"spans": ((time(9), time(22)),)}, "21:00"),
        ({"sample_size": 200, "spans": ALL_DAY}, ""),
        ({"sample_size": 200}, "18:00 后"),
        ({"sample_size": 200, "spans": ALL_DAY, "max_tries": 2}, "3 次"),
        ({"sample_size": -1, "spans": ALL_DAY}, "抽样数"),
    ],
)
def test_settings_say_what_is_wrong_with_them(changed: dict[str, object], text: str) -> None:
    chosen = CampaignSettings(**{"spans": OFFICE, "number_column": "手机", **GOOD, **changed})  # type: ignore[arg-type]
    found = settings_problem(chosen, ["姓名", "手机"], ["labor"])
    assert (text in found) if text else (found == "")
