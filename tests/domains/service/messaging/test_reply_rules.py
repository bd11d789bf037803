"""What a reply means and which text it answers; what holds a text back: tables of cases, no database."""

from datetime import UTC, datetime, time, timedelta

import pytest

from hotline.domains.service.messaging.rules.keywords import Keyword, folded
from hotline.domains.service.messaging.rules.permits import Bar, Go, Limits, Never, Permit, Wait, permit
from hotline.domains.service.messaging.rules.replies import (
    Bound,
    Keywords,
    Meaning,
    SentText,
    answered_text,
    meaning_of,
)
from hotline.domains.service.messaging.rules.texts import PRIORITIES, Purpose
from hotline.infrastructure.text_settings import TextRules
from hotline.kernel.clock import BEIJING

RULES = TextRules()
KEYWORDS = Keywords(
    frozenset(map(folded, RULES.opt_out)),
    frozenset(map(folded, RULES.opt_in)),
    [
        *(Keyword(each.wording, each.answer) for each in RULES.keywords),
        Keyword(("地址",), "见官网"),
    ],
)
NOON = datetime(2026, 12, 1, 12, tzinfo=BEIJING)
WINDOW = timedelta(hours=72)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("T", Meaning.OPT_OUT),
        ("td", Meaning.OPT_OUT),
        ("ＴＤ", Meaning.OPT_OUT),
        (" N ", Meaning.OPT_OUT),
        ("TD123", Meaning.OPT_OUT),
        ("退订。", Meaning.OPT_OUT),
        ("【退订】", Meaning.OPT_OUT),
        ("退 订", Meaning.OPT_OUT),
        ("恢复", Meaning.OPT_IN),
        ("hf", Meaning.OPT_IN),
        ("收到，谢谢！", Meaning.KEYWORD),
        ("地址", Meaning.KEYWORD),
        ("退订怎么办理", Meaning.OPEN),
        ("NO", Meaning.OPEN),
        ("T恤", Meaning.OPEN),
        ("TDX", Meaning.OPEN),
        ("恢复缴费要什么材料", Meaning.OPEN),
        ("", Meaning.OPEN),
        ("1", Meaning.OPEN),
    ],
)
def test_what_a_reply_means(text: str, meaning: Meaning) -> None:
    assert meaning_of(text, KEYWORDS, is_awaited=False)[0] is meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("1", Meaning.ANSWER), ("谢谢", Meaning.ANSWER), ("TD", Meaning.OPT_OUT), ("恢复", Meaning.OPT_IN)],
)
def test_a_text_that_awaits_a_reply_gets_all_but_a_refusal(text: str, meaning: Meaning) -> None:
    assert meaning_of(text, KEYWORDS, is_awaited=True)[0] is meaning


def test_a_keyword_brings_its_answer() -> None:
    assert meaning_of("地址？", KEYWORDS, is_awaited=False) == (Meaning.KEYWORD, "见官网")
    assert meaning_of("好的", KEYWORDS, is_awaited=False) == (Meaning.KEYWORD, "")


def sent(id: str, extension: str, hours_ago: float) -> SentText:
    return SentText(id, extension, NOON - timedelta(hours=hours_ago))


SURVEY, OLDER_SURVEY, NOTICE, OLD = sent("s", "01", 5), sent("os", "01", 9), sent("n", "02", 1), sent("old", "01", 73)


@pytest.mark.parametrize(
    ("extension", "texts", "expected"),
    [
        ("01", [SURVEY, OLDER_SURVEY, NOTICE], ("s", Bound.EXTENSION)),
        ("02", [SURVEY, NOTICE], ("n", Bound.EXTENSION)),
        ("", [SURVEY, NOTICE], ("n", Bound.LAST_TEXT)),
        ("77", [SURVEY, NOTICE], ("n", Bound.LAST_TEXT)),
        ("01", [OLD, NOTICE], ("n", Bound.LAST_TEXT)),
        ("01", [OLD], None),
        ("01", [], None),
        ("01", [sent("later", "01", -1)], None),
    ],
)
def test_which_text_a_reply_answers(extension: str, texts: list[SentText], expected: tuple[str, Bound] | None) -> None:
    for order in (texts, texts[::-1]):
        found = answered_text(extension, order, NOON, WINDOW)
        assert (found and (found[0].id, found[1])) == expected


def at(hour: int, minute: int = 0, day: int = 1) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=BEIJING)


CAPS = Limits({Purpose.NOTICE: 5, Purpose.VERIFICATION: 10}, time(22), time(8))


@pytest.mark.parametrize(
    ("purpose", "bars", "left", "moment", "expected"),
    [
        ("notice", set(), 0, at(12), Go()),
        ("notice", set(), 4, at(12), Go()),
        ("notice", set(), 5, at(12), Never("capped")),
        ("mass", set(), 99, at(12), Go()),  # no cap is set for it here
        ("verification", set(), 9, at(3), Go()),
        ("verification", set(), 10, at(12), Never("capped")),
        ("notice", {Bar.OPTED_OUT}, 0, at(12), Never("opted_out")),
        ("invitation", {Bar.OPTED_OUT}, 0, at(12), Never("opted_out")),
        ("mass", {Bar.OPTED_OUT}, 0, at(23), Never("opted_out")),
        ("verification", {Bar.OPTED_OUT}, 0, at(12), Go()),
        ("requested", {Bar.OPTED_OUT}, 0, at(2), Go()),
        ("verification", {Bar.BLACKLISTED}, 0, at(12), Never("blacklisted")),
        ("notice", {Bar.BLACKLISTED, Bar.OPTED_OUT}, 9, at(12), Never("blacklisted")),
        ("notice", set(), 0, at(21, 59), Go()),
        ("notice", set(), 0, at(22), Wait(at(8, day=2))),
        ("invitation", set(), 0, at(23, 30), Wait(at(8, day=2))),
        ("mass", set(), 0, at(0, 1, day=2), Wait(at(8, day=2))),
        ("notice", set(), 0, at(7, 59, day=2), Wait(at(8, day=2))),
        ("notice", set(), 0, at(8, day=2), Go()),
        ("notice", set(), 5, at(23), Never("capped")),
    ],
)
def test_what_holds_a_text_back(purpose: str, bars: set[Bar], left: int, moment: datetime, expected: Permit) -> None:
    assert permit(Purpose(purpose), bars, left, moment.astimezone(UTC), CAPS) == expected


@pytest.mark.parametrize(
    ("start", "end", "moment", "waits_until"),
    [
        (time(12), time(14), at(13), at(14)),
        (time(12), time(14), at(14), None),
        (time(12), time(14), at(23), None),
        (time(8), time(8), at(8), None),
        (time(0), time(7, 30), at(0), at(7, 30)),
    ],
)
def test_quiet_hours_need_not_lie_over_midnight(
    start: time, end: time, moment: datetime, waits_until: datetime | None
) -> None:
    found = permit(Purpose.NOTICE, (), 0, moment, Limits({}, start, end))
    assert found == (Wait(waits_until) if waits_until else Go())


def test_codes_go_before_notices_and_notices_before_masses() -> None:
    assert sorted(Purpose, key=PRIORITIES.__getitem__) == [
        Purpose.VERIFICATION,
        Purpose.REQUESTED,
        Purpose.INVITATION,
        Purpose.NOTICE,
        Purpose.MASS,
    ]
