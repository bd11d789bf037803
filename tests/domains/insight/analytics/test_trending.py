"""Hot topics and trending words from real rows: by day, by district, and down to their cases."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from time_machine import travel

from hotline.domains.insight.analytics.models import FactRow
from hotline.domains.insight.analytics.queries import trends
from hotline.domains.insight.analytics.queries.answers import behind
from hotline.domains.insight.analytics.rules.facts.cases import CaseFact
from hotline.domains.insight.analytics.rules.facts.shape import quarter_of_an_hour
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.service.workorders.models import Case
from hotline.domains.understanding.knowledge.models import Term
from tests.domains.service.workorders.staffed import AGENT, opened, staff

pytestmark = [pytest.mark.real, pytest.mark.django_db]

#: A Thursday noon in Beijing, and the Thursdays before.
NOW = datetime(2026, 11, 26, 4, tzinfo=UTC)
DAY = date(2026, 11, 26)
BEFORE = [NOW - timedelta(weeks=n) for n in range(1, 7)]


A_CASE = CaseFact(
    id="",
    at=NOW,
    day=DAY,
    slot=0,
    model="appeal",
    kind="咨询",
    source="call",
    topic="",
    district="",
    urgency="一般",
    department="",
    state="review",
    result="",
    over=False,
    valid=True,
    contacted=False,
    returned=0,
    extended=0,
    satisfied=-1,
    open_ms=0,
)


def facts_of(at: datetime, topic: str, district: str, count: int, *, published_at: datetime | None = None) -> None:
    """So many cases an hour before that moment, ``published_at`` later or at once."""
    at -= timedelta(hours=1)
    for n in range(count):
        id = f"{at:%m%d%H}-{topic}-{district}-{n}"
        place = {"at": at, "day": at.date(), "slot": quarter_of_an_hour(at), "topic": topic, "district": district}
        fact = msgspec.structs.replace(A_CASE, id=id, **place)
        FactRow.objects.create(
            table="cases",
            id=id,
            subject=f"case/{id}",
            day=at.date(),
            changed_at=published_at or at,
            data=msgspec.to_builtins(fact),
        )


@pytest.fixture(autouse=True)
def clear_counts() -> None:
    trends._once.cache_clear()


def test_a_topic_is_hot_in_the_district_where_it_is_and_opens_down_to_its_cases(facts: object) -> None:
    for at in BEFORE:
        for district in ("朝阳区", "海淀区"):
            facts_of(at, "wage-arrears", district, 4)
            facts_of(at, "pension", district, 8)
    facts_of(NOW, "wage-arrears", "朝阳区", 24)
    facts_of(NOW, "wage-arrears", "海淀区", 4)
    for district in ("朝阳区", "海淀区"):
        facts_of(NOW, "pension", district, 8)
    everywhere, chaoyang, haidian = (trends.spikes_on(DAY, "cases", where, NOW) for where in ("", "朝阳区", "海淀区"))
    assert (everywhere.days, everywhere.total) == (6, 44)
    (line,) = chaoyang.lines
    assert (line.item, line.count, line.sure) == ("wage-arrears", 24, "很显著")
    assert line.baseline == pytest.approx(32 / 3, abs=1e-9), "a third of the day"
    assert haidian.lines == ()
    query = FigureQuery(
        measures=("cases_opened",), first=DAY, last=DAY, filters={"topic": ("wage-arrears",), "district": ("朝阳区",)}
    )
    assert len(behind("cases_opened", "num", query, 100, now=NOW)) == line.count


def test_today_is_held_against_the_other_days_up_to_the_same_quarter_of_an_hour(facts: object) -> None:
    for at in BEFORE:
        facts_of(at, "pension", "朝阳区", 8)
        facts_of(at + timedelta(hours=6), "pension", "朝阳区", 50)
    facts_of(NOW, "pension", "朝阳区", 8)
    found = trends.spikes_on(DAY, "cases", "", NOW)
    assert (found.total, found.until, found.lines) == (8, 48, ())
    spikes = trends.spikes_on(BEFORE[0].date(), "cases", "", NOW)
    assert (spikes.total, spikes.until) == (58, 96)


def test_a_word_counts_by_what_people_say_for_it_once_a_case_and_never_from_a_confidential_one(facts: object) -> None:
    with travel(NOW, tick=False):
        staff()
    Term.objects.update_or_create(word="养老金", defaults={"synonyms": ["退休金", "养老钱"], "at": NOW})
    for at, times in [*((at, 1) for at in BEFORE[:3]), (NOW, 9)]:
        with travel(at - timedelta(hours=1), tick=False):
            for n in range(10):
                summary = "问退休金和养老金何时发，退休金少了" if n < times else "问一件别的事"
                case = opened(by=AGENT, summary=summary)
    found = trends.spikes_on(DAY, "words", "", NOW)
    (line,) = [line for line in found.lines if line.item == "养老金"]
    assert (line.word, line.count, found.days) == ("“养老金”", 9, 3)
    assert len(trends.cases_with("养老金", DAY, "朝阳区")) == 9
    assert trends.cases_with("养老金", DAY, "海淀区") == []
    Case.objects.filter(pk=case.pk).update(confidential=True, summary="养老金")
    assert case.pk not in trends.cases_with("养老金", DAY, "")


def test_a_day_that_was_empty_when_asked_for_is_counted_once_there_is_something(facts: object) -> None:
    facts_of(NOW, "pension", "朝阳区", 20)
    assert trends.spikes_on(DAY, "cases", "", NOW).days == 0
    for at in BEFORE:
        facts_of(at, "pension", "朝阳区", 2, published_at=NOW)
        facts_of(at, "wage-arrears", "朝阳区", 30, published_at=NOW)
    facts_of(NOW, "wage-arrears", "朝阳区", 5)
    found = trends.spikes_on(DAY, "cases", "", NOW)
    assert (found.days, [line.item for line in found.lines]) == (6, ["pension"])
