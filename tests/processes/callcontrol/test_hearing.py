"""Who speaks: a call hears of a silence that lasts and of its end, not of every breath."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.voice.calls.rules.inputs import AnyInput, SilenceFell, VoiceDetected
from hotline.domains.voice.calls.rules.phases import LegRole
from hotline.domains.voice.telephony.adapters.ari.client import AriError
from hotline.processes.callcontrol import voice_activity
from hotline.processes.callcontrol.voice_activity import Hearing
from tests.domains.voice.calls.scripted_call import ScriptedCall

WORTH = 0.3


class ScriptedSwitch:
    """Stands for Asterisk: remembers which legs it is asked to listen to; ``gone`` ones it does not know."""

    def __init__(self) -> None:
        self.listened: list[str] = []
        self.dismissed: list[str] = []
        self.gone: set[str] = set()

    async def listen(self, channel: str, *, quiet_ms: int) -> None:
        if channel in self.gone:
            raise AriError(404, "no such channel")
        self.listened.append(channel)

    async def listen_no_more(self, channel: str) -> None:
        self.dismissed.append(channel)
        if channel in self.gone:
            raise AriError(404, "no such channel")


class Room:
    def __init__(self) -> None:
        self.switch, self.news = ScriptedSwitch(), list[AnyInput]()
        self.hearing = Hearing(self.switch, lambda call, news: self.news.append(news))  # type: ignore[arg-type]

    @property
    def kinds(self) -> list[str]:
        return [type(each).__name__ for each in self.news]


@pytest.fixture
async def room(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(voice_activity, "REPORT_AFTER", timedelta(seconds=WORTH))
    monkeypatch.setattr(voice_activity, "QUIET", timedelta(0))
    found = Room()
    await found.hearing.connected("c", ("caller", "agent"))
    yield found
    found.hearing.separated("c")


async def a_while(times: float = 1.6) -> None:
    await asyncio.sleep(WORTH * times)


async def test_a_silence_that_lasts_is_told_once_and_its_end_once(room: Room) -> None:
    began = datetime.now(UTC)
    await a_while(3)
    assert room.kinds == ["SilenceFell"]
    news = room.news[0]
    assert isinstance(news, SilenceFell)
    assert abs(news.since - began) < timedelta(seconds=0.1)
    room.hearing.started("caller")
    room.hearing.started("agent")
    assert room.kinds == ["SilenceFell", "VoiceDetected"]


async def test_talking_in_turns_is_nobodys_business(room: Room) -> None:
    for leg in ("caller", "agent") * 4:
        room.hearing.started(leg)
        await a_while(0.1)
        room.hearing.finished(leg)
        await a_while(0.1)
    assert room.kinds == []


async def test_one_who_speaks_is_enough(room: Room) -> None:
    room.hearing.started("agent")
    room.hearing.started("caller")
    room.hearing.finished("caller")
    await a_while()
    assert room.kinds == []
    room.hearing.finished("agent")
    await a_while()
    assert room.kinds == ["SilenceFell"]


async def test_a_hold_is_no_silence_and_a_voice_from_before_it_counts_after_it(room: Room) -> None:
    room.hearing.started("agent")
    room.hearing.separated("c")
    await a_while()
    await room.hearing.connected("c", ("caller", "agent"))
    await a_while()
    assert room.kinds == []
    assert sorted(room.switch.listened) == ["agent", "caller"], "each leg is listened to once"


async def test_a_third_who_joins_a_silent_talk_can_end_its_silence(room: Room) -> None:
    await a_while()
    await room.hearing.connected("c", ("caller", "agent", "third"))
    await a_while()
    assert room.kinds == ["SilenceFell"]
    room.hearing.started("third")
    assert room.kinds == ["SilenceFell", "VoiceDetected"]
    room.hearing.gone("third")
    await a_while()
    assert room.kinds == ["SilenceFell", "VoiceDetected", "SilenceFell"]


async def test_after_the_end_nothing_is_told(room: Room) -> None:
    room.hearing.gone("caller")
    await a_while()
    room.hearing.started("agent")
    assert room.kinds == []


async def test_a_leg_that_has_just_gone_does_no_harm(room: Room) -> None:
    room.switch.gone.add("late")
    await room.hearing.connected("d", ("late", "other"))
    room.hearing.separated("d")
    assert "other" in room.switch.listened


async def test_an_ear_that_made_room_for_another_hears_again(room: Room) -> None:
    room.hearing.started("caller")
    assert await room.hearing.rest("caller")
    assert not await room.hearing.rest("caller"), "nobody listened any more"
    await a_while()
    assert room.kinds == [], "what was being said when it went is not known to be over"
    await room.hearing.heed("caller")
    await a_while()
    assert room.kinds == ["SilenceFell"]
    assert (room.switch.dismissed, room.switch.listened[-1]) == (["caller"], "caller")
    room.switch.gone.add("agent")
    assert await room.hearing.rest("agent"), "one that has just gone does no harm"


async def test_who_is_not_in_a_talk_is_not_listened_to(room: Room) -> None:
    room.hearing.separated("c")
    await room.hearing.rest("caller")
    before = list(room.switch.listened)
    await room.hearing.heed("caller")
    assert room.switch.listened == before


async def test_what_is_taken_up_again_is_listened_to_anew_and_keeps_its_silence(room: Room) -> None:
    scripted = ScriptedCall().talking()
    now = datetime.now(UTC)
    scripted.take(SilenceFell(at=scripted.now, since=now))
    await room.hearing.adopted([scripted.call])
    await a_while()
    assert room.kinds == [], "the call knows"
    agent = scripted.call.legs[LegRole.AGENT]
    assert {scripted.call.channel, agent} <= set(room.switch.listened)
    room.hearing.started(agent)
    assert isinstance(room.news[-1], VoiceDetected)
    room.hearing.separated(scripted.call.id)
