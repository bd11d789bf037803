"""Which version is in force on a day: the one that began last, until it is over; by the rules and by the tables."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.models import Article, Version, content_of
from hotline.domains.understanding.knowledge.queries import articles
from hotline.domains.understanding.knowledge.queries.browse import holding
from hotline.domains.understanding.knowledge.rules.article import parse
from hotline.domains.understanding.knowledge.rules.validity import Validity, in_force, validity_of
from tests.domains.understanding.knowledge.people import form

FIRST = date(2026, 1, 1)
NOON = datetime(2026, 1, 1, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Dated:
    number: int
    valid_from: date
    valid_until: date | None = None
    published_at: datetime | None = NOON
    retired_on: date | None = None
    retired_at: datetime | None = None


def day(count: int) -> date:
    return FIRST + timedelta(days=count)


@st.composite
def dated(draw: st.DrawFn, number: int = 1) -> Dated:
    begins = draw(st.integers(0, 4))
    lasts, taken = draw(st.none() | st.integers(0, 4)), draw(st.none() | st.integers(0, 8))
    return Dated(
        number,
        day(begins),
        None if lasts is None else day(begins + lasts),
        retired_on=None if taken is None else day(taken),
        retired_at=None if taken is None else NOON + timedelta(days=taken),
    )


versions = st.integers(0, 4).flatmap(lambda count: st.tuples(*(dated(number + 1) for number in range(count))))


def test_a_later_version_takes_over_on_its_first_day() -> None:
    old, new = Dated(1, day(0)), Dated(2, day(5))
    assert in_force([old, new], day(4)) is old
    assert in_force([old, new], day(5)) is new
    assert in_force([old, new], day(-1)) is None


def test_what_is_over_leaves_nothing_behind_not_even_what_held_before() -> None:
    old, brief = Dated(1, day(0)), Dated(2, day(2), valid_until=day(3))
    assert in_force([old, brief], day(3)) is brief
    assert in_force([old, brief], day(4)) is None


def test_taken_down_is_no_answer_from_that_day_on_but_was_one_before() -> None:
    taken = Dated(1, day(0), retired_on=day(3), retired_at=NOON + timedelta(days=1))
    assert in_force([taken], day(2)) is taken
    assert in_force([taken], day(3)) is None


def test_an_answer_is_judged_by_what_could_be_known_at_its_moment() -> None:
    old = Dated(1, day(0), retired_on=day(1), retired_at=NOON + timedelta(days=5))
    corrected = Dated(2, day(0), published_at=NOON + timedelta(days=2))
    assert in_force([old, corrected], day(1), known_at=NOON) is old
    assert in_force([old, corrected], day(1), known_at=NOON + timedelta(days=2)) is corrected
    assert in_force([old], day(1), known_at=NOON - timedelta(seconds=1)) is None


@given(versions, st.integers(-1, 10))
def test_one_at_most_holds_and_its_standing_says_so(some: tuple[Dated, ...], at: int) -> None:
    holds = in_force(some, day(at))
    validity = {each.number: validity_of(each, some, day(at)) for each in some}
    assert [number for number, word in validity.items() if word is Validity.IN_FORCE] == (
        [holds.number] if holds else []
    )
    if holds:
        assert holds.valid_from <= day(at)
        assert holds.valid_until is None or day(at) <= holds.valid_until
        assert holds.retired_on is None or day(at) < holds.retired_on


@pytest.mark.real
@pytest.mark.django_db
def test_the_tables_answer_as_the_rules_do() -> None:
    """Sixty articles with all kinds of versions, asked for each day of a fortnight."""
    drawn: dict[str, tuple[Dated, ...]] = {}

    @settings(max_examples=60, phases=[Phase.generate])
    @given(versions)
    def draw(some: tuple[Dated, ...]) -> None:
        if len(drawn) < 60:
            drawn[f"article-{len(drawn)}"] = some

    draw()
    for code, some in drawn.items():
        _published(code, some)
    for at in range(-1, 11):
        expected = {code: found.number for code, some in drawn.items() if (found := in_force(some, day(at)))}
        assert {row.article.code: row.number for row in holding(day(at))} == expected
        assert {each.article.code: each.version for each in articles.in_force(day(at))} == expected


def _published(code: str, some: tuple[Dated, ...]) -> None:
    article = Article.objects.create(code=code, topic="pension-min-years", created_at=NOON)
    article_content = parse(form(code=code), code)
    Version.objects.bulk_create(
        Version(
            article=article,
            number=each.number,
            title=code,
            content=content_of(article_content),
            valid_from=each.valid_from,
            valid_until=each.valid_until,
            state="retired" if each.retired_on else "published",
            authors=["4001"],
            saved_at=NOON,
            published_at=each.published_at,
            retired_on=each.retired_on,
            retired_at=each.retired_at,
        )
        for each in some
    )
