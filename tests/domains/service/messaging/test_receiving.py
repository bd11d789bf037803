"""An arrival that is no call to answer becomes one item with its due time, and its content is stored sealed."""

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.actions import archive, arrivals
from hotline.domains.service.messaging.models import Item
from hotline.domains.service.messaging.ports import InboxSummary, KindCount
from hotline.domains.service.messaging.reactions import react
from hotline.domains.service.messaging.rules.fax_pages import pdf_of
from hotline.events import faxes
from hotline.events.envelope import Envelope
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.sealed_files import open_file
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import CASE, fax, hand_over, log, voicemail
from tests.domains.voice.calls.tales import NINE
from tests.fax_machine import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the switch writes; with keys of this test's own."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    folder = tmp_path / "recordings" / "spool"
    folder.mkdir(parents=True)
    yield folder
    settings.cache_clear()


def sent() -> list[Envelope]:
    rows = Outgoing.objects.filter(seq__gt=0).order_by("id")
    return [msgspec.json.decode(row.payload, type=Envelope) for row in rows]


def published() -> list[str]:
    return [event.type for event in sent()]


def summary() -> InboxSummary:
    """The count that every screen would show now."""
    last = Outgoing.objects.filter(subject="inbox/summary").order_by("id").last()
    assert last is not None, "nothing was published"
    return msgspec.json.decode(last.payload, type=InboxSummary)


def test_a_voicemail_becomes_an_item_with_the_call_it_came_by() -> None:
    log(voicemail(at=timezone.now()).events)
    item = Item.objects.get()
    assert (item.kind, item.state, item.call, item.seconds) == ("voicemail", "new", "c1", 12.5)
    assert item.number_masked == "138******01"
    assert item.due_at - item.received_at == timedelta(hours=4)
    assert published() == ["item.received"]
    assert "13800000001" not in str(list(Outgoing.objects.values_list("payload", flat=True)))
    assert summary().kinds == {
        "voicemail": KindCount(1),
        "fax": KindCount(),
        "handover": KindCount(),
        "text": KindCount(),
    }


def test_seen_twice_it_is_still_one_item() -> None:
    tale = voicemail()
    log(tale.events)
    react(tale.events)
    assert Item.objects.count() == 1
    assert published() == ["item.received"]


def test_a_case_of_12345_that_nobody_answered_becomes_an_item_with_its_number() -> None:
    log(hand_over().events)
    item = Item.objects.get()
    assert (item.kind, item.case_number, item.call) == ("handover", CASE, "c2")
    assert item.due_at - item.received_at == timedelta(hours=2)


def test_a_case_that_was_answered_or_whose_caller_left_a_message_needs_no_second_item() -> None:
    answered = hand_over("c3")
    answered.events[:] = answered.events[:3]
    answered.offered("1001", after=3).answered("1001", waited=3).talk_ends("1001", "caller", "hangup", after=60)
    log(answered.ends("caller").events)
    assert not Item.objects.exists()
    message = voicemail("c4")
    arrived = message.events[0]
    message.events[1:1] = [msgspec.structs.replace(hand_over("c4").events[1], at=arrived.at)]
    log(msgspec.structs.replace(event, seq=seq) for seq, event in enumerate(message.events, 1))
    assert [(item.kind, item.case_number) for item in Item.objects.all()] == [("voicemail", CASE)]


def test_a_caller_of_our_own_who_gives_up_is_no_item_and_neither_is_a_test() -> None:
    tale = hand_over("c5")
    log(msgspec.structs.replace(e, seq=n) for n, e in enumerate((tale.events[0], *tale.events[2:]), 1))
    log(voicemail("c6", test=True).events)
    assert not Item.objects.exists()


def fax_image(pages: int, dpi: tuple[int, int] = (204, 98)) -> bytes:
    """A fax as it lies in the spool."""
    sheets, held = [page(number) for number in range(1, pages + 1)], io.BytesIO()
    sheets[0].save(held, "TIFF", save_all=True, append_images=sheets[1:], compression="group4", dpi=dpi)
    return held.getvalue()


def test_a_fax_is_kept_as_a_sealed_pdf_and_the_clear_file_is_gone(spool: Path) -> None:
    (spool / "fax-f1.tif").write_bytes(fax_image(2))
    log([fax()])
    assert ProcrastinateJob.objects.get().task_name == "hotline.domains.service.messaging.jobs.archive"
    archive.archive(item="fax-f1", attempt=0)
    archive.archive(item="fax-f1", attempt=1)
    item = Item.objects.get()
    assert (item.pages, item.station_masked, item.number_masked) == (2, "861*******03", "010******03")
    assert published() == ["item.received", "item.kept"]
    assert not list(spool.iterdir())
    (path,) = [path for path in spool.parent.rglob("*") if path.is_file()]
    assert str(path.relative_to(spool.parent)) == item.file
    assert b"PDF" not in path.read_bytes()
    clear = open_file(path.read_bytes())
    assert clear.startswith(b"%PDF")
    assert clear.count(b"/Type /Page\n") == 2


