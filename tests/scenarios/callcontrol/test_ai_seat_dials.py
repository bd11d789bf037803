"""An AI seat rings a citizen of a campaign: real switch, router and seat. The script and its report are looked at."""

from collections.abc import AsyncIterator

import pytest

from hotline.demo.phone.call import Call
from hotline.domains.understanding.conversation.rules.messages import ScriptOver, Speak
from hotline.domains.understanding.conversation.rules.script import Script, ScriptQuestion, ScriptResult
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.ivr.adapters.speech_process import Sentence
from hotline.domains.voice.routing.ports import GetReady, RoutingConfig
from hotline.domains.voice.telephony.rules.phones import ai_seat_endpoint
from hotline.infrastructure import audio
from hotline.processes.ai_seats.dialogue import SUBJECT, StepReply, StepRequest
from hotline.processes.ai_seats.services import SUBJECT as SERVICES
from hotline.processes.ai_seats.services import ServiceReply, ServiceRequest
from hotline.processes.ai_seats.speech import sayable, sound_file
from tests.scenarios.callcontrol.node import CALLER_TONE, Floor, Node, staffed, until
from tests.scenarios.callcontrol.test_ai_seat import (
    AGENTS,
    CITIZENS,
    QUEUES,
    SEAT_TONE,
    AiSeatsProcess,
    Conversations,
    all_ready,
    is_loud,
)
from tests.scenarios.callcontrol.test_dialling import sealed
from tests.scenarios.callcontrol.test_with_the_router import Router, agent, signed_in

pytestmark = pytest.mark.real

SEAT, PERSON = "9001", "1001"
SETTLED = ScriptQuestion("done", "choice", "您反映的事解决了吗", ((0, "已解决"), (1, "未解决")))
WISH = ScriptQuestion("wish", "text", "您还有什么建议")
SCRIPT = Script("办理回访", questions=(SETTLED, WISH))


class Campaign(Conversations):
    """The web's part: what the seat has to say and to ask, and what it reports."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self.dialled: list[str] = []
        self.reports: dict[str, ScriptOver] = {}

    async def converse(self, request: StepRequest) -> StepReply:
        if request.incoming is not None:
            return await super().converse(request)
        self.dialled.append(request.dialled)
        step = self._conversation.begin(request.staff_number, script=SCRIPT)
        for speak in step.outgoing:
            self._spoken(speak.sentences if isinstance(speak, Speak) else ())
        return StepReply(True, *step)

    def _spoken(self, sentences: tuple[str, ...]) -> None:
        for sentence in sentences:
            file = sound_file(self._folder, Sentence(sayable(sentence), self._voice))
            file.write_bytes(audio.encode(audio.tone(SEAT_TONE, 1.0)))

    async def act(self, request: ServiceRequest) -> ServiceReply:
        if isinstance(request.service, ScriptOver):
            self.reports[request.call] = request.service
        return ServiceReply(True)


@pytest.fixture
async def floor(node: Node) -> AsyncIterator[Floor]:
    if not (CITIZENS / "pension-age.alaw").exists():
        pytest.skip("the citizens' voices are not here")
    async with staffed(node, RoutingConfig(1, QUEUES, AGENTS), dispatched=False) as ready:
        yield ready


@pytest.fixture
async def campaign(floor: Floor) -> AsyncIterator[Campaign]:
    """A seat that is ready to dial."""
    web = Campaign(floor.node)
    await floor.bus.serve(SUBJECT, StepRequest, web.converse)
    await floor.bus.serve(SERVICES, ServiceRequest, web.act)
    router = Router(floor.node)
    router.start()
    process = AiSeatsProcess(floor.node, 1)
    try:
        await until(lambda: all_ready(floor, [SEAT]), within=60)
        yield web
    finally:
        process.end()
        router.end()


async def rung(floor: Floor, call: str) -> Call:
    """The citizen's telephone, which rings."""
    endpoint = ai_seat_endpoint(1, SEAT)
    dial = order.Dial(call, SEAT, sealed(floor, call), seat=endpoint, people_queue="general")
    assert (await floor.desk(dial)).message == ""
    return await floor.citizen.incoming()


async def is_silent(call: Call) -> bool:
    return not is_loud(call, 1.0)


async def test_a_citizen_is_rung_answers_by_key_and_word_and_is_let_go(floor: Floor, campaign: Campaign) -> None:
    citizen = await rung(floor, "out-1")
    await until(lambda: _is(campaign.dialled == ["out-1"]))
    citizen.answer()
    await citizen.audio.wait_until(lambda _: is_loud(citizen), within=10)
    await citizen.audio.send_keys("1")
    await citizen.audio.send_keys("2")
    await until(lambda: is_silent(citizen), within=30)
    citizen.audio.play_file(CITIZENS / "pension-age.alaw")
    await citizen.ended(40)
    await until(lambda: _is("out-1" in campaign.reports))
    over = campaign.reports["out-1"]
    assert over.result is ScriptResult.TALKED
    assert over.answers["done"] == 1
    assert "退休" in str(over.answers["wish"])
    assert "12333" in over.turns[0][1]
    types = await floor.complete_events("out-1")
    assert [each for each in types if each in ("dialled", "dial_rang", "talk_started", "talk_ended", "rated")] == [
        "dialled", "dial_rang", "talk_started", "talk_ended",
    ]  # fmt: skip
    await until(lambda: all_ready(floor, [SEAT]))


async def test_0_leads_to_a_person_of_the_campaigns_queue(floor: Floor, campaign: Campaign) -> None:
    async with await signed_in(floor) as phone:
        await phone.register()
        assert (await agent(floor, GetReady(PERSON))).ack.ok
        citizen = await rung(floor, "out-2")
        citizen.answer()
        await citizen.audio.wait_until(lambda _: is_loud(citizen), within=10)
        await citizen.audio.send_keys("0")
        own = await phone.incoming()
        assert own.header("X-Call-Id") == "out-2"
        own.answer()
        citizen.audio.play_tone(CALLER_TONE)
        await own.audio.wait_for_tone(CALLER_TONE)
        await until(lambda: _is("out-2" in campaign.reports))
        assert campaign.reports["out-2"].result is ScriptResult.TO_PERSON
        await citizen.hang_up()
    await floor.complete_events("out-2")


async def test_who_does_not_answer_or_hangs_up_frees_the_seat(floor: Floor, campaign: Campaign) -> None:
    busy = await rung(floor, "out-3")
    busy.reject(486)
    assert "dial_failed" in await floor.complete_events("out-3")
    await until(lambda: all_ready(floor, [SEAT]))
    assert "out-3" not in campaign.reports
    citizen = await rung(floor, "out-4")
    citizen.answer()
    await citizen.audio.wait_until(lambda _: is_loud(citizen), within=10)
    await citizen.hang_up()
    await until(lambda: _is("out-4" in campaign.reports))
    assert campaign.reports["out-4"].result is ScriptResult.BROKEN_OFF
    await until(lambda: all_ready(floor, [SEAT]))


async def _is(holds: bool) -> bool:
    return holds
