"""Keys are rotated under way: rows come under new keys, are found meanwhile, and are lost to whom the old keys are."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from hotline.domains.edge.integrations.models import ApiClient, Webhook
from hotline.domains.platform.citizens.actions import keys, seal_renewal
from hotline.domains.platform.citizens.models import Resealing
from hotline.domains.platform.citizens.queries.keys import needed
from hotline.domains.service.messaging.models import Chat, ChatMessage, Item
from hotline.domains.voice.callbacks.models import CallBack
from hotline.domains.voice.records.actions.fold import rebuild
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.queries.consistency import calls_unlike_log, digest
from hotline.domains.voice.records.queries.search import history_of
from hotline.infrastructure.key_service.key_file import KeyFile
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.key_service.port import Altered
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import (
    number_indexes,
    open_sealed,
    seal_number,
    seal_secret,
    seal_text,
    sealing_keys,
    secret_to_sign,
    tail_indexes,
)
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused
from hotline.kernel.sealed import Sealed, parts_of
from tests.domains.platform.citizens.former import FORMER, sealed_formerly
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import NINE, Tale

pytestmark = pytest.mark.django_db

NUMBER, NOTES = "13800138000", "来电人姓赵，问补缴"
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
LATER = NOW + timedelta(days=2)


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keys and files of this test's own."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    yield settings().keys_file
    settings.cache_clear()


def no_calls(dated: str) -> int:
    return 0


def call(id: str = "c1", number: Sealed | None = None, notes: Sealed | None = None) -> Tale:
    """A call that is answered and summed up, and leaves a call-back."""
    number = number or seal_number(NUMBER, f"call/{id}")
    tale = Tale(id, NINE).arrives(number).queues("social", after=5).offered("1001", after=1)
    tale.answered("1001", after=2, waited=3).talk_ends("1001", "caller", "hangup", after=60).ends("caller")
    return tale.wraps_up("1001", "wage", seq=1, notes=notes or seal_text(NOTES, f"call/{id}", "notes"))


def finish() -> Resealing:
    while not seal_renewal.reseal(seconds=30):
        pass
    return Resealing.objects.latest("pk")


def row(id: str = "c1") -> CallRecord:
    return CallRecord.objects.get(pk=id)


def notes_in(record: CallRecord) -> Sealed:
    return CallRecord.sealed_detail.found_in(record, record.detail["wrap_ups"][0]["notes"], "notes")


def test_after_a_rotation_every_value_comes_under_the_new_key() -> None:
    log(call().events)
    item = Item.objects.create(id="i1", kind="voicemail", received_at=NOW, due_at=NOW)
    item.number, item.note = seal_number(NUMBER, "item/i1"), seal_text(NOTES, "item/i1", "note")
    item.save()
    dated = keys.rotate(by="1001", now=NOW)
    run = finish()
    need = needed(seal_renewal.tables())
    assert (set(need.ciphers), set(need.indexes), need.unbound) == ({dated}, {dated}, 0)
    assert (run.finished_at is not None, run.unreadable, run.sealed >= 4) == (True, 0, True)
    item.refresh_from_db()
    assert [open_sealed(each) for each in (item.number, item.note, row().number, notes_in(row())) if each] == [
        NUMBER,
        NOTES,
        NUMBER,
        NOTES,
    ]
    assert [each.action for each in AuditRow.objects.order_by("pk") if each.action.startswith("keys.")] == [
        "keys.rotate",
        "keys.reseal",
        "keys.resealed",
    ]


def test_a_number_is_found_before_during_and_after() -> None:
    log(call("c1").events)
    keys.rotate(by="1001", now=NOW)
    log(without_summary("c2").events)

    def found() -> list[str]:
        of_number = history_of(number_indexes(NUMBER))
        of_tail = CallRecord.objects.filter(number_tail__in=tail_indexes(NUMBER[-4:]))
        assert {each.pk for each in of_tail} == {each.pk for each in of_number}
        return sorted(each.pk for each in of_number)

    assert row("c1").number_index != row("c2").number_index
    assert found() == ["c1", "c2"]
    finish()
    assert row("c1").number_index == row("c2").number_index
    assert found() == ["c1", "c2"]
    assert keys.loss_of("2026-01", now=LATER, live_calls=no_calls).events > 0


def test_it_stands_still_and_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal_renewal, "BATCH", 2)
    for n in range(5):
        log(call(f"c{n}").events if n == 0 else without_summary(f"c{n}").events)
    keys.rotate(by="1001", now=NOW)
    seen = []
    while seal_renewal._next_batch():
        run = Resealing.objects.latest("pk")
        seen.append((run.round, run.progress.get("calls_callrecord", {}).get("rows", 0)))
    assert [each for each in dict.fromkeys(seen) if each[0] == 1 and each[1]] == [(1, 2), (1, 4), (1, 5)]
    assert seen[-1][0] == 2  # a second round looked for what had been written meanwhile


def without_summary(id: str) -> Tale:
    return Tale(id, NINE).arrives(seal_number(NUMBER, f"call/{id}")).queues("social", after=5).ends("caller")


def test_done_again_nothing_changes() -> None:
    log(call().events)
    keys.rotate(by="1001", now=NOW)
    finish()
    before = row()
    seal_renewal.begin(by="1001", now=NOW)
    assert finish().sealed == 0
    assert (row().number_cipher, row().detail) == (before.number_cipher, before.detail)


def test_folding_anew_keeps_what_was_sealed_anew() -> None:
    log(call().events)
    keys.rotate(by="1001", now=NOW)
    finish()
    KeyFile.read(settings().keys_file).without("cipher", "2026-01").without("index", "2026-01").replace(
        settings().keys_file
    )
    before = digest()
    rebuild()
    assert digest() == before
    assert (open_sealed(row().number or Sealed("", "", "")), open_sealed(notes_in(row()))) == (NUMBER, NOTES)
    assert calls_unlike_log(["c1"]) == []


def test_what_was_sealed_for_no_place_is_read_sealed_anew_and_then_refused(path: Path) -> None:
    path.write_text(json.dumps(FORMER))
    log(call(number=sealed_formerly(NUMBER), notes=sealed_formerly(NOTES, "…")).events)
    unbound(CallRecord, "number_cipher", sealed_formerly(NUMBER).cipher)
    entry = CallBack(id="cb1", kind="promised", call="c1", made_at=NOW, opened_at=NOW, due_at=NOW)
    entry.number_masked, entry.number_cipher, entry.number_index = (
        sealed_formerly(NUMBER).masked,
        sealed_formerly(NUMBER).cipher,
        sealed_formerly(NUMBER).index,
    )
    entry.save()
    assert open_sealed(entry.number) == NUMBER
    assert list(CallBack.objects.filter(number_index__in=number_indexes(NUMBER))) == [entry]
    seal_renewal.begin_if_needed(NOW)
    assert finish().unreadable == 0
    entry.refresh_from_db()
    place = parts_of(entry.number_cipher).place
    assert (place, open_sealed(entry.number), entry.number_masked) == (
        ("callback/cb1", "number"),
        NUMBER,
        "138******00",
    )
    assert KeyFile.read(path).bound_only
    with pytest.raises(Altered):
        open_sealed(sealed_formerly(NUMBER))
    seal_renewal.begin_if_needed(NOW)
    assert Resealing.objects.count() == 1


def unbound(table: type[CallRecord], column: str, cipher: str) -> None:
    table.objects.update(**{column: cipher})


def test_messages_and_signing_secrets_come_along() -> None:
    chat = Chat(id="h1", secret="s", session="x", requested_at=NOW, waits_since=NOW, active_at=NOW, present_at=NOW)
    chat.note = seal_text("已答复", "chat/h1", "note")
    chat.save()
    message = ChatMessage(chat=chat, number=1, key="k", at=NOW)
    message.text = seal_text("您好", "chat/h1", "text 1")
    message.save()
    client = ApiClient.objects.create(
        id="app-1", name="x", digest="d", made_at=NOW, made_by="1001", scopes=[], agents=[], queues=[], per_minute=60
    )
    place = Webhook.sealed_secret.place_of(id="w1")
    Webhook.objects.create(
        id="w1",
        client=client,
        url="https://x",
        types=[],
        secret=seal_secret(b"signing", *place),
        cursor=0,
        made_at=NOW,
        due_at=NOW,
    )
    keys.rotate(by="1001", now=NOW)
    finish()
    assert set(needed(seal_renewal.tables()).ciphers) == {sealing_keys().state.current}
    message.refresh_from_db()
    assert open_sealed(message.text) == "您好"
    assert secret_to_sign(bytes(Webhook.objects.get().secret), *place) == b"signing"


class TestDestroying:
    def test_the_key_in_use_stays(self) -> None:
        assert refusal("2026-01") == "in_use"

    def test_one_that_rows_need_stays(self) -> None:
        log(call().events)
        keys.rotate(by="1001", now=NOW)
        assert refusal("2026-01") == "resealing"
        Resealing.objects.update(finished_at=NOW)
        assert refusal("2026-01") == "still_needed"

    def test_one_that_a_call_of_this_moment_needs_stays(self) -> None:
        rotated()
        assert refusal("2026-01", calls=1) == "still_needed"

    def test_one_retired_today_stays_until_tomorrow(self) -> None:
        rotated()
        assert refusal("2026-01", now=NOW + timedelta(hours=23)) == "too_soon"

    def test_one_nobody_knows_is_named_as_such(self) -> None:
        assert refusal("2020-01") == "unknown_key"

    def test_the_key_of_files_stays_while_a_file_needs_it(self) -> None:
        rotated()
        file = settings().recordings_dir / "voicemail.sealed"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"2026-01\n" + b"x" * 60)
        with pytest.raises(Refused, match="1 个录音或附件"):
            keys.loss_of("2026-01", now=LATER, live_calls=no_calls, files_too=True)
        file.unlink()
        assert keys.loss_of("2026-01", now=LATER, live_calls=no_calls, files_too=True).files == 0

    def test_a_key_that_seals_files_too_is_not_half_destroyed(self, path: Path) -> None:
        path.write_text(json.dumps(FORMER))
        rotated()
        with pytest.raises(Refused, match="--files"):
            keys.loss_of("2026-11", now=LATER, live_calls=no_calls)

    def test_destroyed_it_is_gone_and_what_the_log_holds_with_it(self, path: Path) -> None:
        log(call().events)
        of_event = seal_number(NUMBER, "call/c1")
        material = {
            each.hex() for each in (KeyFile.read(path).cipher.keys["2026-01"], KeyFile.read(path).index.keys["2026-01"])
        }
        rotated()
        loss = keys.loss_of("2026-01", now=LATER, live_calls=no_calls)
        keys.destroy(by="console", loss=loss)
        assert not [each for each in material if each in path.read_text()]
        with pytest.raises(KeyError):
            open_sealed(of_event)
        assert open_sealed(row().number or of_event) == NUMBER
        written = AuditRow.objects.get(action="keys.destroy")
        assert (written.by, written.about, written.detail["events"]) == ("console", "keys/2026-01", loss.events)

    def test_with_every_key_all_personal_data_ends_and_the_hotline_goes_on(self) -> None:
        log(call().events)
        loss = keys.loss_of_all()
        assert loss.values >= 2
        dated = keys.destroy_all(by="console", loss=loss, now=NOW)
        with pytest.raises(KeyError):
            open_sealed(row().number or Sealed("", "", ""))
        log(without_summary("c2").events)
        assert open_sealed(row("c2").number or Sealed("", "", "")) == NUMBER
        assert parts_of(row("c2").number_cipher).dated == dated
        assert history_of(number_indexes(NUMBER)) == [row("c2")]


def rotated() -> None:
    keys.rotate(by="1001", now=NOW)
    finish()


def refusal(dated: str, *, now: datetime = LATER, calls: int = 0) -> str:
    with pytest.raises(Refused) as refused:
        keys.loss_of(dated, now=now, live_calls=lambda _: calls)
    return str(refused.value.code)


def test_a_dump_of_the_tables_holds_no_old_key_name_after_re_sealing() -> None:
    log(call().events)
    rotated()
    with connection.cursor() as cursor:
        cursor.execute("SELECT number_cipher || detail::text FROM calls_callrecord")
        assert not [text for (text,) in cursor.fetchall() if "2026-01:" in text]
