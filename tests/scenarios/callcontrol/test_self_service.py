"""社保个人权益记录 by key on a real Asterisk: identified, read out, locked, failing, callcontrol killed meanwhile."""

import asyncio
import signal
from collections.abc import AsyncIterator

import pytest

from hotline.demo.phone.call import Call as PhoneCall
from hotline.domains.voice.routing.ports import Enqueue
from hotline.events.calls import ServiceQueried, fact_of
from tests.scenarios.callcontrol.builtin_flow import TONES, Service, prompts_in, publish, record_prompts, service_of
from tests.scenarios.callcontrol.node import PROMPT_TONES, Floor, Node, ready, until

pytestmark = pytest.mark.real

JIANGUO, CARD = "110199196503120013", "660013"
XIUYING, HER_CARD = "11019919790930006*", "790930"
SLOW, SLOW_CARD = "110199197007071149", "700707"
FAULTY, FAULTY_CARD = "110199197208082274", "720808"
WRONG = "000000"
#: 278 months; 2026-10; 45678.90 yuan.
ANSWER = [
    "rights-paid", "num-23", "unit-year", "unit-liang", "unit-months",
    "rights-until", "num-2", "num-0", "num-2", "num-6", "unit-year", "num-10", "unit-month",
    "rights-balance", "num-4", "unit-wan", "thousand-5", "hundred-6", "num-78", "unit-yuan", "num-9", "unit-jiao",
]  # fmt: skip
ALL_OF_IT = 20.0


@pytest.fixture
async def service(node: Node, floor: Floor) -> AsyncIterator[Service]:
    record_prompts(node)
    await publish(floor)
    async with service_of(floor) as service:
        yield service


async def come_to_identity(floor: Floor, number: str = "13800000001") -> PhoneCall:
    """A citizen who has come to the identity number."""
    call = await floor.citizen.call("12333", caller=number)
    await call.audio.wait_for_tone(PROMPT_TONES["welcome"])
    await call.audio.send_keys("15")
    await call.audio.wait_for_tone(TONES["rights-identity"])
    return call


async def identify(call: PhoneCall, identity: str, card: str) -> None:
    await call.audio.send_keys(identity)
    await call.audio.wait_for_tone(TONES["rights-card"])
    await call.audio.send_keys(card)


async def try_in_vain(call: PhoneCall, identity: str, times: int) -> None:
    """Wrong cards, and asked for the number again after each but the last."""
    for left in reversed(range(times)):
        await identify(call, identity, WRONG)
        if left:
            await call.audio.wait_for_tone(TONES["rights-mismatch"])
            await call.audio.wait_for_tone(TONES["rights-identity"])


async def only_call(floor: Floor) -> str:
    """The one that lives; what is over may be in the bucket for a moment."""
    found: list[str] = []

    async def alone() -> bool:
        found[:] = await floor.calls.items()
        return len(found) == 1

    await until(alone)
    return found[0]


async def queries_of(floor: Floor) -> list[ServiceQueried]:
    """Of the call that lives."""
    facts = [fact_of(event) for event in await floor.events_of(await only_call(floor))]
    return [fact for fact in facts if isinstance(fact, ServiceQueried)]


async def test_who_keys_in_number_and_card_hears_months_and_amounts(floor: Floor, service: Service) -> None:
    call = await come_to_identity(floor)
    await identify(call, JIANGUO, CARD)
    await call.audio.wait_for_tone(TONES["rights-offer"], within=ALL_OF_IT)
    prompts = prompts_in(call)
    first = prompts.index("rights-paid")
    assert prompts[first : first + len(ANSWER)] == ANSWER
    (query,) = await queries_of(floor)
    assert (query.outcome, query.who.masked if query.who else "") == ("done", "110*************13")
    await call.hang_up()
    await until(floor.node.is_empty)


async def test_an_x_is_keyed_as_a_star(floor: Floor, service: Service) -> None:
    call = await come_to_identity(floor)
    await identify(call, XIUYING, HER_CARD)
    await call.audio.wait_for_tone(TONES["rights-paid"])
    await call.hang_up()


async def test_five_wrong_cards_lock_the_person_from_every_telephone_and_the_number_for_everybody(
    floor: Floor, service: Service
) -> None:
    """Somebody else, from another telephone, is served meanwhile."""
    guesser = await come_to_identity(floor, "13800000055")
    await try_in_vain(guesser, FAULTY, 5)
    await guesser.audio.wait_for_tone(TONES["rights-locked"])
    assert [query.outcome for query in await queries_of(floor)] == ["refused"] * 4 + ["locked"]
    assert (await floor.dispatcher.hears(Enqueue)).queue == "social"
    await guesser.hang_up()
    await until(floor.node.is_empty)

    await asyncio.gather(
        hears_prompt(floor, "13800000056", (FAULTY, FAULTY_CARD), "rights-locked"),
        hears_prompt(floor, "13800000055", (JIANGUO, CARD), "rights-locked"),
    )
    assert len(service.received) == 5, "who is locked out is not even asked for"

    await hears_prompt(floor, "13800000057", (JIANGUO, CARD), "rights-paid")