def test_a_content_whose_worker_died_is_put_away_by_another(spool: Path) -> None:
    (spool / "fax-f1.tif").write_bytes(fax_image(1))
    log([fax()])
    received = Item.objects.get().received_at
    assert archive.archive_forgotten(received + timedelta(minutes=2)) == 0, "its worker may be at it"
    assert archive.archive_forgotten(received + timedelta(minutes=6)) == 1
    assert set(ProcrastinateJob.objects.values_list("lock", flat=True)) == {None}, "none waits for who is dead"
    for _ in range(2):
        archive.archive(item="fax-f1", attempt=0)
    assert published() == ["item.received", "item.kept"]
    assert archive.archive_forgotten(received + timedelta(days=1)) == 0


def test_a_page_of_a_standard_fax_is_as_tall_as_the_paper_was() -> None:
    content, pages = pdf_of(fax_image(1, dpi=(204, 98)))
    fine, _ = pdf_of(fax_image(1, dpi=(204, 196)))
    assert pages == 1
    assert tall(content) == pytest.approx(1078 / 98 * 72, abs=1)
    assert tall(fine) == pytest.approx(1078 / 196 * 72, abs=1)


def tall(pdf: bytes) -> float:
    """Height of the first page in points."""
    return float(pdf.split(b"/MediaBox [")[1].split(b"]")[0].split()[3])


def test_what_cannot_be_read_is_looked_at_again_and_then_told(spool: Path) -> None:
    (spool / "fax-f1.tif").write_bytes(b"no picture at all")
    log([fax()])
    for attempt in range(4):
        archive.archive(item="fax-f1", attempt=attempt)
    item = Item.objects.get()
    assert (item.fault, item.file, item.state) == ("unreadable", "", "new")
    assert published() == ["item.received", "item.faulty", "alarm.raised"]
    assert (spool / "fax-f1.tif").exists()


def test_a_file_that_never_came_is_told_as_missing_and_the_item_stays(spool: Path) -> None:
    log(voicemail().events)
    for attempt in range(4):
        archive.archive(item=Item.objects.get().pk, attempt=attempt)
    assert (Item.objects.get().fault, published()[-1]) == ("missing", "alarm.raised")


def test_a_broken_off_fax_raises_an_alarm_and_what_came_of_it_is_kept(spool: Path) -> None:
    (spool / "fax-f3.tif").write_bytes(b"II*")
    broken = faxes.FaxFailed("fax-f2.tif", 1, None, None, "12333900", "The call dropped prematurely")
    log([fax(broken, "f2")])
    nothing = faxes.FaxFailed("fax-f3.tif", 0, None, None, "12333900", "Timed out waiting for initial communication")
    log([fax(nothing, "f3")])
    assert [(item.pk, item.pages) for item in Item.objects.all()] == [("fax-f2", 1)]
    assert not (spool / "fax-f3.tif").exists()
    alarms = [event.data["kind"] for event in sent() if event.type == "alarm.raised"]
    assert alarms == ["fax_failed", "fax_failed"]


def test_a_fax_that_nobody_told_of_is_found_by_its_file(spool: Path) -> None:
    for name, age in (("fax-bj1a-7.1.tif", 90), ("fax-bj1a-7.2.tif", 5), ("bj1a-7.3.raw", 90)):
        (spool / name).write_bytes(fax_image(1))
        written = (NINE - timedelta(minutes=age)).timestamp()
        os.utime(spool / name, (written, written))
    assert [arrivals.receive_untold_faxes(NINE) for _ in range(2)] == [1, 0]
    archive.archive(item="fax-bj1a-7-1", attempt=0)
    item = Item.objects.get()
    assert (item.number_masked, item.pages, item.file != "") == ("", 1, True)
    late = faxes.FaxReceived("fax-bj1a-7.1.tif", 1, None, None, "12333900")
    log([fax(late, "bj1a-7-1")])
    assert Item.objects.count() == 1


def test_an_overdue_item_is_told_once_and_counted() -> None:
    log(hand_over().events)
    in_time, late = NINE + timedelta(hours=1), NINE + timedelta(hours=3)
    assert [arrivals.report_overdue(now) for now in (in_time, late, late)] == [0, 1, 0]
    assert published() == ["item.received", "item.overdue"]
    assert queries.summary(late).kinds["handover"] == KindCount(waiting=1, overdue=1)
