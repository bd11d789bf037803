"""A mass sending goes out while gateway and worker are killed by -9: its ledger against the carrier's own count.

Worker, gateway and carrier are processes of their own. In the middle it is paused and started again while no worker
lives, so that what was taken back has to be fed once more.
"""

import asyncio
import json
import sys
from collections import Counter
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from hotline.domains.service.messaging.actions import mass_lifecycle
from hotline.domains.service.messaging.models import MassSending, Text
from hotline.domains.service.messaging.queries.mass import progress
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.mass_sendings import BY, approved, numbers, with_an_account
from tests.nats_server import NatsServer, make_stores
from tests.processes.gateway.test_killed import WINDOW, Carrier, running, until

__all__ = ["with_an_account"]
pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
#: In each protocol the same; those that have no receipts end as sent.
ROWS, LAST = {"cmpp": 300, "sgip": 120, "smgp": 120, "smpp": 120}, {"sgip": Sending.SENT}
PER_SECOND = 40
#: The worker makes up for a feed that was killed in its next minute.
WITHIN_SECONDS = 200.0


@pytest.fixture(params=ROWS)
def carrier(
    request: pytest.FixtureRequest,
    server: NatsServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    with_an_account: None,
) -> Carrier:
    asyncio.run(make_stores(server))
    made = Carrier(request.param, tmp_path, server)
    made.texts = ROWS[request.param]
    account = json.loads(made.environment["HOTLINE_TEXTS__ACCOUNTS"])["carrier"] | {"per_second": PER_SECOND}
    for name, value in (made.environment | {"HOTLINE_TEXTS__ACCOUNTS": json.dumps({"carrier": account})}).items():
        if name.startswith("HOTLINE_TEXTS"):
            monkeypatch.setenv(name, value)
        made.environment[name] = value
    settings.cache_clear()
    return made


def test_none_is_lost_and_none_leaves_twice(carrier: Carrier, tmp_path: Path) -> None:
    def process(name: str) -> AbstractContextManager[object]:
        command = (sys.executable, "-m", "hotline.processes.cli", name)
        return running(*command, environment=carrier.environment, log=tmp_path / f"{name}.log")

    def taken(share: float) -> None:
        until(lambda: len(carrier.taken) >= carrier.texts * share, WITHIN_SECONDS)

    id = approved(*numbers(carrier.texts))
    smsc = ("tests.processes.gateway.smsc", carrier.protocol, str(carrier.port), str(carrier.file))
    with running(sys.executable, "-m", *smsc, environment={}, log=tmp_path / "smsc.log"):
        mass_lifecycle.start(by=BY, id=id)
        with process("worker"):
            with process("gateway"):
                taken(1 / 8)
            with process("gateway"):
                taken(1 / 4)
                mass_lifecycle.pause(by=BY, id=id)
                assert progress(id)[Sending.HELD] > carrier.texts / 4
        mass_lifecycle.start(by=BY, id=id)
        with process("gateway"):
            with process("worker"):
                taken(1 / 2)
            taken(5 / 8)
        with process("worker"), process("gateway"):
            until(lambda: MassSending.objects.get(pk=id).stage == "done", WITHIN_SECONDS)
            if carrier.protocol not in LAST:
                until(lambda: not progress(id).get(Sending.SENT), WITHIN_SECONDS)
    _compare(id, carrier, kills=3)


def _compare(id: str, carrier: Carrier, kills: int) -> None:
    count, states = Counter(carrier.taken), progress(id)
    assert [text for text, times in count.items() if times > 1] == [], "none twice"
    assert sum(states.values()) == carrier.texts
    assert set(states) <= {LAST.get(carrier.protocol, Sending.ARRIVED), Sending.UNCERTAIN}
    uncertain = Text.objects.filter(mass=id, sending=Sending.UNCERTAIN.value)
    who = {f"市民{line - 2}" for line in uncertain.values_list("mass_line", flat=True)}
    missing = {f"市民{at}" for at in range(carrier.texts)} - {text.partition("您好")[0] for text in count}
    assert missing <= who, "none lost but what is shown as uncertain"
    assert len(who) <= (0 if carrier.protocol == "sgip" else kills * WINDOW)  # its repeats are safe
    print(f"{carrier.protocol}: {len(count)} taken, {len(who)} uncertain, {len(missing)} not taken")
