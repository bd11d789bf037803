"""Hot topics and trending words of a day, in one district or in all: collects the counts for rules.spikes.

Topics are counted by the registry of measures. Words are the search glossary's terms and synonyms, looked for in the
summaries of cases, each once per case. No person's name is among them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Literal

import msgspec

from hotline.domains.insight.analytics.queries import baseline
from hotline.domains.insight.analytics.queries.answers import answer_to
from hotline.domains.insight.analytics.queries.labels import word_for
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.spikes import Observed, Spike, spikes
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.workorders.queries.summaries import cases_of, summaries_of
from hotline.domains.understanding.knowledge.queries.terms import terms
from hotline.kernel.clock import BEIJING, beijing_day

#: The counts: answered calls by topic, cases by topic, cases by the words in their summaries.
type What = Literal["calls", "cases", "words"]
MEASURE = {"calls": "answered", "cases": "cases_opened"}
SUBJECT_NAMES: Mapping[What, str] = {"calls": "来电主题", "cases": "工单主题", "words": "工单用词"}
#: Weeks of earlier days. Many are needed, because the scatter is estimated from them.
WEEKS = 8
SURE = ((0.001, "极显著"), (0.01, "很显著"), (1.0, "显著"))
EVERYTHING = ""


class SpikeLine(msgspec.Struct, frozen=True):
    """``item`` as it is filtered by: a topic's code or a word."""

    item: str
    word: str
    count: int
    baseline: Fraction
    q: float
    sure: str


class SpikeDay(msgspec.Struct, frozen=True):
    """The topics or words that spike on a day."""

    lines: tuple[SpikeLine, ...]
    #: Number of earlier days compared with.
    days: int
    #: Count of everything.
    total: int
    #: Quarters of an hour of each day that are compared.
    until: int


def spikes_on(day: date, what: What, district: str, now: datetime) -> SpikeDay:
    """Today is held against the other days up to the same quarter of an hour. ``district`` "" for all; cases only."""
    today = beijing_day(now)
    until = _slot(now) if day == today else baseline.SLOTS
    counts = _counts(day, what, district, until, now)
    alike = baseline.days_alike(day, working_calendar().works, WEEKS)
    known = [counted for each in alike if (counted := _known(each, what, district, until, today))]
    items = sorted({item for found in (counts, *known) for item in found if item != EVERYTHING})
    observed = [Observed(item, counts.get(item, 0), tuple(found.get(item, 0) for found in known)) for item in items]
    found = spikes(observed, counts.get(EVERYTHING, 0), [each[EVERYTHING] for each in known])
    return SpikeDay(_labelled(found, what), len(known), counts.get(EVERYTHING, 0), until)


def spikes_between(first: date, last: date, now: datetime) -> Iterator[tuple[date, What, SpikeLine]]:
    """Everywhere, day by day, what is yet to come left out; the weightiest first."""
    for number in range((min(last, beijing_day(now)) - first).days + 1):
        day = first + timedelta(days=number)
        for what in SUBJECT_NAMES:
            yield from ((day, what, line) for line in spikes_on(day, what, "", now).lines)


def spikes_today(now: datetime) -> SpikeDay:
    """Topics of calls and words of cases, everywhere, the surest first."""
    both = [spikes_on(beijing_day(now), what, "", now) for what in ("calls", "words")]
    lines = sorted((line for each in both for line in each.lines), key=lambda line: line.q)
    return SpikeDay(tuple(lines), max(each.days for each in both), sum(each.total for each in both), both[0].until)


def _labelled(found: list[Spike], what: What) -> tuple[SpikeLine, ...]:
    labels = (
        {each.item: f"“{each.item}”" for each in found}
        if what == "words"
        else word_for("topic", (s.item for s in found))
    )
    return tuple(
        SpikeLine(
            item=each.item,
            word=labels[each.item],
            count=each.count,
            baseline=each.baseline,
            q=each.q,
            sure=next(word for q, word in SURE if each.q <= q),
        )
        for each in found
    )


def _slot(now: datetime) -> int:
    local = now.astimezone(BEIJING)
    return (local.hour * 60 + local.minute) // 15


def _known(day: date, what: What, district: str, until: int, today: date) -> Mapping[str, int]:
    """The counts of a past day. They hardly change, so they are computed once a day.

    A day without counts is computed each time, because counts may still arrive.
    """
    try:
        return _once(day, what, district, until, today)
    except LookupError:
        return {}


@lru_cache(maxsize=512)
def _once(day: date, what: What, district: str, until: int, today: date) -> Mapping[str, int]:
    """Raises LookupError where there is nothing, which is not kept."""
    if counts := _counts(day, what, district, until, None):
        return counts
    raise LookupError


def _counts(day: date, what: What, district: str, until: int, now: datetime | None) -> dict[str, int]:
    """Each item mapped to its count, and EVERYTHING to the total. Empty for a day without any."""
    counted = _keyword_counts(day, district, until) if what == "words" else _topics(day, what, district, until, now)
    return {item: count for item, count in counted.items() if count}


def _topics(day: date, what: What, district: str, until: int, now: datetime | None) -> dict[str, int]:
    filters = {"slot": tuple(str(n) for n in range(until))} if until < baseline.SLOTS else {}
    if district and what == "cases":
        filters["district"] = (district,)
    if not until:
        return {}
    question = FigureQuery(measures=(MEASURE[what],), dimensions=("topic",), first=day, last=day, filters=filters)
    found = {str(line.by[0] or ""): line.figures[0].num for line in answer_to(question, now).lines}
    nameless = found.pop("", 0)
    return found | {EVERYTHING: sum(found.values()) + nameless}


def _keyword_counts(day: date, district: str, until: int) -> dict[str, int]:
    found: Counter[str] = Counter()
    keywords = vocabulary()
    for slot, where, summary in summaries_of(day):
        if slot >= until or (district and where != district):
            continue
        found[EVERYTHING] += 1
        found.update({word for spoken, word in keywords.items() if spoken in summary})
    return dict(found)


def cases_with(word: str, day: date, district: str) -> list[str]:
    """The cases of the day in the district whose summary holds the word or one of its synonyms."""
    spoken = [keywords for keywords, known in vocabulary().items() if known == word]
    return [
        id for id, where, summary in cases_of(day) if where == (district or where) and any(s in summary for s in spoken)
    ]


def vocabulary() -> dict[str, str]:
    """Synonym -> the term as which it is counted. Each term also maps to itself."""
    return {spoken: word for word, also in terms().items() for spoken in (word, *also) if len(spoken) > 1}
