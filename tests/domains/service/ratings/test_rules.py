"""The rules of ratings as tables: who may do what when, deadlines, invitations, answers, the share of exclusions."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.service.ratings.rules.exclusions import is_alarming, quarter_begins, share
from hotline.domains.service.ratings.rules.handling import (
    CLOSED,
    CONTACT_FIRST,
    OWN,
    PENDING,
    Act,
    Contact,
    Evidence,
    Handling,
    Stage,
    Verdict,
    act_refusal,
    closing_refusal,
    contact_refusal,
    exclusion_refusal,
    owner_refusal,
    stage_of,
)
from hotline.domains.service.ratings.rules.invitations import (
    Purpose,
    answer_of,
    due_at,
    invitation_text,
    is_planned,
)
from hotline.domains.service.ratings.rules.terms import contact_due, latest_mending, mending_refusal
from hotline.kernel.clock import BEIJING

AGENT, OWNER, OTHER = "1001", "2001", "2002"
NEW = Handling(AGENT, OWNER)
CALLED = replace(NEW, contact=Contact.REACHED)
VALID = replace(CALLED, verdict=Verdict.VALID)
PLANNED = replace(VALID, mended=(True, False))
MENDED = replace(VALID, mended=(True, True))
RATED = replace(MENDED, score=2)
PENDING_EXCLUSION = replace(CALLED, exclusion_pending=True)
OVER = replace(RATED, closed=True)
CALENDAR = WorkingCalendar()


def beijing(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BEIJING).astimezone(UTC)


@pytest.mark.parametrize(
    ("handling", "stage"),
    [
        (NEW, Stage.CONTACT),
        (CALLED, Stage.VERIFY),
        (VALID, Stage.MEND),
        (PLANNED, Stage.MEND),
        (MENDED, Stage.RATE_AGAIN),
        (RATED, Stage.RATE_AGAIN),
        (OVER, Stage.CLOSED),
    ],
)
def test_the_stage_is_what_comes_next(handling: Handling, stage: Stage) -> None:
    assert stage_of(handling) is stage


@pytest.mark.parametrize(
    ("handling", "act", "by", "manages", "why"),
    [
        (NEW, Act.CONTACT, OWNER, False, ""),
        (NEW, Act.VERIFY, OWNER, False, CONTACT_FIRST),
        (NEW, Act.EXCLUDE, OWNER, False, ""),  # malice needs no call
        (NEW, Act.CONTACT, AGENT, True, OWN),
        (NEW, Act.CONTACT, OTHER, False, "这条差评由 2001 处置，仅经办人或负责人可操作。如需接手请联系负责人。"),
        (NEW, Act.CONTACT, OTHER, True, ""),
        (NEW, Act.TAKE, OTHER, False, "2001 正在处置这条差评，请另选。"),
        (NEW, Act.TAKE, OTHER, True, ""),
        (NEW, Act.TAKE, AGENT, False, OWN),
        (replace(NEW, owner=""), Act.TAKE, OTHER, False, ""),
        (replace(NEW, owner=""), Act.CONTACT, OTHER, True, "请先领取这条差评。"),
        (replace(NEW, owner=""), Act.ASSIGN, OTHER, True, ""),
        (
            replace(NEW, owner=""),
            Act.ASSIGN,
            OTHER,
            False,
            "这条差评由 他人 处置，仅经办人或负责人可操作。如需接手请联系负责人。",
        ),
        (CALLED, Act.VERIFY, OWNER, False, ""),
        (CALLED, Act.PLAN, OWNER, False, "请先认定属实并写明原因。"),
        (CALLED, Act.CLOSE, OWNER, False, CONTACT_FIRST),
        (PENDING_EXCLUSION, Act.VERIFY, OWNER, False, PENDING),
        (PENDING_EXCLUSION, Act.EXCLUDE, OWNER, True, PENDING),
        (PENDING_EXCLUSION, Act.CONTACT, OWNER, False, ""),
        (VALID, Act.EXCLUDE, OWNER, False, "已认定属实，不能申请剔除。"),
        (VALID, Act.PLAN, OWNER, False, ""),
        (VALID, Act.CLOSE, OWNER, False, "整改未完成，不能办结。"),
        (PLANNED, Act.FINISH, OWNER, False, ""),
        (PLANNED, Act.MOVE, OWNER, False, "整改期限由负责人调整。"),
        (PLANNED, Act.MOVE, OTHER, True, ""),
        (PLANNED, Act.INVITE, OWNER, False, "整改完成后才能邀请再评价。"),
        (PLANNED, Act.CLOSE, OWNER, False, "整改未完成，不能办结。"),
        (MENDED, Act.INVITE, OWNER, False, ""),
        (MENDED, Act.CLOSE, OWNER, False, ""),
        (OVER, Act.CONTACT, OWNER, True, CLOSED),
        (OVER, Act.ASSIGN, OTHER, True, CLOSED),
    ],
)
def test_who_may_do_what_when(handling: Handling, act: Act, by: str, manages: bool, why: str) -> None:
    assert act_refusal(handling, act, by, manages=manages) == why


@given(
    act=st.sampled_from(Act),
    handling=st.builds(
        Handling,
        agent=st.just(AGENT),
        owner=st.sampled_from(["", OWNER, AGENT]),
        contact=st.sampled_from([None, *Contact]),
        verdict=st.sampled_from([None, *Verdict]),
        exclusion_pending=st.booleans(),
        mended=st.lists(st.booleans(), max_size=3).map(tuple),
        score=st.integers(0, 5),
        closed=st.booleans(),
    ),
    manages=st.booleans(),
)
def test_nobody_acts_on_a_rating_of_their_own(act: Act, handling: Handling, manages: bool) -> None:
    assert act_refusal(handling, act, AGENT, manages=manages)


def test_who_was_rated_never_owns_it() -> None:
    assert owner_refusal(NEW, AGENT)
    assert not owner_refusal(NEW, OTHER)


@pytest.mark.parametrize(
    ("outcome", "reached", "abandoned", "has_number", "allowed"),
    [
        (Contact.REACHED, True, False, True, True),
        (Contact.REACHED, False, False, True, False),
        (Contact.DECLINED, True, False, True, True),
        (Contact.DECLINED, False, True, True, False),
        (Contact.NOT_REACHED, False, True, True, True),
        (Contact.NOT_REACHED, False, False, True, False),
        (Contact.NOT_REACHED, True, True, True, False),
        (Contact.NO_NUMBER, False, False, False, True),
        (Contact.NO_NUMBER, False, False, True, False),
        (Contact.REACHED, False, False, False, False),
    ],
)
def test_calls_show_how_the_call_back_ended(
    outcome: Contact, reached: bool, abandoned: bool, has_number: bool, allowed: bool
) -> None:
    why_not = contact_refusal(outcome, reached=reached, abandoned=abandoned, has_number=has_number)
    assert (why_not == "") is allowed


@pytest.mark.parametrize(
    ("verdict", "call", "second", "contact", "allowed"),
    [
        (Verdict.MISTAKEN, "back", 12, Contact.REACHED, True),
        (Verdict.MISTAKEN, "rated", 12, Contact.REACHED, False),  # only the citizen can say so, afterwards
        (Verdict.MISTAKEN, "back", 12, Contact.DECLINED, False),
        (Verdict.MISTAKEN, "back", 12, None, False),
        (Verdict.MALICIOUS, "rated", 0, None, True),
        (Verdict.MALICIOUS, "back", 3, Contact.REACHED, True),
        (Verdict.MALICIOUS, "another", 3, Contact.REACHED, False),
        (Verdict.MALICIOUS, "rated", -1, None, False),
        (Verdict.VALID, "back", 1, Contact.REACHED, False),
    ],
)
def test_what_excludes_a_rating(
    verdict: Verdict, call: str, second: int, contact: Contact | None, allowed: bool
) -> None:
    why_not = exclusion_refusal(verdict, Evidence(call, second), rated="rated", reached_in=["back"], contact=contact)
    assert (why_not == "") is allowed


def test_without_a_second_rating_it_takes_a_reason_to_close() -> None:
    assert closing_refusal(MENDED, " ")
    assert not closing_refusal(MENDED, "三次未联系上")
    assert not closing_refusal(RATED, "")


@pytest.mark.parametrize(
    ("rated", "due"),
    [
        (beijing(11, 25, 10, 24), beijing(11, 26, 10, 24)),  # Wednesday
        (beijing(11, 27, 16), beijing(11, 30, 16)),  # Friday: over the weekend
        (beijing(11, 28, 11), beijing(11, 30, 18)),  # Saturday: counts from Monday's opening
        (beijing(11, 25, 3), beijing(11, 25, 18)),  # before offices open
        (beijing(11, 25, 23, 30), beijing(11, 26, 18)),  # after they closed
        (beijing(11, 25, 12, 30), beijing(11, 26, 12)),  # over lunch: no time runs
        (beijing(9, 30, 17), beijing(10, 8, 17)),  # the National Day holiday
    ],
)
def test_one_working_day_until_the_call_back(rated: datetime, due: datetime) -> None:
    assert contact_due(rated, CALENDAR) == due


@pytest.mark.parametrize(
    ("due", "allowed"),
    [
        (date(2026, 11, 24), False),
        (date(2026, 11, 25), True),
        (date(2026, 12, 16), True),
        (date(2026, 12, 17), False),
    ],
)
def test_fifteen_working_days_to_mend(due: date, allowed: bool) -> None:
    opened = beijing(11, 25, 10)
    assert latest_mending(opened, CALENDAR) == date(2026, 12, 16)
    assert (mending_refusal(due, opened, opened, CALENDAR) == "") is allowed


@pytest.mark.parametrize(
    ("excluded", "counted", "alarming"),
    [
        (0, 0, False),
        (1, 99, False),  # exactly one per cent
        (1, 98, True),
        (2, 180, True),  # from 0.55 % to 1.1 %
        (3, 180, False),  # 1.6 %: raised already
        (4, 180, True),  # 2.2 %: a whole per cent more
        (1, 0, True),
    ],
)
def test_more_than_one_in_a_hundred_excluded_raises_an_alarm_once_a_per_cent(
    excluded: int, counted: int, alarming: bool
) -> None:
    assert is_alarming(excluded, counted) is alarming


def test_the_share_is_of_all_ratings_given() -> None:
    assert share(1, 3) * 4 == 1
    assert quarter_begins(date(2026, 12, 1)) == date(2026, 10, 1)
    assert quarter_begins(date(2026, 3, 31)) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("ended", "due"),
    [
        (beijing(11, 25, 10), beijing(11, 25, 10, 2)),
        (beijing(11, 25, 21, 57), beijing(11, 25, 21, 59)),
        (beijing(11, 25, 21, 58), beijing(11, 26, 8)),
        (beijing(11, 25, 2), beijing(11, 25, 8)),
        (beijing(11, 25, 7, 58), beijing(11, 25, 8)),
    ],
)
def test_citizens_are_asked_within_minutes_and_not_at_night(ended: datetime, due: datetime) -> None:
    assert due_at(ended) == due


def test_a_call_of_long_ago_is_not_asked_about() -> None:
    ended = beijing(11, 25, 10)
    assert is_planned(ended, ended + timedelta(hours=1))
    assert not is_planned(ended, ended + timedelta(hours=1, seconds=1))


@pytest.mark.parametrize(
    ("minutes", "answered", "rated", "why"),
    [
        (0, False, False, ""),
        (0, True, False, "second"),
        (1, False, False, "late"),
        (0, False, True, "rated"),
    ],
)
def test_the_first_answer_in_time_counts(minutes: int, answered: bool, rated: bool, why: str) -> None:
    until = beijing(11, 26, 10)
    answer = answer_of(until + timedelta(minutes=minutes), until, answered=answered, rated=rated)
    assert (answer.counts, answer.why) == (why == "", why)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_text_fits_one_message_and_names_all_levels_alike(purpose: Purpose) -> None:
    text = invitation_text(beijing(12, 31, 23, 59), purpose)
    assert "12月31日23:59" in text
    assert all(
        f"{n}{word}" in text for n, word in enumerate(("非常满意", "满意", "基本满意", "不满意", "非常不满意"), 1)
    )
    assert len(text) <= 60  # of 70, with the signature that the gateway adds
