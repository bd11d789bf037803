"""Voice activity: Asterisk reports each start and end of speech; a call receives only silences of ten seconds or more.

Every toggle of speech would flood the bus. A long silence and its end are two inputs of the call.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.inputs import SilenceFell, VoiceDetected
from hotline.domains.voice.calls.rules.silence import can_be_silent, in_the_talk, quiet_since, silent_since
from hotline.domains.voice.telephony.adapters.ari.client import AriError
from hotline.domains.voice.telephony.adapters.ari.switch import Switch
from hotline.processes.callcontrol.router_requests import Deliver

log = structlog.get_logger()
#: A leg that is quiet for this long has stopped speaking; breaths and hesitations are shorter.
QUIET = timedelta(seconds=1)
#: Shorter silences are not reported to the call.
REPORT_AFTER = timedelta(seconds=10)
TOGETHER = 2


@dataclass
class TalkVoices:
    """Legs that hear each other. ``reported``: the call has been notified of their silence."""

    legs: frozenset[str]
    quiet_since: datetime | None = None
    timer: asyncio.TimerHandle | None = None
    reported: bool = False

    def stop(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


class Hearing:
    def __init__(self, switch: Switch, deliver: Deliver) -> None:
        self._switch, self._deliver = switch, deliver
        self._talks: dict[str, TalkVoices] = {}
        self._call_of: dict[str, str] = {}
        self._listened: set[str] = set()
        self._speaking: set[str] = set()

    async def connected(self, call_id: str, legs: Iterable[str]) -> None:
        """Set the legs that hear each other from now on. A running silence continues when a leg is added."""
        before = self._talks.get(call_id) or TalkVoices(frozenset())
        self._begin(call_id, legs, before.quiet_since, reported=before.reported)
        await self._listen(self._talks[call_id].legs - self._listened)

    async def adopted(self, calls: Iterable[Call]) -> None:
        """Start voice detection again on all legs, because reports during the lost connection are missing."""
        for call in calls:
            if can_be_silent(call):
                since = silent_since(call)
                self._begin(call.id, in_the_talk(call), since, reported=since is not None)
                self._speaking -= self._talks[call.id].legs
                await self._listen(self._talks[call.id].legs)

    def separated(self, call_id: str) -> None:
        if talk := self._talks.pop(call_id, None):
            talk.stop()

    async def rest(self, leg: str) -> bool:
        """Pause voice detection on a leg before another tap of its channel. Returns False when it was off.

        All taps of a channel share one translator, which lives until the last tap is removed (ADR 0009).
        """
        if leg not in self._listened:
            return False
        self._listened.discard(leg)
        self._speaking.discard(leg)
        try:
            await self._switch.listen_no_more(leg)
        except AriError as error:
            log.info("gone already", action="listen_refused", channel=leg, error=str(error))
        return True

    async def heed(self, leg: str) -> None:
        """Resume voice detection on a leg that is in a talk."""
        talk = self._talks.get(self._call_of.get(leg, ""))
        if talk is not None and leg in talk.legs:
            self._look(leg)
            await self._listen({leg})

    def started(self, leg: str) -> None:
        self._speaking.add(leg)
        self._look(leg)

    def finished(self, leg: str) -> None:
        self._speaking.discard(leg)
        self._look(leg, datetime.now(UTC) - QUIET)

    def gone(self, leg: str) -> None:
        self._speaking.discard(leg)
        self._listened.discard(leg)
        call_id = self._call_of.pop(leg, "")
        if talk := self._talks.get(call_id):
            talk.legs -= {leg}
            if len(talk.legs) < TOGETHER:
                self.separated(call_id)
            else:
                self._evaluate(call_id, talk, datetime.now(UTC))

    def _begin(self, call_id: str, legs: Iterable[str], since: datetime | None, *, reported: bool) -> None:
        self.separated(call_id)
        talk = TalkVoices(frozenset(legs), since, reported=reported)
        self._talks[call_id] = talk
        self._call_of.update(dict.fromkeys(talk.legs, call_id))
        self._evaluate(call_id, talk, datetime.now(UTC))

    def _look(self, leg: str, at: datetime | None = None) -> None:
        call_id = self._call_of.get(leg, "")
        talk = self._talks.get(call_id)
        if talk is not None and leg in talk.legs:
            self._evaluate(call_id, talk, at or datetime.now(UTC))

    def _evaluate(self, call_id: str, talk: TalkVoices, now: datetime) -> None:
        talk.quiet_since = quiet_since(talk.legs, self._speaking, talk.quiet_since, now)
        if talk.quiet_since is None:
            talk.stop()
            if talk.reported:
                talk.reported = False
                self._deliver(call_id, VoiceDetected(at=datetime.now(UTC)))
        elif talk.timer is None and not talk.reported:
            due = talk.quiet_since + REPORT_AFTER - datetime.now(UTC)
            talk.timer = asyncio.get_running_loop().call_later(due.total_seconds(), self._fell, call_id, talk)

    def _fell(self, call_id: str, talk: TalkVoices) -> None:
        talk.timer = None
        if talk.quiet_since is not None:
            talk.reported = True
            self._deliver(call_id, SilenceFell(at=datetime.now(UTC), since=talk.quiet_since))

    async def _listen(self, legs: Iterable[str]) -> None:
        """Start voice detection on these legs. A leg that has just ended is skipped."""
        for leg in legs:
            try:
                await self._switch.listen(leg, quiet_ms=int(QUIET.total_seconds() * 1000))
                self._listened.add(leg)
            except AriError as error:
                log.info("not listened to", action="listen_refused", channel=leg, error=str(error))
