"""Whom a call-back rings, through the SIP edge and the real switch: only whom the carrier vouches for."""

from collections.abc import AsyncIterator, Iterator

import pytest

from hotline.demo.phone.call import Call
from hotline.demo.phone.messages import Header
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.routing.ports import Dequeue, Enqueue
from hotline.events.calls import CallArrived, fact_of
from hotline.infrastructure import audio
from hotline.infrastructure.settings import SipEdge, settings
from tests.scenarios.callcontrol.builtin_flow import TONES, publish, record_prompts
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, PROMPT_TONES, ROOT, Floor, Node, staffed, until

pytestmark = pytest.mark.real
MINE, VICTIM = "13800138000", "13911112222"
OFFER_TONE = 450


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    if not (ROOT / "usr/sbin/asterisk").exists():
        pytest.skip(f"Asterisk is not built in {ROOT}")
    with Node(tmp_path_factory.mktemp("presented"), SipEdge()) as running:
        yield running


@pytest.fixture
async def floor(node: Node, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Floor]:
    """The citizen's telephone stands at the carrier and rings the SIP edge; queue callers hear an offer after 4 s."""
    for name, value in node.environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    record_prompts(node)
    offer = audio.encode(audio.tone(OFFER_TONE, 0.6))
    (node.settings.prompts_dir / "zh" / "callback-offer.alaw").write_bytes(offer)
    async with staffed(node) as ready, Phone(MINE, ("127.0.0.1", node.settings.ports.sip_edge)) as citizen:
        await publish(ready)
        ready.citizen = citizen
        yield ready
    settings.cache_clear()


async def waits(floor: Floor, caller: str, *headers: Header, asserted: bool) -> tuple[Call, str]:
    """A citizen who chose 社保 and waits; with the call's id."""
    call = await floor.citizen.call("12333", caller=caller, asserted=asserted, headers=headers)
    call.audio.play_tone(CALLER_TONE)
    await call.audio.wait_for_tone(PROMPT_TONES["welcome"])
    await call.audio.send_keys("11")
    return call, (await floor.dispatcher.hears(Enqueue)).call


async def arrival(floor: Floor, call: str) -> tuple[str, str]:
    """Presentation and masked number."""
    facts = [fact_of(event) for event in await floor.events_of(call)]
    fact = next(fact for fact in facts if isinstance(fact, CallArrived))
    return fact.presentation, fact.number.masked if fact.number else ""


async def test_who_is_vouched_for_keeps_the_place_and_is_rung_back(floor: Floor) -> None:
    call, id = await waits(floor, MINE, asserted=True)
    assert await arrival(floor, id) == ("vouched", "138******00")
    await call.audio.wait_for_tone(OFFER_TONE, 10)
    await call.audio.send_keys("1")
    await call.ended(10)
    assert (await floor.dispatcher.hears(Enqueue, count=2)).callback
    async with await floor.agent_phone() as ann:
        await ann.register()
        await floor.dispatcher.offer(id, "offer-1")
        own = await ann.incoming()
        own.answer()
        own.audio.play_tone(AGENT_TONE)
        citizen = await floor.at_carrier.incoming()
        citizen.answer()
        await citizen.audio.wait_for_tone(AGENT_TONE)
        await citizen.hang_up()
        await own.ended(5)
    await until(floor.node.is_empty)


@pytest.mark.parametrize(
    ("caller", "headers", "presentation"),
    [
        (VICTIM, [], ("claimed", "139******22")),
        (VICTIM, [("P-Preferred-Identity", f"<sip:{VICTIM}@carrier>")], ("claimed", "139******22")),
        (VICTIM, [("Remote-Party-ID", f"<sip:{VICTIM}@carrier>;party=calling;screen=no")], ("claimed", "139******22")),
        (MINE, [("P-Asserted-Identity", f"<sip:{MINE}@carrier>"), ("Privacy", "id")], ("withheld", "")),
        ("", [], ("withheld", "")),
    ],
)
async def test_who_claims_or_withholds_a_number_is_offered_a_message_and_nobody_is_rung(
    floor: Floor, caller: str, headers: list[Header], presentation: tuple[str, str]
) -> None:
    call, id = await waits(floor, caller, *headers, asserted=False)
    assert await arrival(floor, id) == presentation
    await call.audio.wait_for_tone(TONES["message-offer"], 10)
    await call.audio.send_keys("1")
    await floor.dispatcher.hears(Dequeue)
    await call.audio.wait_for_tone(TONES["voicemail-ask"])
    await call.audio.wait_for_tone(TONES["beep"])
    await call.hang_up()
    events = await floor.complete_events(id)
    assert not {"callback_offered", "callback_accepted", "callback_dialled"} & set(events)
    with pytest.raises(TimeoutError):
        await floor.at_carrier.incoming(0.5)
    await until(floor.node.is_empty)


async def test_another_number_than_the_callers_claim_is_displayed_where_the_carrier_asserts_it(floor: Floor) -> None:
    asserted = ("P-Asserted-Identity", f"<tel:+86{MINE}>")
    call, id = await waits(floor, VICTIM, asserted, asserted=False)
    assert await arrival(floor, id) == ("vouched", "138******00")
    await call.hang_up()
    await until(floor.node.is_empty)
