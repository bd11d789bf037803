"""Once the keys are destroyed, nothing that is stored tells a number from any other.

A search through all mobile numbers of Beijing comes down to one step, done for each candidate: compute whatever can be
computed from the candidate and the keys that are left, and compare with what is stored. Here that step is done for the
right candidates, a thousand planted numbers. If it does not tell even then, a search through all candidates finds
nothing.
"""

import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.apps import apps
from django.core import serializers
from django.db import models

from hotline.domains.platform.citizens.actions import keys, seal_renewal
from hotline.infrastructure import audit
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.key_service.key_file import KeyFile, keyed_digest
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.sealing import number_indexes, seal_number, sealing_keys, search_digest
from hotline.infrastructure.settings import settings
from hotline.kernel.masking import mask_number
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import NINE, Tale

pytestmark = [pytest.mark.django_db, pytest.mark.real]

PLANTED = 1000
#: First digits of mobile numbers in China; the next four name the place, as those of Beijing.
OPERATORS = ("130", "131", "132", "135", "136", "137", "138", "139", "150", "151", "158", "159", "176", "186", "188")
BEIJING = ("0100", "0101", "0110", "0118", "1000", "1001", "1010", "1108")
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
HEX = re.compile(rb"[0-9a-f]{16,64}")
CIPHER = re.compile(rb"(?:2:)?([\w-]+):(?:(\w[\w ]*)@([\w/.-]+):)?([A-Za-z0-9+/]{40,}={0,2})")


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keys of this test's own."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path / "data"))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    yield settings().keys_file
    settings.cache_clear()


def planted() -> list[str]:
    chance = random.Random(20261130)
    numbers = {
        f"{chance.choice(OPERATORS)}{chance.choice(BEIJING)}{chance.randrange(10_000):04}" for _ in range(PLANTED * 2)
    }
    return sorted(numbers)[:PLANTED]


def plant(numbers: Sequence[str]) -> None:
    """Everyone rings in, gives up and is to be rung back; a leader searched for some of them."""
    tales = []
    for n, number in enumerate(numbers):
        tale = Tale(f"c{n}", NINE).arrives(seal_number(number, f"call/c{n}")).queues("social", after=5)
        tales.append(tale.leaves("abandoned", after=40).ends("caller"))
    log([event for tale in tales for event in tale.events])
    for number in numbers[:20]:
        audit.record(by="3001", action="records.search", about="calls", number=search_digest(number))


def dump() -> bytes:
    """Every row of every table, as a backup has it."""
    rows = itertools.chain.from_iterable(model._default_manager.all() for model in tables_of_ours())
    return serializers.serialize("jsonl", rows).encode() + b"".join(
        bytes(payload) for payload in Outgoing.objects.values_list("payload", flat=True)
    )


def tables_of_ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("hotline.") and model._meta.managed]


class Attacker:
    """Has everything that is stored, and the file of the keys as it is now."""

    def __init__(self, stored: bytes, key_file: Path) -> None:
        text = key_file.read_text()
        self.materials = [bytes.fromhex(found) for found in re.findall(r'"([0-9a-f]{32,64})"', text)]
        self.names = sorted(set(re.findall(r'"(\d{4}-[\d-]+)"', text)))
        self.tokens = set(HEX.findall(stored))
        self.ciphers = set(CIPHER.findall(stored))
        self.opened = {clear for found in self.ciphers for clear in self.opened_by_force(*found)}

    def opened_by_force(self, dated: bytes, field: bytes, about: bytes, body: bytes) -> Iterator[bytes]:
        """What a cipher holds, by any key that is left, bound to its place or not."""
        import base64

        raw = base64.b64decode(body + b"==")
        for key in {material[at : at + 16] for material in self.materials for at in (0, 16)} - {b""}:
            for bound in (b"", b"\n".join((b"2", dated, field, about))):
                decryptor = Cipher(algorithms.SM4(key), modes.GCM(raw[:12], raw[12:28])).decryptor()
                decryptor.authenticate_additional_data(bound)
                try:
                    yield decryptor.update(raw[28:]) + decryptor.finalize()
                except InvalidTag:
                    continue

    def confirms(self, candidate: str) -> bool:
        """Whether anything stored says that this candidate is among the callers."""
        if candidate.encode() in self.opened:
            return True
        texts = (
            candidate,
            f"tail:{candidate[-4:]}",
            f"search:{candidate}",
            f"secret:{candidate}",
            f"address:{candidate}",
        )
        for material, text in itertools.product(self.materials, texts):
            digest = keyed_digest(material, text).hex().encode()
            if {digest, digest[:48], digest[:16]} & self.tokens:
                return True
        return False

    def finds(self, numbers: Sequence[str]) -> int:
        return sum(map(self.confirms, numbers))


def rotated() -> None:
    keys.rotate(by="console", now=NOW)
    while not seal_renewal.reseal(seconds=60):
        pass


def test_with_the_keys_every_number_is_found(path: Path) -> None:
    """The attacker is good at it: what follows does not succeed for want of trying."""
    numbers = planted()
    plant(numbers)
    assert Attacker(dump(), path).finds(numbers) == PLANTED


def test_a_backup_of_before_tells_nothing_once_its_keys_are_destroyed(path: Path) -> None:
    numbers = planted()
    plant(numbers)
    backup = dump()
    rotated()
    keys.destroy(by="console", loss=keys.loss_of("2026-01", now=LATER, live_calls=lambda _: 0))
    assert Attacker(backup, path).finds(numbers) == 0
    assert all(number.encode() not in backup for number in numbers)


def test_with_all_keys_destroyed_nothing_that_is_left_tells_anything(path: Path) -> None:
    numbers = planted()
    plant(numbers)
    rotated()
    keys.destroy_all(by="console", loss=keys.loss_of_all(), now=LATER)
    attacker = Attacker(dump(), path)
    assert attacker.finds(numbers) == 0
    assert attacker.opened == set()


def test_a_mask_alone_leaves_a_million_numbers(path: Path) -> None:
    numbers = planted()
    plant(numbers)
    found = json.dumps(dump().decode())
    assert all(mask_number(number) in found for number in numbers)
    assert not [number for number in numbers if number[-4:] in re.findall(r"\*(\d{4})\b", found)]


async def test_the_bus_holds_no_number_either(bus: Bus, path: Path, tmp_path: Path) -> None:
    numbers, outlet = planted()[:50], EventOutlet(bus)
    for n, number in enumerate(numbers):
        for event in Tale(f"c{n}", NINE).arrives(seal_number(number, f"call/c{n}")).events:
            outlet.emit(event)
    await outlet.settle()
    store = b"".join(each.read_bytes() for each in sorted((tmp_path / "nats").rglob("*")) if each.is_file())
    assert sum(sealing_keys().index(number).encode() in store for number in numbers) == len(numbers)
    assert [number for number in numbers if number.encode() in store] == []
    KeyFile.fresh("2027-01").replace(path)
    assert Attacker(store, path).finds(numbers) == 0
    assert not set(number_indexes(numbers[0])) & {token.decode() for token in Attacker(store, path).tokens}
