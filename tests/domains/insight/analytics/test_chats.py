"""Chats are counted from their events on open and closed days alike, and a rebuild gives the same bytes."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hotline.domains.insight.analytics.actions import closing_periods, rebuild
from hotline.domains.insight.analytics.queries.answers import answer_to, behind, total
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.events import chats
from hotline.events.envelope import Fact, envelope
from tests.domains.insight.analytics.past import MONTH
from tests.domains.service.messaging.arrivals import log

pytestmark = [pytest.mark.real, pytest.mark.django_db]
NOW = datetime(2026, 9, 7, 4, tzinfo=UTC)
DAY = date(2026, 8, 3)
TEN = datetime(2026, 8, 3, 2, tzinfo=UTC)
KEYS = (
    "chats",
    "chats_taken",
    "chats_left",
    "chats_rated",
    "chat_take_rate",
    "mean_chat_wait",
    "longest_chat_wait",
    "mean_chat_length",
    "mean_chat_messages",
    "mean_chat_stars",
    "chat_satisfaction",
)


def log_chat(id: str, *facts: tuple[int, Fact], test: bool = False) -> None:
    """Each so many seconds after the chat was asked for."""
    log(
        envelope(
            fact,
            subject=chats.subject(id),
            seq=seq,
            at=TEN + timedelta(seconds=after),
            actor="citizen",
            site="bj1",
            node="a",
            test=test,
        )
        for seq, (after, fact) in enumerate(facts, start=1)
    )


@pytest.fixture
def four(facts: Path) -> None:
    """One answered after 30 s in 10 minutes and liked, one after 90 s in 20 and not, one given up, one that waits."""
    requested = chats.ChatRequested("assistant/s", 2)
    log_chat(
        "c1",
        (0, requested),
        (30, chats.ChatTaken("1001", "1001", "", 30.0)),
        (630, chats.ChatEnded("agent", "1001", 630.0, 9)),
        (660, chats.ChatRated("1001", 5)),
    )
    log_chat(
        "c2",
        (0, requested),
        (90, chats.ChatTaken("1002", "1002", "", 90.0)),
        (1290, chats.ChatEnded("silence", "1002", 1290.0, 6)),
        (1300, chats.ChatRated("1002", 2)),
    )
    log_chat("c3", (0, requested), (200, chats.ChatEnded("left", "", 200.0, 1)))
    log_chat("c4", (0, requested))
    log_chat("c5", (0, requested), test=True)


def counts(day: date = DAY) -> dict[str, float | None]:
    found = total(KEYS, day, day, NOW)
    return {key: None if figure.value is None else round(float(figure.value), 4) for key, figure in found.items()}


COUNTED = {
    "chats": 4,
    "chats_taken": 2,
    "chats_left": 1,
    "chats_rated": 2,
    "chat_take_rate": 0.6667,
    "mean_chat_wait": 60,
    "longest_chat_wait": 90,
    "mean_chat_length": 15,
    "mean_chat_messages": 7.5,
    "mean_chat_stars": 3.5,
    "chat_satisfaction": 0.5,
}


def test_open_days_and_closed_ones_count_alike_and_rebuilt_they_are_the_same_bytes(four: None) -> None:
    assert counts() == COUNTED
    assert counts(DAY + timedelta(days=1))["chats"] == 0
    closing_periods.close_due(NOW)
    assert counts() == COUNTED
    rebuilt = [each for each in rebuild.rebuild(NOW) if each.file.startswith("chats/")]
    assert sum(each.rows for each in rebuilt) == 4
    assert all(each.same for each in rebuilt)


def test_what_comes_after_the_day_was_closed_counts_at_once(four: None) -> None:
    closing_periods.close_due(NOW)
    log(
        [
            envelope(
                chats.ChatRated("1002", 4),
                subject=chats.subject("c2"),
                seq=9,
                at=TEN + timedelta(days=3),
                actor="citizen",
                site="bj1",
                node="a",
            )
        ]
    )
    assert counts()["chat_satisfaction"] == 1


def test_they_are_split_by_who_had_them_and_how_they_ended_and_open_down_to_each(four: None) -> None:
    by = {
        name: {
            line.by[0]: line.figures[0].num
            for line in answer_to(
                FigureQuery(measures=("chats",), dimensions=(name,), first=MONTH[0], last=MONTH[1]), NOW
            ).lines
        }
        for name in ("agent", "ended_by", "stars", "hour")
    }
    assert by["agent"] == {"": 2, "1001": 1, "1002": 1}
    assert by["ended_by"] == {"": 1, "agent": 1, "left": 1, "silence": 1}
    assert by["stars"] == {0: 2, 2: 1, 5: 1}
    assert by["hour"] == {10: 4}
    query = FigureQuery(measures=("chat_take_rate",), first=MONTH[0], last=MONTH[1])
    assert [row["id"] for row in behind("chat_take_rate", "rest", query, 10, now=NOW)] == ["c3"]
