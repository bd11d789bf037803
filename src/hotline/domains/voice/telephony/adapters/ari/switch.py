"""Requests to Asterisk about calls, one method each. All raise AriError. Repeats are harmless unless noted."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
import structlog

from hotline.domains.voice.telephony.adapters.ari.client import Ari, AriError
from hotline.domains.voice.telephony.adapters.ari.events import Bridge, Channel
from hotline.domains.voice.telephony.adapters.ari.manager import ManagerError

log = structlog.get_logger()

#: Stasis arguments of a leg we rang.
LEG = "leg"
TRUNK = "trunk"
OUTBOUND = "outbound"
CODEC = "alaw"
#: Folders in which Asterisk finds the builtin prompts, and those that came later (texts of flows, own recordings).
BUILTIN_SOUNDS, OWN_SOUNDS = "hotline", "kept"
OWN_FOLDERS = ("say/", "own/")
GONE, CONFLICT = 404, 409
#: The ending of recordings of talks.
RAW = "raw"
#: Three frames: with the next one Asterisk lets go of who listened to a channel.
TAP_GONE_SECONDS = 0.06
PAIR = 2
#: The manager's message about a channel that hung up meanwhile.
CHANNEL_GONE = "No such channel"
#: Asterisk's status for a channel or bridge that does not exist, is not ours, or is not connected.
NOT_TOGETHER = (400, 404, 409, 422)


class Switch:
    def __init__(self, ari: Ari) -> None:
        self._ari = ari

    # Looking ---------------------------------------------------------------------------------------------------------

    async def channels(self) -> list[Channel]:
        return msgspec.convert(await self._ari.get("/channels"), list[Channel])

    async def started_at(self) -> datetime:
        """Since when Asterisk runs."""
        info = await self._ari.get("/asterisk/info?only=status")
        return msgspec.convert(info["status"]["startup_time"], datetime)

    async def bridges(self) -> list[Bridge]:
        return msgspec.convert(await self._ari.get("/bridges"), list[Bridge])

    # The caller's channel --------------------------------------------------------------------------------------------

    async def answer(self, channel: str) -> None:
        await self._ari.post(f"/channels/{channel}/answer")

    async def hang_up(self, channel: str, reason: int) -> None:
        await self._ari.delete(f"/channels/{channel}", reason_code=reason)

    async def play(self, channel: str, playback: str, prompts: Iterable[str]) -> None:
        media = ",".join(
            f"sound:{OWN_SOUNDS if prompt.startswith(OWN_FOLDERS) else BUILTIN_SOUNDS}/{prompt}" for prompt in prompts
        )
        await self._ari.post(f"/channels/{channel}/play/{playback}", media=media)

    async def stop_playback(self, playback: str) -> None:
        await self._ari.delete(f"/playbacks/{playback}")

    async def start_music(self, channel: str) -> None:
        await self._ari.post(f"/channels/{channel}/moh")

    async def stop_music(self, channel: str) -> None:
        await self._ari.delete(f"/channels/{channel}/moh")

    async def send_keys(self, channel: str, keys: str) -> None:
        """Send keys. Must not be repeated: the keys would be sent again."""
        await self._ari.post(f"/channels/{channel}/dtmf", dtmf=keys)

    async def start_silence(self, channel: str) -> None:
        await self._ari.post(f"/channels/{channel}/silence")

    async def stop_silence(self, channel: str) -> None:
        """Stop the silence on a channel.

        Call before bridging: while silence runs, the channel hears nobody in the bridge.
        """
        await self._ari.delete(f"/channels/{channel}/silence")

    async def listen(self, channel: str, *, quiet_ms: int) -> None:
        """Report when a voice begins on a channel and when it has been quiet for so long.

        Replaces an earlier request.
        """
        await self.listen_no_more(channel)
        await self._set(channel, "TALK_DETECT(set)", str(quiet_ms))

    async def listen_no_more(self, channel: str) -> None:
        await self._set(channel, "TALK_DETECT(remove)", "")

    async def _set(self, channel: str, variable: str, value: str) -> None:
        await self._ari.post(f"/channels/{channel}/variable", variable=variable, value=value)

    async def sound_ringing(self, channel: str) -> None:
        await self._ari.post(f"/channels/{channel}/ring")

    # Ringing others --------------------------------------------------------------------------------------------------

    async def ring(
        self, channel: str, endpoint: str, *, alongside: str, caller_id: str, seconds: int, headers: Mapping[str, str]
    ) -> None:
        """Ring an endpoint, which enters the application when it answers.

        ``alongside`` is the channel whose codec is used; "" uses A-law.
        """
        codec = {"originator": alongside} if alongside else {"formats": CODEC}
        variables = {f"PJSIP_HEADER(add,{name})": value for name, value in headers.items()}
        caller = {"callerId": f'"{caller_id}" <{caller_id}>'} if caller_id else {}
        await self._ari.post(
            "/channels",
            {"variables": variables},
            endpoint=f"PJSIP/{endpoint}",
            app=self._ari.app,
            appArgs=LEG,
            channelId=channel,
            timeout=seconds,
            **codec,
            **caller,
        )

    async def connect_ai_seat(self, channel: str, dialled: str, *, seconds: int) -> None:
        """Open the sound of an AI seat (``phones.ai_seat_dialled``), which enters the application once it is there."""
        await self._ari.post(
            "/channels",
            endpoint=dialled,
            app=self._ari.app,
            appArgs=LEG,
            channelId=channel,
            timeout=seconds,
            formats=CODEC,
        )

    async def dial(self, channel: str, number: str, *, caller_id: str, seconds: int) -> None:
        """Call an outside number. When answered, the call enters the application through the dialplan."""
        await self._ari.post(
            "/channels",
            endpoint=f"PJSIP/{number}@{TRUNK}",
            context=OUTBOUND,
            extension=number,
            priority=1,
            channelId=channel,
            timeout=seconds,
            formats=CODEC,
            callerId=f"<{caller_id}>",
        )
        await self.watch(channel)

    async def watch(self, channel: str) -> None:
        """Subscribe to a channel that is still in the dialplan. Otherwise its failure would go unnoticed."""
        await self._ari.post(f"/applications/{self._ari.app}/subscription", eventSource=f"channel:{channel}")

    async def tap(self, channel: str, of: str, *, whisper: bool) -> None:
        """Open a channel that hears both directions of another one. It enters the application at once.

        An earlier listener on that channel is released first, else the new one would miss voices (ADR 0009).
        """
        await asyncio.sleep(TAP_GONE_SECONDS)
        await self._ari.post(
            f"/channels/{of}/snoop/{channel}",
            spy="both",
            whisper="out" if whisper else "none",
            app=self._ari.app,
            appArgs=LEG,
        )

    # Recording -------------------------------------------------------------------------------------------------------

    async def start_recording(self, channel: str, recording: str) -> None:
        """Record the channel while it is in a bridge: left its own sound, right what it hears. Appends to the file.

        An older recorder is stopped first: it would take a new voice for late packets of the old one and drop them (ADR
        0009).
        """
        await self.stop_recording(channel)
        await self._record("MixMonitor", Channel=channel, File=recording, Options="Dab")

    async def restart_recording(self, channel: str, recording: str) -> None:
        """The same in mid-talk, when others talk from now on: Asterisk lets go of the old recorder with a frame."""
        await self.stop_recording(channel)
        await asyncio.sleep(TAP_GONE_SECONDS)
        await self.start_recording(channel, recording)

    async def stop_recording(self, channel: str) -> None:
        await self._record("StopMixMonitor", Channel=channel)

    async def discard_recording(self, channel: str, recording: str) -> None:
        """Stop recording the channel and delete the file; one that is not there is no fault."""
        await self.stop_recording(channel)
        await self._delete_recorded(recording.removesuffix(f".{RAW}"))

    async def _record(self, action: str, **fields: str) -> None:
        """Send a recorder command.

        Never raises: people talk with or without recording, and the later check finds missing files.
        """
        try:
            await self._ari.manager.send(action, **fields)
        except ManagerError as error:
            if action == "StopMixMonitor" and CHANNEL_GONE in str(error):
                return  # the channel and its recorder are gone
            log.warning("the recorder does not obey", action="recorder_refused", error=str(error), **fields)

    # Messages --------------------------------------------------------------------------------------------------------

    async def record_message(self, channel: str, name: str, *, max_seconds: int, silence_seconds: int) -> None:
        """Into ``<name>.wav`` of the spool. Not to be repeated: the name is taken then."""
        await self._ari.post(
            f"/channels/{channel}/record",
            name=name,
            format="wav",
            maxDurationSeconds=max_seconds,
            maxSilenceSeconds=silence_seconds,
            terminateOn="#",
            ifExists="fail",
        )

    async def records(self, name: str) -> bool:
        """Tests whether this recording still runs."""
        try:
            await self._ari.get(f"/recordings/live/{name}")
        except AriError as error:
            if error.status == GONE:
                return False
            raise
        return True

    async def stop_message(self, name: str) -> None:
        """Stop recording a message. Does nothing when the recording is already over."""
        try:
            await self._ari.post(f"/recordings/live/{name}/stop")
        except AriError as error:
            if error.status != GONE:
                raise

    async def discard_message(self, name: str) -> None:
        await self._ari.delete(f"/recordings/live/{name}")
        await self._delete_recorded(name)

    async def _delete_recorded(self, name: str) -> None:
        """Delete a finished recording of any format by its ``name``, which has no ending."""
        await self._ari.delete(f"/recordings/stored/{name}")

    # Bridges ---------------------------------------------------------------------------------------------------------

    async def connect(self, bridge: str, channels: Iterable[str]) -> None:
        """Put the channels into the bridge. An existing bridge gets the missing ones.

        Stop prompts first: a playing prompt delays this until its end. A channel that has just gone does not prevent
        the others from being connected.
        """
        together = tuple(channels)
        try:
            await self._ari.post(f"/bridges/{bridge}", type="mixing")
        except AriError as error:
            if error.status != CONFLICT:
                raise
        try:
            await self._ari.post(f"/bridges/{bridge}/addChannel", channel=",".join(together))
        except AriError as error:
            if len(together) <= PAIR or error.status not in NOT_TOGETHER:
                raise
            for channel in together:
                await self._add(bridge, channel)

    async def _add(self, bridge: str, channel: str) -> None:
        try:
            await self._ari.post(f"/bridges/{bridge}/addChannel", channel=channel)
        except AriError as error:
            if error.status not in NOT_TOGETHER:
                raise

    async def step_out(self, bridge: str, channel: str) -> None:
        """The others stay. A channel or a bridge that is gone is no trouble."""
        try:
            await self._ari.post(f"/bridges/{bridge}/removeChannel", channel=channel)
        except AriError as error:
            if error.status not in NOT_TOGETHER:
                raise

    async def separate(self, bridge: str) -> None:
        await self._ari.delete(f"/bridges/{bridge}")
