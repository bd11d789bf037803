"""The library of recordings: found by call and by how they stand, proven, counted; each search and sight on record."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.domains.voice.recordings import actions
from hotline.domains.voice.recordings.actions import checks, holds, night_check
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.recordings.queries.figures import figures
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import audited_number, sealing_keys
from tests.domains.voice.calls.tales import NINE
from tests.domains.voice.recordings.recorded_calls import archived, call, happened, own_place, recorded, speech
from tests.web.people import session_of

pytestmark = pytest.mark.django_db
SEES = ("calls.view_all", "recordings.listen")
PATH = "/api/recordings"


@pytest.fixture(autouse=True)
def spool(tmp_path: Path) -> Iterator[Path]:
    cache.clear()
    with own_place(tmp_path) as folder:
        yield folder


def client(number: str = "3001", *permissions: str) -> Client:
    browser = Client()
    browser.cookies["hotline_session"] = session_of(number, *(permissions or SEES))
    return browser


def found(browser: Client | None = None, **filters: Any) -> list[str]:
    answer = (browser or client()).get(PATH, filters)
    assert answer.status_code == 200, answer.content
    return [row["call"] for row in answer.json()["rows"]]


def manager() -> Principal:
    may = frozenset({*SEES, "recordings.hold"})
    return Principal("8001", "某人", "", (), (), may, 1, datetime.now(UTC) + timedelta(hours=1))


@pytest.fixture
def four(spool: Path) -> None:
    """One raw, one archived and held, one archived, one short; a quarter of an hour apart."""
    recorded(spool, "raw", NINE)
    archived(spool, "held", NINE + timedelta(minutes=15), agent="1002", raw=speech(95, seed=2))
    holds.hold(by=manager(), call="held", reason="投诉复核")
    archived(spool, "plain", NINE + timedelta(minutes=30), agent="1003")
    happened(call("short", NINE + timedelta(minutes=45), agent="1004").events)
    (spool / "short.1.raw").write_bytes(speech(30, seed=5))
    checks.check(call="short", attempt=len(checks.TRIES) - 1)
    CallRecord.objects.update(number_tail=sealing_keys().index("tail:0001"))


@pytest.mark.parametrize(
    ("filters", "calls"),
    [
        ({}, ["short", "plain", "held", "raw"]),
        ({"state": "raw"}, ["short", "raw"]),
        ({"state": "archived"}, ["plain", "held"]),
        ({"state": "held"}, ["held"]),
        ({"state": "faulty"}, ["short"]),
        ({"state": "deleted"}, []),
        ({"agent": "1003"}, ["plain"]),
        ({"queue": "social", "state": "held"}, ["held"]),
        ({"queue": "labor"}, []),
        ({"topic": "pension-min-years", "agent": "1001"}, ["raw"]),
        ({"shortest": 90}, ["held"]),
        ({"longest": 60}, ["short"]),
        ({"shortest": 60, "longest": 90}, ["plain", "raw"]),
        ({"from": "2026-11-25T01:10:00Z", "to": "2026-11-25T01:40:00Z"}, ["plain", "held"]),
        ({"number": "0001"}, ["short", "plain", "held", "raw"]),
        ({"number": "9999"}, []),
    ],
)
def test_each_filter_finds_its_own(four: None, filters: dict[str, Any], calls: list[str]) -> None:
    assert found(**filters) == calls


@pytest.mark.parametrize(
    "filters", [{"state": "lost"}, {"shortest": -1}, {"number": "12"}, {"from": "早"}, {"cursor": "?"}]
)
def test_a_search_that_makes_no_sense_is_told_so(filters: dict[str, Any]) -> None:
    answer = client().get(PATH, filters)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_a_row_says_where_it_lies_how_long_it_is_kept_and_who_spoke(four: None) -> None:
    row = next(row for row in client().get(PATH).json()["rows"] if row["call"] == "held")
    file = RecordingFile.objects.get(pk="held")
    assert (row["stored"], row["held"], row["seconds"], row["size"]) == ("archived", True, 95, file.archive_size)
    assert (row["agent"], row["rule"], row["retained_until"]) == ("1002", "一般录音", "2029-11-25")


def test_everyone_finds_only_what_they_may_see(four: None) -> None:
    assert found(client("1002", "calls.view_own", "recordings.listen")) == ["held"]
    assert client("1002", "calls.view_own", "recordings.listen").get(f"{PATH}/raw").status_code == 404
    assert client("1002", "calls.view_own", "recordings.listen_own").get(PATH).status_code == 403


def test_one_recording_shows_its_proof_its_holds_and_what_one_may(four: None) -> None:
    detail = client("3001", *SEES, "recordings.download").get(f"{PATH}/held").json()
    file = RecordingFile.objects.get(pk="held")
    assert (detail["proof"]["position"], detail["proof"]["link"]) == (1, file.link)
    assert (detail["proof"]["digest"], detail["proof"]["sealed"]) == (file.sound_digest, file.archive_digest)
    assert [(hold["by"], hold["reason"]) for hold in detail["holds"]] == [("8001", "投诉复核")]
    assert (detail["may_listen"], detail["may_hold"], detail["may_download"]) == (True, False, True)


def test_who_took_it_is_shown_with_it_and_in_the_list_of_all(four: None) -> None:
    taker = client("3001", *SEES, "recordings.download")
    for name in ("raw", "held"):
        answer = taker.post(f"{PATH}/{name}/download", {"reason": "仲裁委调取"}, content_type="application/json")
        assert answer.status_code == 200
    (taken,) = taker.get(f"{PATH}/held").json()["downloads"]
    assert (taken["by"], taken["reason"]) == ("3001", "仲裁委调取")
    everything = client("7001", "audit.view").get(f"{PATH}/downloads").json()
    assert ([row["call"] for row in everything["rows"]], everything["next"]) == (["held", "raw"], None)
    assert taker.get(f"{PATH}/downloads").status_code == 403


def test_searching_and_looking_leave_a_trace_without_the_number(four: None) -> None:
    found(number=handle_of("13800000001", "138******01"), state="held")
    client().get(f"{PATH}/held")
    searched = AuditRow.objects.get(action="recordings.search")
    assert searched.detail["asked"] == audited_number("13800000001") | {"state": "held"}
    assert AuditRow.objects.get(action="recordings.view").about == "call/held"


def test_the_archive_in_figures(four: None) -> None:
    figures = client().get(f"{PATH}/figures").json()
    files = RecordingFile.objects.filter(archived_at__isnull=False)
    assert figures["raw"]["count"] == 2
    assert figures["archived"]["count"] == 2
    assert figures["archived"]["size"] == sum(file.archive_size for file in files)
    assert figures["archived"]["raw_size"] == sum(file.size for file in files)
    assert (figures["faulty"], figures["held"], figures["destroyed"], figures["check"]) == (1, 1, 0, None)


def test_a_day_is_beijings(four: None) -> None:
    before, after = datetime(2026, 11, 25, 15, 59, tzinfo=UTC), datetime(2026, 11, 25, 16, 1, tzinfo=UTC)
    RecordingFile.objects.filter(pk="held").update(archived_at=before)
    RecordingFile.objects.filter(pk="plain").update(archived_at=after)
    days = figures(datetime(2026, 11, 26, 1, tzinfo=UTC)).days
    assert len(days) == 14
    assert [(one.day, one.amount.count) for one in days[-2:]] == [
        (date(2026, 11, 25), 1),
        (date(2026, 11, 26), 1),
    ]


def test_figures_of_a_large_archive_are_summed_up_every_five_minutes(
    four: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[figures.__module__], "TIMES_AS_LONG", 1_000_000)
    with time_machine.travel(datetime(2026, 11, 26, 1, tzinfo=UTC)) as clock:
        before = client().get(f"{PATH}/figures").json()
        night_check.check_archive(seconds=60)
        assert client().get(f"{PATH}/figures").json() == before
        clock.shift(301)
        assert client().get(f"{PATH}/figures").json()["check"]["listed"] == 4


def test_what_was_just_held_counts_at_once_however_large_the_archive(
    four: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[figures.__module__], "TIMES_AS_LONG", 1_000_000)
    assert client().get(f"{PATH}/figures").json()["held"] == 1
    holds.hold(by=manager(), call="plain", reason="投诉复核")
    assert client().get(f"{PATH}/figures").json()["held"] == 2


def test_figures_of_a_small_archive_are_seen_as_they_are(four: None) -> None:
    with time_machine.travel(datetime(2026, 11, 26, 1, tzinfo=UTC)) as clock:
        assert client().get(f"{PATH}/figures").json()["check"] is None
        night_check.check_archive(seconds=60)
        clock.shift(240)
        assert client().get(f"{PATH}/figures").json()["check"]["listed"] == 4


def test_what_may_be_searched_for_comes_with_its_words() -> None:
    choices = client().get(f"{PATH}/choices").json()
    assert "pension-min-years" in [topic["id"] for topic in choices["topics"]]


def test_who_manages_has_what_waits_archived() -> None:
    browser = client("8001", "recordings.manage")
    for _ in range(2):
        assert browser.post(f"{PATH}/archive-now", content_type="application/json").status_code == 204
    assert ProcrastinateJob.objects.filter(task_name=actions.archives.ARCHIVE_NOW).count() == 1
    assert client().post(f"{PATH}/archive-now", content_type="application/json").status_code == 403
