"""The gateway is killed by -9 while it sends a thousand texts: none is lost, none is sent twice.

What the carrier took is counted by the carrier, in a process of its own.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from hotline.domains.service.messaging.actions.texts import receive_text
from hotline.domains.service.messaging.models import Text, TextPart
from hotline.events import calls
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.infrastructure.settings import settings
from tests.free_ports import free_port
from tests.nats_server import NatsServer, make_stores

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
TEXTS, WINDOW = {"cmpp": 1000, "sgip": 300, "smgp": 200, "smpp": 200}, 16
PATIENCE_SECONDS = 60
#: Of the ports of an installation.
POSTGRES = 7


def until(condition: Callable[[], object], within: float = PATIENCE_SECONDS) -> None:
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, "it did not come true"
        time.sleep(0.05)


@contextmanager
def running(*command: str, environment: dict[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with log.open("ab") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=os.environ | environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


class Carrier:
    """A carrier and the settings of our account there."""

    def __init__(self, protocol: str, folder: Path, bus: NatsServer) -> None:
        self.protocol, self.port, self.file = protocol, free_port(), folder / "taken.txt"
        self.texts = TEXTS[protocol]
        account = {
            "protocol": protocol,
            "host": "127.0.0.1",
            "port": self.port,
            "user": "900001",
            "access": "1069012333",
            "corp": "12333",
            "window": WINDOW,
            "per_second": 400,
            "answer_seconds": 5,
        }
        database = connection.settings_dict
        self.environment = {
            "HOTLINE_TEXTS__ACCOUNTS": json.dumps({"carrier": account}),
            "HOTLINE_BUS__URL": f"nats://127.0.0.1:{bus.port}",
            "HOTLINE_DATABASE__NAME": str(database["NAME"]),
            "HOTLINE_PORTS__BASE": str(int(database["PORT"]) - POSTGRES),
            "HOTLINE_PLACE__DATA": str(folder),
        }

    @property
    def taken(self) -> list[str]:
        return self.file.read_text().splitlines() if self.file.exists() else []


@pytest.fixture(params=TEXTS)
async def carrier(
    request: pytest.FixtureRequest, server: NatsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Carrier:
    await make_stores(server)
    return Carrier(request.param, tmp_path, server)


def plan_texts(carrier: Carrier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_TEXTS__ACCOUNTS", carrier.environment["HOTLINE_TEXTS__ACCOUNTS"])
    settings.cache_clear()
    for at in range(carrier.texts):
        number, text = seal_number(f"138{at:08}", f"call/c{at}"), seal_text(f"您的第{at}条结果", f"call/c{at}")
        receive_text(call=f"c{at}", requested=calls.TextRequested(f"c{at}-q1", "n", number, text), at=datetime.now(UTC))
    settings.cache_clear()


def counts() -> Counter[str]:
    return Counter(Text.objects.values_list("sending", flat=True))


def test_a_thousand_texts_survive_kills_of_the_gateway(
    carrier: Carrier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_texts(carrier, monkeypatch)
    gateway = (sys.executable, "-m", "hotline.processes.cli", "gateway")
    smsc = (
        sys.executable,
        "-m",
        "tests.processes.gateway.smsc",
        carrier.protocol,
        str(carrier.port),
        str(carrier.file),
    )
    kills = 0
    with running(*smsc, environment={}, log=tmp_path / "smsc.log"):
        for at in (carrier.texts // 8, carrier.texts // 2, carrier.texts * 3 // 4):
            with running(*gateway, environment=carrier.environment, log=tmp_path / "gateway.log"):
                until(lambda at=at: len(carrier.taken) >= at)  # and the block ends by kill -9
            kills += 1
        with running(*gateway, environment=carrier.environment, log=tmp_path / "gateway.log"):
            under_way = TextPart.objects.filter(state__in=("planned", "handed_over"))
            until(lambda: TextPart.objects.count() == carrier.texts and not under_way.exists())
            last = "sent" if carrier.protocol == "sgip" else "delivered"
            until(lambda: counts()[last] + counts()["uncertain"] == carrier.texts)
    taken = Counter(carrier.taken)
    assert [text for text, times in taken.items() if times > 1] == [], "none twice"
    uncertain = set(Text.objects.filter(sending="uncertain").values_list("call", flat=True))
    assert len(uncertain) <= (0 if carrier.protocol == "sgip" else kills * WINDOW)
    missing = {f"c{at}" for at in range(carrier.texts)} - {f"c{text[3:-3]}" for text in taken}
    assert missing <= uncertain, "none lost but what is shown as uncertain"
    print(
        f"{carrier.protocol}: {kills} kills, {len(taken)} taken, {len(uncertain)} uncertain, {len(missing)} not taken"
    )