async def hears_prompt(floor: Floor, telephone: str, who: tuple[str, str], prompt: str) -> None:
    """From this telephone this person is told this."""
    call = await come_to_identity(floor, telephone)
    await identify(call, *who)
    await call.audio.wait_for_tone(TONES[prompt])
    await call.hang_up()


async def test_a_service_that_takes_too_long_gets_the_caller_a_person(floor: Floor, service: Service) -> None:
    call = await come_to_identity(floor)
    await identify(call, SLOW, SLOW_CARD)
    await call.audio.wait_for_tone(TONES["rights-unavailable"], within=10)
    assert [query.outcome for query in await queries_of(floor)] == ["timeout"]
    assert (await floor.dispatcher.hears(Enqueue)).queue == "social"
    await call.hang_up()


async def test_a_service_that_is_not_there_gets_the_caller_a_person(node: Node, floor: Floor) -> None:
    record_prompts(node)
    await publish(floor)
    call = await come_to_identity(floor)
    await identify(call, JIANGUO, CARD)
    await call.audio.wait_for_tone(TONES["rights-unavailable"])
    assert [query.outcome for query in await queries_of(floor)] == ["failed"]
    await call.hang_up()


async def test_what_is_keyed_in_answered_and_read_out_is_nowhere_in_the_clear(
    node: Node, floor: Floor, service: Service
) -> None:
    """While the call lasts and after it: in the bus's store, in callcontrol's log and in Asterisk's."""
    call = await come_to_identity(floor)
    await identify(call, JIANGUO, CARD)
    await call.audio.wait_for_tone(TONES["rights-balance"], within=ALL_OF_IT)
    snapshot = await floor.snapshot(await only_call(floor))
    assert snapshot is not None
    assert snapshot.call.private is not None, "so a successor can go on reading out"
    assert written_by(node, "110*************13"), "as anyone may see it: what is written is found"
    secrets = (JIANGUO, "45678.90", "thousand-5", '"278"')
    assert written_by(node, *secrets) == []
    await call.hang_up()
    await until(floor.node.is_empty)
    assert written_by(node, *secrets) == []


def written_by(node: Node, *texts: str) -> list[str]:
    """Files with any of these words; sounds, which bear them as names, are no files of the call."""
    sought = [word.encode() for word in texts]
    folder = node.settings.place.data
    files = [path for path in folder.rglob("*") if path.is_file() and "prompts" not in path.parts]
    return [str(path) for path in files if any(word in path.read_bytes() for word in sought)]


async def killed(floor: Floor) -> None:
    """And ready again."""
    floor.node.end_callcontrol(signal.SIGKILL)
    floor.node.start_callcontrol()
    await ready(floor.bus, floor.node.settings.place.node)


async def test_callcontrol_killed_while_it_asks_asks_again_under_the_same_name(floor: Floor, service: Service) -> None:
    call = await come_to_identity(floor)
    service.hold()
    await identify(call, JIANGUO, CARD)
    await service.has_received(1)
    await killed(floor)
    await service.has_received(2)
    service.release()
    await call.audio.wait_for_tone(TONES["rights-paid"])
    first, second = service.names
    assert first == second
    assert [query.outcome for query in await queries_of(floor)] == ["done"]
    await call.hang_up()
    await until(floor.node.is_empty)


async def test_callcontrol_killed_while_digits_are_keyed_in_knows_those_it_has(floor: Floor, service: Service) -> None:
    call = await come_to_identity(floor)
    await call.audio.send_keys(JIANGUO[:10])
    await killed(floor)
    await call.audio.send_keys(JIANGUO[10:])
    await call.audio.wait_for_tone(TONES["rights-card"])
    await call.audio.send_keys(CARD)
    await call.audio.wait_for_tone(TONES["rights-paid"])
    await call.hang_up()


async def test_the_text_is_asked_for_once_although_callcontrol_dies(floor: Floor, service: Service) -> None:
    call = await come_to_identity(floor)
    await identify(call, JIANGUO, CARD)
    await call.audio.wait_for_tone(TONES["rights-offer"], within=ALL_OF_IT)
    id = await only_call(floor)
    await call.audio.send_keys("1")
    await call.audio.wait_for_tone(TONES["rights-sent"])
    await killed(floor)
    await call.audio.wait_for_tone(PROMPT_TONES["goodbye"])
    await call.ended(5)
    assert (await floor.complete_events(id)).count("text_asked") == 1
