"""A talk between people is written down while it lasts: real switch, recording, recogniser and synthetic voices.

Only the help, which comes from the web workers, is given by hand. Run with ``-s`` it prints how soon a phrase is stored
and unrest in it an alarm for the leaders, with the machine's load.
"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest

from hotline.domains.insight.operations.ports import OpenAlarm
from hotline.domains.insight.operations.rules.observations import UNREST
from hotline.domains.understanding.conversation.rules.agent_assist import Hint
from hotline.domains.voice.routing.ports import AgentConfig, RoutingConfig
from hotline.infrastructure import transcripts
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.transcripts import Suggestion, Transcribing, TranscribingState, Transcript
from hotline.kernel.sealed import Sealed
from hotline.processes.transcriber import assistance
from hotline.processes.transcriber.assistance import AssistReply, AssistRequest, Progress
from tests.processes.test_watch import watched
from tests.scenarios.callcontrol.node import (
    AGENT_TONE,
    CALLER_TONE,
    QUEUES,
    Floor,
    Node,
    staffed,
    talk,
    until,
)

pytestmark = pytest.mark.real

VOICES = Path(".data/prompts/citizens").absolute()
ROUTING = RoutingConfig(1, QUEUES, (AgentConfig("1001", "安安", "一组", {"social": 3}),))
SUGGESTED = Suggestion("pension-age", "退休年龄", "按出生年月确定。")


class TranscriberProcess:
    def __init__(self, node: Node) -> None:
        self._node = node
        self.start()

    def start(self) -> None:
        environment = self._node.environment | {"HOTLINE_TRANSCRIPTS__PROCESSES": "1"}
        command = [sys.executable, "-m", "hotline.processes.cli", "transcriber"]
        self._process = subprocess.Popen(command, env=os.environ | environment)

    def end(self, how: int = signal.SIGTERM) -> None:
        self._process.send_signal(how)
        self._process.wait(15)

    @property
    def processor_seconds(self) -> float:
        """Of the process itself, without its recogniser."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def assist(request: AssistRequest) -> AssistReply:
    is_about_pension = any("退休" in text for turn in request.turns if turn.by_caller for text in turn.texts)
    hint = Hint(("pension-age",), "橙", "上访聚集", ("退休",)) if is_about_pension else Hint()
    before = Progress(len(request.turns) - 1)
    return AssistReply(True, hint, (SUGGESTED,) if is_about_pension else (), before=before)


@pytest.fixture
async def floor(node: Node) -> AsyncIterator[Floor]:
    if not (VOICES / "pension-age.alaw").exists():
        pytest.skip("the citizens' voices are not here")
    async with staffed(node, ROUTING) as ready:
        await ready.bus.serve(assistance.SUBJECT, AssistRequest, assist)
        yield ready


async def written(floor: Floor, call: str, holds: Callable[[Transcript], bool], within: float = 60.0) -> Transcript:
    """The transcript, once this holds of it."""
    keys = SealingKeys.from_file(floor.node.settings.keys_file)
    found: list[Transcript] = []

    async def stored() -> bool:
        sealed = await floor.bus.bucket(transcripts.BUCKET, Sealed).get(call)
        transcript = msgspec.json.decode(keys.open(sealed[0]), type=Transcript) if sealed else None
        found[:] = [transcript] if transcript is not None and holds(transcript) else []
        return bool(found)

    await until(stored, within)
    return found[0]


def texts(transcript: Transcript, *, by_caller: bool) -> str:
    return "".join(each.text for each in transcript.phrases if each.by_caller == by_caller and each.is_final)


async def state(floor: Floor, call: str) -> Transcribing | None:
    found = await floor.bus.bucket(transcripts.STATES, Transcribing).get(call)
    return found[0] if found else None


async def is_alarmed(floor: Floor, call: str) -> bool:
    alarms = await floor.bus.bucket("alarms", OpenAlarm).items()
    return any((each.kind, each.call) == (UNREST, call) for each in alarms.values())


async def test_both_sides_are_written_down_and_a_kill_touches_neither_call_nor_transcript(floor: Floor) -> None:
    process = TranscriberProcess(floor.node)
    try:
        async with watched(floor.bus), await floor.agent_phone() as phone:
            await phone.register()
            call, ringing, waiting = await talk(floor, phone)
            call.audio.be_silent()
            ringing.audio.be_silent()
            name = waiting.call

            # The first phrase waits for the model; those after it come while people talk.
            call.audio.play_file(VOICES / "annual-leave.alaw")
            first = await written(floor, name, lambda found: bool(texts(found, by_caller=True)))
            assert "假" in texts(first, by_caller=True)
            assert not texts(first, by_caller=False)

            ringing.audio.play_file(VOICES / "jobless-claim.alaw")
            await ringing.audio.played()
            ended = time.monotonic()
            second = await written(floor, name, lambda found: bool(texts(found, by_caller=False)))
            print(f"an agent's phrase is stored {time.monotonic() - ended:.2f} s after its end")
            assert "失业" in texts(second, by_caller=False)

            call.audio.play_file(VOICES / "pension-age.alaw")
            await call.audio.played()
            ended = time.monotonic()
            third = await written(floor, name, lambda found: bool(found.level))
            stored_after = time.monotonic() - ended
            await until(partial(is_alarmed, floor, name))
            print(
                f"unrest in a phrase is stored {stored_after:.2f} s after its end, an alarm after "
                f"{time.monotonic() - ended:.2f} s, at a load of {os.getloadavg()[0]:.1f}"
            )
            assert third.suggestions == (SUGGESTED,)
            assert third.reminder is not None
            known = await state(floor, name)
            assert known is not None
            assert (known.state, known.agent, known.level) == (TranscribingState.RUNNING, "1001", "橙")
            print(
                f"processor of a transcriber {process.processor_seconds:.2f} s for {third.read_ms / 1000:.0f} s of talk"
            )

            # Killed in mid-talk: they hear each other as before, and what is said meanwhile is written down later.
            process.end(signal.SIGKILL)
            call.audio.play_tone(CALLER_TONE)
            ringing.audio.play_tone(AGENT_TONE)
            await ringing.audio.wait_for_tone(CALLER_TONE)
            await call.audio.wait_for_tone(AGENT_TONE)
            call.audio.play_file(VOICES / "card-lost.alaw")
            ringing.audio.be_silent()
            await call.audio.played()
            process.start()
            fourth = await written(floor, name, lambda found: "卡" in texts(found, by_caller=True))
            assert fourth.phrases[: len(third.phrases) - 1] == third.phrases[:-1]

            # The last words before the end are written down too.
            ringing.audio.play_file(VOICES / "overtime-pay.alaw")
            await asyncio.sleep(3.5)
            await call.hang_up()
            over = await written(floor, name, lambda found: found.is_over)
            assert "加班" in texts(over, by_caller=False)
            await floor.complete_events(name)
            times = [(each.from_ms, each.to_ms) for each in over.phrases]
            assert times == sorted(times)
            assert all(begin < end for begin, end in times)
    finally:
        process.end()


async def test_where_nothing_writes_down_the_call_goes_on(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, _, waiting = await talk(floor, phone)
        assert await state(floor, waiting.call) is None
        await call.hang_up()
        await floor.complete_events(waiting.call)
