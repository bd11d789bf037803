"""How a scenario comes to have a third party on the call, and who hears whom then."""

from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.routing.ports import Reserve
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.kernel.sealed import Place, Sealed
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, MUSIC, Floor, talk, until

THIRD_TONE = 1100
TONES = (CALLER_TONE, AGENT_TONE, THIRD_TONE, MUSIC)
OUTSIDE = "01062345678"


async def hears_only(call: Call, *tones: int) -> None:
    """Of those who talk and the music."""
    await call.audio.wait_until(lambda port: port.hears(*TONES, seconds=0.2) == set(tones))


async def each_hears(expected: dict[Call, tuple[int, ...]]) -> None:
    for call, tones in expected.items():
        await hears_only(call, *tones)


async def third_stands(floor: Floor, call: str, status: PartyStatus | None) -> None:
    async def so() -> bool:
        snapshot = await floor.snapshot(call)
        return snapshot is not None and (snapshot.party.status if snapshot.party else None) is status

    await until(so)


async def consulting(floor: Floor, ann: Phone, ben: Phone, ben_from: int | None = None) -> tuple[Call, Call, Call, str]:
    """The caller hears music, Ann and Ben hear each other. Ben's phone numbers its packets from ``ben_from``."""
    caller, first, waiting = await talk(floor, ann)
    assert (await floor.desk(order.Consult(waiting.call, "1001", "1002"))).ok
    reservation = await floor.dispatcher.hears(Reserve)
    assert (reservation.agent, reservation.call) == ("1002", waiting.call)
    assert (await floor.dispatcher.offer(waiting.call, reservation.offer, "1002")).ok
    second = await ben.incoming()
    assert second.header("X-Call-Id") == waiting.call
    if ben_from is not None:
        second.audio.number_from(ben_from)
    second.answer()
    second.audio.play_tone(THIRD_TONE)
    await each_hears({caller: (MUSIC,), first: (THIRD_TONE,), second: (AGENT_TONE,)})
    return caller, first, second, waiting.call


def outside(floor: Floor, call: str) -> Sealed:
    """A number to dial in a call, sealed with the node's keys; whoever it is, the carrier's phone rings."""
    keys = SealingKeys.from_file(floor.node.settings.keys_file)
    return keys.seal(OUTSIDE, "010******78", Place(f"call/{call}", "number"))
