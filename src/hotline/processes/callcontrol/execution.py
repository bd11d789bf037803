"""Execution of a call's commands. A command that Asterisk refuses returns to the call as an input."""

from datetime import UTC, datetime

import structlog

from hotline.domains.voice.calls.rules import commands as do
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import name_of
from hotline.domains.voice.calls.rules.inputs import CommandRefused, RecordingOver, TextSealed
from hotline.domains.voice.telephony.adapters.ari.client import AriError
from hotline.domains.voice.telephony.adapters.ari.switch import Switch
from hotline.domains.voice.telephony.rules.phones import ai_seat_dialled, is_ai_seat, is_phone
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.sealing_aside import aside
from hotline.processes.callcontrol.outbound import NotAdmitted, Outbound
from hotline.processes.callcontrol.router_requests import Deliver, RouterRequests
from hotline.processes.callcontrol.services import Services
from hotline.processes.callcontrol.voice_activity import Hearing

log = structlog.get_logger()


class Execution:
    """``access_number``: the number displayed to citizens who are called."""

    def __init__(
        self,
        switch: Switch,
        router_requests: RouterRequests,
        hearing: Hearing,
        services: Services,
        deliver: Deliver,
        access_number: str,
        outbound: Outbound,
    ) -> None:
        self._switch, self._router_requests, self._services, self._deliver = switch, router_requests, services, deliver
        self._hearing = hearing
        self._access_number, self._outbound = access_number, outbound

    async def execute(self, call: Call, command: do.AnyCommand) -> None:
        match command:
            case do.RequestPosition():
                self._router_requests.request_position(call.id)
            case do.Note(what):
                log.debug(what, action="call_note", call_id=call.id, phase=call.phase)
            case do.Refuse(refusal):
                by, what = refusal.command.by, name_of(type(refusal.command))
                log.info("a command is refused", action="call_command_refused", call_id=call.id, by=by, command=what)
            case (
                do.RequestEnqueue()
                | do.RequestDequeue()
                | do.RequestReserve()
                | do.SendOfferResult()
                | do.SendTalkOver()
            ):
                self._router_requests.run(call.id, command)
            case do.QueryService():
                self._services.query(call, command)
            case do.SealText(message, text):
                sealed = await aside(seal_text, text, f"call/{call.id}")
                self._deliver(call.id, TextSealed(at=datetime.now(UTC), message=message, text=sealed))
            case _:
                await self._send_to_switch(call, command)

    async def _send_to_switch(self, call: Call, command: do.SwitchCommand) -> None:
        try:
            await self._command_switch(call, command)
        except AriError as error:
            kind = type(command).__name__
            log.info("Asterisk refuses", action="ari_refused", call_id=call.id, command=kind, error=str(error))
            self._deliver(call.id, CommandRefused(at=datetime.now(UTC), command=command))

    async def _command_switch(self, call: Call, command: do.SwitchCommand) -> None:
        switch = self._switch
        match command:
            case do.Answer(channel):
                await switch.answer(channel)
            case do.Play(channel, playback, prompts):
                await switch.play(channel, playback, prompts)
            case do.StopPlayback(playback):
                await switch.stop_playback(playback)
            case do.StartMusic(channel):
                await switch.start_music(channel)
            case do.StopMusic(channel):
                await switch.stop_music(channel)
            case do.RingAgent():
                await self._ring(call, command)
            case do.DialCitizen() | do.DialOutside():
                await self._dial(call, command)
            case do.StartSilence(channel):
                await switch.start_silence(channel)
            case do.StopSilence(channel):
                await switch.stop_silence(channel)
            case do.SoundRinging(channel):
                await switch.sound_ringing(channel)
            case do.RecordMessage(channel, name, max_seconds, silence):
                await switch.record_message(channel, name, max_seconds=max_seconds, silence_seconds=silence)
            case do.StopMessage(recording):
                await switch.stop_message(recording)
            case do.DiscardMessage(recording):
                await switch.discard_message(recording)
            case do.LookForMessage(recording):
                if not await switch.records(recording):
                    over = RecordingOver(at=datetime.now(UTC), recording=recording, seconds=None)
                    self._deliver(call.id, over)
            case do.Connect() | do.Separate() | do.DiscardRecording() | do.StopRecording():
                await self._command_talk(call, command)
            case do.Tap() | do.StepIn() | do.StepOut():
                await self._post_leader(call, command)
            case do.SendKeys(channel, keys):
                await switch.send_keys(channel, keys)
            case do.HangUp(channel, reason):
                await switch.hang_up(channel, reason)

    async def _command_talk(
        self, call: Call, command: do.Connect | do.Separate | do.DiscardRecording | do.StopRecording
    ) -> None:
        """Connect or separate people, and record while they talk."""
        switch = self._switch
        match command:
            case do.Connect(bridge, channels):
                if bridge == call.bridge:
                    await self._restart_recording(call)
                await switch.connect(bridge, channels)
                if bridge == call.bridge:
                    await self._hearing.connected(call.id, channels)
            case do.Separate(bridge):
                await switch.separate(bridge)
                if bridge == call.bridge:
                    self._hearing.separated(call.id)
                    await self._hearing.rest(call.channel)
                    await switch.stop_recording(call.channel)
            case do.DiscardRecording(channel, recording):
                await self._hearing.rest(channel)
                await switch.discard_recording(channel, recording)
                await self._hearing.heed(channel)
            case do.StopRecording(channel):
                await self._hearing.rest(channel)
                await switch.stop_recording(channel)
                await self._hearing.heed(channel)

    async def _dial(self, call: Call, command: do.DialCitizen | do.DialOutside) -> None:
        """Dial an outside number. This is the only place that does, so that refusals of numbers are enforced here."""
        try:
            number = await self._outbound.admit(call.id, command.channel, command.number, command.dialler)
        except NotAdmitted as found:
            self._deliver(call.id, CommandRefused(at=datetime.now(UTC), command=command, why=found.refusal.why))
            return
        try:
            await self._switch.dial(command.channel, number, caller_id=self._access_number, seconds=command.seconds)
        except AriError:
            self._outbound.ended(command.channel)
            raise

    async def _post_leader(self, call: Call, command: do.Tap | do.StepIn | do.StepOut) -> None:
        """Connect or disconnect a leader, and restart the recording when the talk's participants change."""
        match command:
            case do.Tap(channel, of, whisper):
                await self._hearing.rest(of)
                await self._switch.tap(channel, of, whisper=whisper)
                await self._hearing.heed(of)
                return
            case do.StepIn(bridge, channel):
                await self._switch.connect(bridge, (channel,))
            case do.StepOut(bridge, channel):
                await self._switch.step_out(bridge, channel)
        if bridge == call.bridge:
            await self._restart_recording(call)
            await self._hearing.heed(call.channel)

    async def _restart_recording(self, call: Call) -> None:
        """Restart the caller's recording if voice detection was on for the caller, else start it.

        This is the only place where a talk's recording begins: not before the citizen was told, where that is due, and
        not once they have objected.
        """
        if not call.may_be_recorded:
            await self._hearing.rest(call.channel)
            return
        if await self._hearing.rest(call.channel):
            await self._switch.restart_recording(call.channel, call.caller.recording)
        else:
            await self._switch.start_recording(call.channel, call.caller.recording)

    async def _ring(self, call: Call, command: do.RingAgent) -> None:
        """Ring the agent's phone. Headers: id of the call, id of the offer, request to answer automatically.

        Its name comes from the router: one that would ring anybody outside is refused, for that is ``_dial``'s alone.
        """
        if not is_phone(command.endpoint):
            log.error("no agent's phone", action="ring_refused", call_id=call.id, offer=command.offer)
            self._deliver(call.id, CommandRefused(at=datetime.now(UTC), command=command))
            return
        if is_ai_seat(command.endpoint):
            dialled = ai_seat_dialled(command.endpoint, call.id, command.offer)
            await self._switch.connect_ai_seat(command.channel, dialled, seconds=command.seconds)
            return
        headers = {"X-Call-Id": call.id, "X-Offer-Id": command.offer}
        if command.auto_answer:
            headers["X-Auto-Answer"] = "yes"
        await self._switch.ring(
            command.channel,
            command.endpoint,
            alongside=command.alongside,
            caller_id=command.displayed_number,
            seconds=command.seconds,
            headers=headers,
        )
