"""Recordings past their time are listed by one person, approved by another, destroyed and certified. Held ones stay."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.voice.recordings.actions import destruction, holds, night_check, retention
from hotline.domains.voice.recordings.actions.destruction import CARRY_OUT
from hotline.domains.voice.recordings.models import Destruction, DueRecording, RecordingFile
from hotline.domains.voice.recordings.queries import due, playback
from hotline.domains.voice.recordings.rules.destruction import list_digest
from hotline.domains.voice.recordings.rules.retention import Rule
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure.archive import StoreAway
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import NotFound, Refused
from tests.domains.voice.recordings.recorded_calls import archived, happened, own_place, published, recorded
from tests.web.people import session_of

pytestmark = pytest.mark.django_db
LONG_AGO = datetime.now(UTC) - timedelta(days=3 * 366 + 2)
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


@pytest.fixture(autouse=True)
def spool(tmp_path: Path) -> Iterator[Path]:
    with own_place(tmp_path) as folder:
        yield folder


def person(number: str) -> Principal:
    may = frozenset({"calls.view_all", "recordings.manage", "recordings.destroy", "recordings.hold"})
    return Principal(number, "某人", "", (), (), may, 1, datetime.now(UTC) + timedelta(hours=1))


LISTER, APPROVER = person("8001"), person("9001")


def files_left() -> list[str]:
    roots = (settings().archive_dir, settings().recordings_dir)
    return sorted(path.name for root in roots for path in root.rglob("*") if path.is_file())


def outcomes() -> dict[str, str]:
    return dict(DueRecording.objects.values_list("call", "outcome"))


def carried_out() -> Destruction:
    """Listed, approved, destroyed."""
    made = destruction.list_due(by=LISTER)
    destruction.approve(by=APPROVER, id=made.pk)
    destruction.carry_out_approved()
    return Destruction.objects.get(pk=made.pk)


def test_only_what_is_over_its_time_is_listed(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    archived(spool, "new", YESTERDAY, agent="1002")
    made = destruction.list_due(by=LISTER)
    assert [(item.call, item.rule) for item in due.items_of(made)] == [("old", "一般录音")]
    assert (made.count, made.size) == (1, RecordingFile.objects.get(pk="old").archive_size)


def test_destroyed_is_the_file_raw_or_archived_and_the_event_says_by_which_rule(spool: Path) -> None:
    archived(spool, "sealed", LONG_AGO)
    recorded(spool, "raw", LONG_AGO, agent="1002")
    archived(spool, "new", YESTERDAY, agent="1003")
    done = carried_out()
    assert (done.stage, done.destroyed, done.left) == ("done", 2, 0)
    assert files_left() == ["new.flac.sealed"]
    happened(published())
    assert dict(CallRecord.objects.values_list("id", "recording")) == {
        "sealed": "deleted",
        "raw": "deleted",
        "new": "verified",
    }
    assert {event.data["rule"] for event in published("recording.deleted")} == {"一般录音"}
    assert all(RecordingFile.objects.filter(pk__in=["sealed", "raw"]).values_list("destroyed_at", flat=True))


def test_who_asks_for_it_afterwards_is_told_that_it_was_destroyed(spool: Path) -> None:
    row = archived(spool, "old", LONG_AGO)
    carried_out()
    row.refresh_from_db()
    with pytest.raises(NotFound, match="按规定销毁"):
        playback.sound_of(row)


def test_the_chain_holds_over_what_was_destroyed_and_the_nightly_check_does_not_miss_it(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    archived(spool, "new", YESTERDAY, agent="1002")
    carried_out()
    run = night_check.check_archive(seconds=60)
    assert (run.listed, run.faults, run.chain) == (1, 0, "")


def test_the_certificate_names_both_and_the_digest_of_what_is_gone(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    done = carried_out()
    (event,) = published("destruction.done")
    assert (event.subject, event.data["listed_by"], event.data["approved_by"]) == (
        f"destruction/{done.pk}",
        "8001",
        "9001",
    )
    assert event.data["digest"] == done.certificate == list_digest(map(due.due_in, due.items_of(done)))
    happened(published())
    trail = AuditRow.objects.filter(about=f"destruction/{done.pk}").order_by("id").values_list("by", "action")
    assert list(trail) == [
        ("8001", "recordings.list_due"),
        ("9001", "recordings.destruction_approved"),
        ("system", "recordings.destroyed"),
    ]


def test_what_is_held_is_not_listed(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    holds.hold(by=LISTER, call="old", reason="诉讼")
    with pytest.raises(Refused, match="没有到期的录音"):
        destruction.list_due(by=LISTER)
    assert Destruction.objects.count() == 0


def test_what_is_held_after_the_list_was_made_stays(spool: Path) -> None:
    archived(spool, "one", LONG_AGO)
    archived(spool, "two", LONG_AGO, agent="1002")
    made = destruction.list_due(by=LISTER)
    destruction.approve(by=APPROVER, id=made.pk)
    holds.hold(by=LISTER, call="one", reason="诉讼")
    destruction.carry_out_approved()
    assert outcomes() == {"one": "held", "two": "destroyed"}
    assert files_left() == ["one.flac.sealed"]
    made.refresh_from_db()
    assert (made.destroyed, made.left) == (1, 1)


def test_what_a_rule_keeps_longer_meanwhile_stays(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    made = destruction.list_due(by=LISTER)
    destruction.approve(by=APPROVER, id=made.pk)
    retention.set_rule(by=LISTER, rule=Rule("一般录音", 5))
    destruction.carry_out_approved()
    assert (outcomes(), files_left()) == ({"old": "kept"}, ["old.flac.sealed"])


def test_what_was_destroyed_can_be_held_no_more(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    carried_out()
    with pytest.raises(Refused, match="已按规定销毁"):
        holds.hold(by=LISTER, call="old", reason="诉讼")


def test_who_listed_may_not_approve(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    made = destruction.list_due(by=LISTER)
    with pytest.raises(Refused, match="他人批准"):
        destruction.approve(by=LISTER, id=made.pk)
    destruction.carry_out_approved()
    assert files_left() == ["old.flac.sealed"]


def test_a_list_altered_since_is_not_approved(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    made = destruction.list_due(by=LISTER)
    archived(spool, "new", YESTERDAY, agent="1002")
    DueRecording.objects.update(call="new")
    with pytest.raises(Refused, match="可能被改动"):
        destruction.approve(by=APPROVER, id=made.pk)


def test_one_list_at_a_time_and_a_dropped_one_makes_room(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    made = destruction.list_due(by=LISTER)
    with pytest.raises(Refused, match="有未办结的清单"):
        destruction.list_due(by=LISTER)
    destruction.drop(by=APPROVER, id=made.pk, reason="先核对诉讼名单")
    with pytest.raises(Refused, match="已作废"):
        destruction.approve(by=APPROVER, id=made.pk)
    assert destruction.list_due(by=LISTER).count == 1
    destruction.carry_out_approved()
    assert files_left() == ["old.flac.sealed"]


def test_a_store_that_is_away_is_waited_for_and_nothing_is_told_twice(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archived(spool, "old", LONG_AGO)
    made = destruction.list_due(by=LISTER)
    destruction.approve(by=APPROVER, id=made.pk)

    def away(*_: object) -> None:
        raise StoreAway("no answer")

    with monkeypatch.context() as patch:
        patch.setattr("hotline.infrastructure.archive.Archive.remove", away)
        destruction.carry_out_approved()
    assert (Destruction.objects.get().stage, published("destruction.done")) == ("approved", [])
    for _ in range(2):
        destruction.carry_out_approved()
    assert (files_left(), Destruction.objects.get().stage) == ([], "done")
    assert [event.type for event in published("recording.deleted", "destruction.done")] == [
        "recording.deleted",
        "destruction.done",
    ]


def client(number: str, *permissions: str) -> Client:
    browser = Client()
    browser.cookies["hotline_session"] = session_of(number, *permissions)
    return browser


def post(browser: Client, path: str = "", **body: Any) -> Any:
    return browser.post(f"/api/recordings/destructions{path}", body, content_type="application/json")


def test_over_the_web_one_lists_and_another_approves(spool: Path) -> None:
    archived(spool, "old", LONG_AGO)
    manager, approver = client("8001", "recordings.manage"), client("9001", "recordings.destroy")
    assert post(approver).status_code == 403
    made = post(manager).json()
    assert (made["stage"], made["count"], made["listed_by"]) == ("listed", 1, "8001")
    items = approver.get(f"/api/recordings/destructions/{made['id']}/items").json()
    assert ([item["call"] for item in items["rows"]], items["next"]) == (["old"], None)
    assert post(manager, f"/{made['id']}/approve").status_code == 403
    assert post(approver, f"/{made['id']}/approve").json()["stage"] == "approved"
    assert ProcrastinateJob.objects.filter(task_name=CARRY_OUT).count() == 1
    assert post(approver, f"/{made['id']}/drop", reason="后悔").status_code == 409
    (row,) = manager.get("/api/recordings/destructions").json()["rows"]
    assert (row["decided_by"], row["digest"]) == ("9001", made["digest"])


def test_over_the_web_without_either_permission_nothing_is_seen(spool: Path) -> None:
    outsider = client("1001", "calls.view_all", "recordings.listen", "recordings.hold")
    assert outsider.get("/api/recordings/destructions").status_code == 403
    assert client("8001", "recordings.manage").get("/api/recordings/destructions/99/items").status_code == 404


def test_who_approves_hears_of_the_list_and_who_listed_it_of_the_answer(spool: Path) -> None:
    for number in ("8001", "9001"):
        administer.save_staff(by="test", number=number, name="某人", roles=["client"])
    archived(spool, "old", LONG_AGO)
    made = destruction.list_due(by=LISTER)
    assert notified(APPROVER) == ["到期录音清单待批准：1 条"]
    destruction.approve(by=APPROVER, id=made.pk)
    assert (notified(APPROVER), notified(LISTER)) == ([], ["到期录音清单已批准，开始销毁：1 条"])


def notified(person: Principal) -> list[str]:
    """Titles of what the person has not read."""
    rows = Receipt.objects.filter(person=person.number, read_at=None).order_by("id")
    return list(rows.values_list("notification__title", flat=True))
