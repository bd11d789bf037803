"""A thousand markers, planted through the product into a running installation with a backup: found before, not after.

Real parts: PostgreSQL, NATS, the web, projector, worker, pgBackRest, restic.
"""

import asyncio
import contextlib
import gzip
import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from aiohttp import FormData

from hotline.demo import accounts
from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.backups.files import Files
from hotline.infrastructure.backups.repository import Repository
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.sealed_files import SealedFile
from tests.installation import wait_until
from tests.processes.backup.installations import BackedUp, set_up
from tests.processes.contract_end import sealed_places

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="the installation is started by root"),
]
PARTS = "postgres,nats,projector,worker,web,nginx,sandbox,backup"
ADMINISTRATOR, CLIENT, AGENT, LEADER = "9001", "8001", "1001", "2001"
PASSWORD = accounts.read().password
CASES = 100
NUMBER, TEXT = re.compile(rb"1390117\d{4}"), re.compile(rb"MK7Q[a-z]\d{4}")
SPOOLED, UPLOADED, NOTICED = 50, 50, 100
#: At least; each table and bucket that is sealed is found by itself.
SEALED_COLUMNS, SEALED_BUCKETS = 20, 3


@pytest.fixture
def place() -> Iterator[BackedUp]:
    with tempfile.TemporaryDirectory(prefix="hotline-") as root:
        made = set_up(Path(root))
        made.become_superuser()
        made.do("up", "--detach", "--parts", PARTS)
        yield made
        if (made.data / "hotline.toml").exists():  # otherwise the command would mean another installation
            made.stop()


def marker(kind: str, number: int) -> str:
    return f"MK7Q{kind}{number:04}"


async def plant(place: BackedUp) -> None:
    """100 names, 100 numbers and 600 texts in cases, 50 in an upload, 100 in notices, 50 in a recording's raw file."""
    origin = origin_of(place.settings)
    async with Desk(origin, AGENT, PASSWORD) as agent:
        for number in range(CASES):
            texts = [marker("t", number * 6 + each) for each in range(6)]
            values = {
                "kind": "投诉",
                "summary": f"欠薪 {' '.join(texts[:3])}",
                "content": " ".join(texts[3:5]),
                "employer": f"公司{texts[5]}",
                "name": marker("n", number),
                "phone": f"1390117{number:04}",
            }
            case = await agent.post("/api/workorders/cases", values=values, outcome="submit")
        form = FormData()
        content = "\n".join(marker("u", each) for each in range(UPLOADED))
        form.add_field("file", content.encode(), filename="证据.txt", content_type="text/plain")
        await agent.send(f"/api/workorders/cases/{case['id']}/attachments", form)
    async with Desk(origin, LEADER, PASSWORD) as leader:
        for number in range(0, NOTICED, 10):
            text = " ".join(marker("b", number + each) for each in range(10))
            await leader.post("/api/live/notices", text=text, important=False, minutes=60, audience="all")
    spool = place.data / "recordings" / "spool"
    spool.mkdir(parents=True, exist_ok=True)
    (spool / "c1.1.raw").write_bytes(b"\0\0".join(marker("s", each).encode() for each in range(SPOOLED)))
    (spool / "c1.1.raw").chmod(0o644)


def found(root: Path) -> dict[str, set[bytes]]:
    """Markers in the files below a folder, by the first folder's name: raw bytes, and unpacked where packed."""
    seen: dict[str, set[bytes]] = defaultdict(set)
    for path in (each for each in root.rglob("*") if each.is_file()) if root.exists() else ():
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # PostgreSQL and NATS still run
            continue
        if content.startswith(b"\x1f\x8b"):
            content += gzip.decompress(content)
        part = "wal" if "pg_wal" in path.parts else path.relative_to(root).parts[0]
        seen[part] |= {*NUMBER.findall(content), *TEXT.findall(content)}
    return {part: markers for part, markers in seen.items() if markers}


def opened(place: BackedUp) -> set[bytes]:
    """Markers in the archive, opened with the installation's keys."""
    keys, markers = SealingKeys.from_file(place.settings.keys_file), set[bytes]()
    for path in (place.data / "archive").rglob("*.sealed"):
        sealed = path.read_bytes()
        file = SealedFile(len(sealed), partial(_piece, sealed), keys)
        markers |= set(TEXT.findall(file.read()))
    return markers


def _piece(sealed: bytes, start: int, stop: int) -> bytes:
    return sealed[start:stop]


