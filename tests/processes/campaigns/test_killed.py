"""The process that dials for campaigns is killed by -9 in the middle: no try is dialled twice, a lost one is shown.

Bus, database, dialler and callcontrol are processes of their own; whom callcontrol was to ring is in its own list.
"""

import asyncio
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, transaction

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.service.campaigns.actions import entries
from hotline.domains.service.campaigns.models import CampaignEntry, CampaignTry
from hotline.domains.service.campaigns.rules.campaign import CampaignMode
from hotline.domains.service.campaigns.rules.entries import UNSEEN_FOR, TryResult
from hotline.domains.voice.routing.ports import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.configuration import QueueConfig, RoutingConfig
from hotline.events import calls
from hotline.infrastructure.bus.connection import Bus
from tests.domains.service.campaigns.test_entries import AGENT, QUEUE, SKILL, of_its_own, record, started
from tests.nats_server import NatsServer, make_stores, settings_for
from tests.processes.campaigns.callcontrol import NODE
from tests.processes.gateway.test_killed import POSTGRES, running, until

__all__ = ["of_its_own"]
pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
CITIZENS, AGENTS, WITHIN_SECONDS = 40, 8, 90.0


class RingingLog:
    """What callcontrol was to ring, and the projector: a call that was dialled ends with nobody answering."""

    def __init__(self, file: Path) -> None:
        self._file, self._ended = file, 0

    @property
    def dialled(self) -> list[str]:
        return [line.split()[0] for line in self._lines()]

    def _lines(self) -> list[str]:
        return self._file.read_text().splitlines() if self._file.exists() else []

    def end_calls(self) -> int:
        """Returns how many calls have been dialled so far."""
        for line in (lines := self._lines())[self._ended :]:
            call, entry = line.split()
            ended = record(call, entry, calls.DialRang(AGENT), calls.DialFailed(AGENT, "no_answer"))
            with transaction.atomic():
                entries.note_tries([ended])
        self._ended = len(lines)
        return self._ended


def test_no_try_is_rung_twice_and_a_lost_one_ends_as_unknown(server: NatsServer, tmp_path: Path) -> None:
    asyncio.run(_floor(server))
    started(*((f"市民{at}", f"138{at:08d}") for at in range(CITIZENS)), mode=CampaignMode.PROGRESSIVE)
    # As if each had agreed on this moment: the test runs at night too.
    CampaignEntry.objects.update(is_agreed=True, next_at=datetime.now(UTC))
    database = connection.settings_dict
    environment = {
        "HOTLINE_BUS__URL": f"nats://127.0.0.1:{server.port}",
        "HOTLINE_DATABASE__NAME": str(database["NAME"]),
        "HOTLINE_PORTS__BASE": str(int(database["PORT"]) - POSTGRES),
    }
    file = tmp_path / "dialled.txt"
    ringing = RingingLog(file)
    dialler = (sys.executable, "-m", "tests.processes.campaigns.dialler")
    callcontrol = (sys.executable, "-m", "tests.processes.campaigns.callcontrol", str(file))
    lost = set()
    with running(*callcontrol, environment=environment, log=tmp_path / "callcontrol.log"):
        for share in (1 / 4, 1 / 2, 5 / 8):
            with running(*dialler, environment=environment, log=tmp_path / "dialler.log"):
                until(lambda share=share: ringing.end_calls() >= CITIZENS * share, WITHIN_SECONDS)
            # and the block ends by kill -9
            ringing.end_calls()
            left_over = CampaignTry.objects.filter(result="")
            lost |= set(left_over.values_list("call", flat=True))
            left_over.update(at=datetime.now(UTC) - UNSEEN_FOR)  # five minutes go by
        with running(*dialler, environment=environment, log=tmp_path / "dialler.log"):
            until(lambda: ringing.end_calls() + len(lost) >= CITIZENS, WITHIN_SECONDS)
            until(lambda: not CampaignTry.objects.filter(result="").exists(), WITHIN_SECONDS)
    times = Counter(ringing.dialled)
    assert [call for call, count in times.items() if count > 1] == []
    results = dict(CampaignTry.objects.values_list("call", "result"))
    assert set(times) == {call for call, result in results.items() if result == TryResult.NO_ANSWER}
    assert lost == {call for call, result in results.items() if result == TryResult.UNKNOWN}
    assert 0 < len(lost) <= 3 * AGENTS, "killed in the middle, and at most one try of each agent is lost"
    assert CampaignTry.objects.count() == CampaignEntry.objects.count(), "each citizen has had one try"
    assert not CampaignEntry.objects.exclude(state="waiting").exists(), "and gets the next in another part of a day"
    print(f"{len(times)} dialled, {len(lost)} lost and unknown")


async def _floor(server: NatsServer) -> None:
    await make_stores(server)
    numbers = [str(1001 + at) for at in range(AGENTS)]
    async with Bus(settings_for(server), "router") as bus:
        queue = QueueConfig(QUEUE, "劳动关系", SKILL)
        await bus.bucket("config", RoutingConfig).put("routing", RoutingConfig(1, (queue,), ()))
        agents = bus.bucket("agents", AgentDoc)
        for number in numbers:
            doc = AgentDoc(number, "某", "", {SKILL: 3}, AgentState.READY, datetime.now(UTC), node=NODE)
            await agents.put(number, doc)


@pytest.fixture(autouse=True)
def staff(of_its_own: None) -> None:
    for at in range(AGENTS):
        administer.save_staff(by="test", number=str(1001 + at), name=f"某{at}", roles=["agent"])
