"""One process holds the keys: others ask it, get what their user may have, and lose nothing when it dies."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotline.infrastructure.key_service import rights, wire
from hotline.infrastructure.key_service.client import KeyServiceClient
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.key_service.openings import OpeningsJournal
from hotline.infrastructure.key_service.port import Altered, Clear, Openings, Period, Purpose
from hotline.infrastructure.sealed_files import SealedFile, seal
from hotline.kernel.errors import Unavailable
from hotline.kernel.sealed import Place, Sealed, in_place
from tests.key_process import KeyProcess

CALL, NOTES, ROW = Place("call/c1", "number"), Place("call/c1", "notes"), Place("callback/b1", "number")
NUMBER, MASKED = "13800138000", "138******00"
NOW = datetime(2026, 11, 30, 4, 5, tzinfo=UTC)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[KeyProcess]:
    process = KeyProcess(tmp_path)
    process.start()
    yield process
    process.kill()


@pytest.fixture
def client(holder: KeyProcess) -> KeyServiceClient:
    return holder.client()


@pytest.fixture
def here(holder: KeyProcess) -> SealingKeys:
    """The same keys in this process, which in an installation could not read the file."""
    return SealingKeys.from_file(holder.keys)


def test_what_it_seals_the_keys_open_and_the_other_way_round(client: KeyServiceClient, here: SealingKeys) -> None:
    assert here.open(client.seal(NUMBER, MASKED, CALL)) == NUMBER
    assert client.open(here.seal(NUMBER, MASKED, CALL)) == NUMBER
    assert client.seal(NUMBER, MASKED, CALL).index == here.seal(NUMBER, MASKED, CALL).index


def test_many_values_are_one_request(client: KeyServiceClient) -> None:
    texts = [f"小结 {n}" for n in range(500)]
    sealed = client.seal_all([Clear(text, "…", NOTES) for text in texts])
    assert client.open_all(sealed) == texts
    assert (client.seal_all([]), client.open_all([])) == ([], [])


def test_indexes_and_digests_are_those_of_the_keys(client: KeyServiceClient, here: SealingKeys) -> None:
    sealed = here.seal(NUMBER, MASKED, CALL)
    assert client.index(NUMBER) == here.index(NUMBER)
    assert client.indexes(NUMBER) == here.indexes(NUMBER)
    assert client.indexes_of(sealed) == here.indexes_of(sealed)
    assert client.tail_indexes_of([sealed] * 3) == here.tail_indexes_of([sealed] * 3)
    assert client.digests("secret:x") == here.digests("secret:x")
    assert client.watermark_secret() == here.watermark
    assert client.state == here.state


def test_a_value_is_moved_without_its_clear_text_leaving(client: KeyServiceClient) -> None:
    moved = client.moved(client.seal(NUMBER, MASKED, CALL), ROW)
    assert client.open(in_place(moved, ROW)) == NUMBER
    assert client.moved(moved, ROW) is moved


@pytest.mark.parametrize("purpose", Purpose)
def test_altered_and_misplaced_ciphers_are_refused(client: KeyServiceClient, purpose: Purpose) -> None:
    sealed = client.seal(NUMBER, MASKED, CALL)
    with pytest.raises(Altered):
        client.open(in_place(sealed, NOTES), purpose)
    with pytest.raises(Altered):
        client.moved(in_place(sealed, NOTES), ROW)
    assert client.open(sealed, purpose) == NUMBER  # the connection goes on


def test_a_file_is_sealed_and_opened_here_under_a_key_of_its_own(client: KeyServiceClient, here: SealingKeys) -> None:
    content = os.urandom(300_000)
    sealed = b"".join(seal([content], client))
    for keys in (client, here):
        assert SealedFile(len(sealed), lambda start, stop: sealed[start:stop], keys).readall() == content


def test_new_keys_are_seen_at_once_and_destroyed_ones_open_nothing(client: KeyServiceClient) -> None:
    sealed = client.seal(NUMBER, MASKED, CALL)
    for _ in range(2):  # a request that is repeated makes nothing twice
        client.renew("2026-11-30", NOW)
    assert (client.state.current, client.state.one_index) == ("2026-11-30", False)
    assert set(client.status().cipher.keys) == {"2026-01", "2026-11-30"}
    assert client.seal(NUMBER, MASKED, CALL).cipher.startswith("2:2026-11-30:")
    assert len(client.indexes_of(sealed)) == 2
    for _ in range(2):
        client.destroy("2026-01", ["cipher", "index"])
    with pytest.raises(KeyError) as raised:
        client.open(sealed)
    assert not isinstance(raised.value, Altered)
    assert client.tail_indexes_of([sealed]) == [""]
    for _ in range(2):
        client.destroy_all("2026-12-01")
    assert [set(family.keys) for family in client.status().families] == [{"2026-12-01"}] * 3


# Killed ------------------------------------------------------------------------------------------------------------


def test_killed_over_and_over_no_request_is_lost(holder: KeyProcess) -> None:
    client, opened, stop = holder.client(), list[str](), threading.Event()
    sealed = client.seal(NUMBER, MASKED, CALL)

    def use() -> None:
        while not stop.is_set():
            opened.append(client.open(client.moved(sealed, CALL)))
            opened.append(client.open(client.seal(NUMBER, MASKED, NOTES)))

    threads = [threading.Thread(target=use) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        before = len(opened)
        holder.kill()
        holder.launch()
        deadline = time.monotonic() + 20
        while len(opened) < before + 100:
            assert time.monotonic() < deadline
            time.sleep(0.01)
    stop.set()
    for thread in threads:
        thread.join(20)
    assert set(opened) == {NUMBER}


def test_away_for_long_it_is_waited_for_once_then_refused_at_once(holder: KeyProcess) -> None:
    client = holder.client(patience_seconds=0.5)
    sealed = client.seal(NUMBER, MASKED, CALL)
    holder.kill()
    begun = time.monotonic()
    with pytest.raises(Unavailable, match="加密服务暂无应答"):
        client.open(sealed)
    waited = time.monotonic()
    assert waited - begun >= 0.5
    for _ in range(20):
        with pytest.raises(Unavailable):
            client.open(sealed)
    assert time.monotonic() - waited < 0.5
    holder.start()
    assert client.open(sealed) == NUMBER


def test_a_forked_process_has_a_connection_of_its_own(client: KeyServiceClient) -> None:
    sealed = client.seal(NUMBER, MASKED, CALL)
    child = os.fork()
    if child == 0:
        os._exit(0 if all(client.open(sealed) == NUMBER for _ in range(100)) else 1)
    assert all(client.open(sealed) == NUMBER for _ in range(100))
    assert os.waitpid(child, 0)[1] == 0


# Who may what ------------------------------------------------------------------------------------------------------

SEALED = Sealed(MASKED, "2:2026-01:number@call/c1:x", "")
OPENERS = "root hotline hotline-callcontrol hotline-projector hotline-web hotline-worker"
SEALERS = f"{OPENERS} hotline-router hotline-ai-seats hotline-transcriber hotline-gateway"
REQUESTS: list[tuple[wire.AnyRequest, str]] = [
    (wire.Hello("web"), SEALERS),
    (wire.Seal([Clear(NUMBER, MASKED, CALL)]), SEALERS),
    (wire.Open([SEALED], Purpose.REVEAL), OPENERS),
    (wire.Open([SEALED], Purpose.CONVERSATION), f"{OPENERS} hotline-ai-seats hotline-transcriber"),
    (wire.Open([SEALED], Purpose.SEND), f"{OPENERS} hotline-gateway"),
    (wire.Move(SEALED, ROW), SEALERS),
    (wire.Index(NUMBER), SEALERS),
    (wire.Indexes(NUMBER), SEALERS),
    (wire.IndexesOf(SEALED), SEALERS),
    (wire.TailIndexes([SEALED]), SEALERS),
    (wire.Digests("x"), OPENERS),
    (wire.FileKey("2026-01", b"", Purpose.FILE), OPENERS),
    (wire.OpenFile(b""), OPENERS),
    (wire.Watermark(), OPENERS),
    (wire.Describe(), "root hotline-web hotline-worker"),
    (wire.RefuseUnbound(), "root hotline-worker"),
    (wire.CountOpenings(), "root hotline-worker"),
    (wire.ForgetOpenings([]), "root hotline-worker"),
    (wire.Renew("2027-01", NOW), "root"),
    (wire.Destroy("2026-01", ["cipher"]), "root"),
    (wire.DestroyAll("2027-01"), "root"),
]


def test_the_table_names_every_request() -> None:
    assert {type(request) for request, _ in REQUESTS} == set(wire.RESULTS)


@pytest.mark.parametrize(
    "user", [*rights.ALLOWED, "hotline-witness", "hotline-sandbox", "hotline-asterisk", "hotline-nginx", "nobody"]
)
@pytest.mark.parametrize(("request_", "users"), REQUESTS, ids=lambda value: type(value).__name__)
def test_each_user_gets_what_the_table_says(request_: wire.AnyRequest, users: str, user: str) -> None:
    assert (rights.denial(user, request_) == "") == (user in users.split())


@pytest.mark.skipif(os.geteuid() != 0, reason="becomes somebody else")
def test_the_kernel_says_who_asks(holder: KeyProcess, client: KeyServiceClient) -> None:
    sealed = client.seal(NUMBER, MASKED, CALL)
    for folder in (holder.folder, *holder.folder.parents[:3]):
        folder.chmod(0o755)
    script = (
        "import sys, pathlib\n"
        "from hotline.infrastructure.key_service.client import KeyServiceClient\n"
        "from hotline.kernel.sealed import Sealed\n"
        "client = KeyServiceClient(pathlib.Path(sys.argv[1]), 1)\n"
        "try: print(client.open(Sealed('', sys.argv[2], '')))\n"
        "except PermissionError as error: print(error)\n"
    )
    command = [sys.executable, "-c", script, str(holder.folder), sealed.cipher]
    run = subprocess.run(command, user=65534, group=65534, extra_groups=[], capture_output=True, text=True)
    assert run.stdout.strip() == "nobody may not Open", run.stderr
    assert "sealing_denied" in holder.log


# What is opened is counted -----------------------------------------------------------------------------------------


def test_every_opening_is_in_the_journal_before_the_answer_and_after_a_kill(holder: KeyProcess) -> None:
    client = holder.client()
    sealed = client.seal_all([Clear(f"{n}", "…", Place(f"chat/{n}", f"text {n}")) for n in range(3)])
    client.open_all(sealed, Purpose.SCREEN)
    client.open(client.seal(NUMBER, MASKED, CALL), Purpose.DIAL)
    holder.kill()
    lines = "".join(path.read_text() for path in sorted((holder.folder / "openings").iterdir()))
    assert [line.split("\t")[0::2] for line in lines.splitlines()] == [["root", "screen", "3"], ["root", "dial", "1"]]
    assert [line.split("\t")[3] for line in lines.splitlines()] == ["chat/text", "call/number"]


def test_periods_that_are_over_are_summed_until_they_are_forgotten(tmp_path: Path) -> None:
    clock = [NOW]
    journal = OpeningsJournal(tmp_path / "openings", lambda: clock[0])
    for _ in range(3):
        journal.note("hotline", "web", "reveal", "call/number", 2)
    journal.note("hotline", "worker", "screen", "chat/text", 5)
    assert journal.over() == []
    clock[0] = NOW.replace(minute=10)
    journal.note("hotline", "web", "reveal", "call/number", 1)
    web, worker = (
        Openings("hotline", "web", "reveal", "call/number", 6),
        Openings("hotline", "worker", "screen", "chat/text", 5),
    )
    assert journal.over() == [Period("2026-11-30T0400", [web, worker])]
    journal.forget(["2026-11-30T0400", "2026-11-30T0410", "../keys"])
    assert journal.over() == []
    clock[0] = NOW.replace(minute=20)
    assert [period.name for period in journal.over()] == ["2026-11-30T0410"]


def test_its_log_holds_nothing_of_what_was_asked(holder: KeyProcess, client: KeyServiceClient) -> None:
    sealed = client.seal(NUMBER, MASKED, CALL)
    with pytest.raises(Altered):
        client.open(in_place(sealed, ROW))
    with pytest.raises(Unavailable):
        client.open(Sealed("", "2:2026-01:number@call/c1:no base64 at all", ""))
    assert "sealing_fault" in holder.log
    assert NUMBER not in holder.log
    assert "no base64" not in holder.log
    assert sealed.cipher.rpartition(":")[2] not in holder.log