def restored(place: BackedUp, work: Path) -> dict[str, set[bytes]]:
    """Markers in the newest copy of the files, read from the backup with its passphrase."""
    files = Files(Repository(place.settings.backup), work / "cache", None)
    files.restore(files.snapshots()[-1].id, work / "restored")
    return found(work / "restored")


def secrets(place: BackedUp) -> list[bytes]:
    """What opens the personal data and the backup."""
    keys = [key.hex() for key in SealingKeys.from_file(place.settings.keys_file)._cipher.keys.values()]
    return [*map(str.encode, keys), place.settings.backup.passphrase.get_secret_value().encode()]


def holding(secret: bytes, *roots: Path) -> list[Path]:
    return [path for root in roots for path in root.rglob("*") if path.is_file() and secret in path.read_bytes()]


def lying(ciphers: set[bytes], root: Path) -> set[bytes]:
    """Those that stand in the files below a folder."""
    seen: set[bytes] = set()
    for path in (each for each in root.rglob("*") if each.is_file()):
        with contextlib.suppress(FileNotFoundError):  # PostgreSQL and NATS still run
            content = path.read_bytes()
            seen |= {cipher for cipher in ciphers - seen if cipher in content}
    return seen


async def approve(place: BackedUp) -> None:
    async with Desk(origin_of(place.settings), CLIENT, PASSWORD) as client:
        (row,) = (await client.get("/api/approvals"))["rows"]
        await client.post(f"/api/approvals/{row['id']}/approve", remark="")


def test_a_thousand_markers_are_found_before_and_none_after(place: BackedUp, tmp_path: Path) -> None:
    asyncio.run(plant(place))
    wait_until(lambda: len(found(place.data).get("nats", ())) >= NOTICED, 60, lambda: str(found(place.data).keys()))
    before = found(place.data)
    # A text that crosses a page of the log lies in two pieces: not every one is found whole.
    assert len(before.get("postgres", set()) | before["wal"]) >= 0.9 * (400 + NOTICED)
    assert len(before["wal"]) >= 0.95 * NOTICED
    assert len(before["recordings"]) == SPOOLED
    assert "archive" not in before, "sealed"
    assert len(opened(place)) == UPLOADED
    place.wait_until_restorable(datetime.now(UTC))
    assert found(place.backup) == {}, "encrypted"
    assert len(restored(place, tmp_path)["recordings"]) == SPOOLED
    assert not any(NUMBER.fullmatch(each) for markers in before.values() for each in markers), "numbers are sealed"
    opening = secrets(place)
    assert all(holding(secret, place.data / "keys", place.data / "secrets") for secret in opening)

    digest = handed_over(place, tmp_path)
    everywhere = sealed_places.plant(place)
    assert len(everywhere.rows) >= SEALED_COLUMNS
    assert len(everywhere.entries) >= SEALED_BUCKETS
    wait_until(lambda: lying(everywhere.entries, place.data / "nats") == everywhere.entries, 60, lambda: "the bus")
    assert lying(everywhere.rows, place.data / "postgres") == everywhere.rows
    proof = str(tmp_path / "certificate")
    known = ("--by", ADMINISTRATOR, "--manifest", digest, "--received-by", "李主任")
    place.do("destroy", *known, "--request", "合同到期", "--password-file", str(tmp_path / "password"))
    asyncio.run(approve(place))
    refused = place.hotline("destroy", *known, "--certificate-to", proof)
    assert "加 --stop" in refused.stdout
    place.do("destroy", *known, "--certificate-to", proof, "--stop", "--newer-too")

    assert [path for root in (place.data, place.backup) for path in root.rglob("*") if path.is_file()] == []
    assert found(place.data) == found(place.backup) == {}
    assert all(holding(secret, place.data, place.backup, Path(proof)) == [] for secret in opening)
    assert (Path(proof) / "certificate.pdf").read_bytes().startswith(b"%PDF")


def handed_over(place: BackedUp, tmp_path: Path) -> str:
    """The digest of the hand-over, which has what was planted."""
    (tmp_path / "password").write_text(PASSWORD)
    request = ("--request", "合同到期", "--password-file", str(tmp_path / "password"))
    place.do("hand-over", "--by", ADMINISTRATOR, *request)
    asyncio.run(approve(place))
    to, keys = tmp_path / "h", tmp_path / "k"
    text = place.do("hand-over", "--by", ADMINISTRATOR, "--to", str(to), "--keys-to", str(keys))
    cases = gzip.decompress((to / "tables/workorders_case.jsonl.gz").read_bytes())
    assert len(set(TEXT.findall(cases))) >= 400
    return text.split("SM3（写进签收单，销毁时要填）：")[1][:64]
