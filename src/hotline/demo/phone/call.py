"""One call of the software telephone, incoming or outgoing, from the first ring to the end."""

import asyncio
import contextlib
import re
import secrets
from collections.abc import Iterable
from enum import StrEnum

from hotline.demo.phone import sdp
from hotline.demo.phone.dialog import Dialog, respond
from hotline.demo.phone.line import SipLine
from hotline.demo.phone.media import AudioPort
from hotline.demo.phone.messages import Header, Request, Response, parameter_of
from hotline.demo.phone.transactions import Address, ClientTransaction, Repeater

BYE_SECONDS = 4.0


class Phase(StrEnum):
    CALLING = "calling"
    RINGING = "ringing"
    TALKING = "talking"
    ENDED = "ended"


class CallRefused(Exception):
    """The call never became a conversation. ``code`` is the SIP status: 408 nobody there, 486 busy, 487 cancelled."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code} {reason}")
        self.code, self.reason = code, reason


class Call:
    """One call of the software telephone. ``audio`` sends and receives its sound.

    ``ended_by`` is "us" or "them". ``cause`` is the Q.850 code that the other side gave, 0 if none. The moments
    (``placed_at``, ``ringing_at``, ``answered_at``, ``ended_at``) are seconds of the event loop's clock.
    """

    def __init__(self, line: SipLine, dialog: Dialog, audio: AudioPort, invitation: Request | None = None) -> None:
        self._line, self.dialog, self.audio = line, dialog, audio
        self.invitation = invitation
        self.phase = Phase.CALLING if invitation is None else Phase.RINGING
        self.code, self.reason = 0, ""
        self.ended_by, self.cause = "", 0
        self.reinvited = 0
        self.placed_at = asyncio.get_running_loop().time()
        self.ringing_at: float | None = None
        self.answered_at: float | None = None
        self.ended_at: float | None = None
        self._session, self._version = secrets.randbits(30), 1
        self._settled, self._over = asyncio.Event(), asyncio.Event()
        self._question: ClientTransaction | None = None
        self._giving_up = False
        self._repeating: Repeater | None = None
        self._peer: Address = line.server

    # Waiting -------------------------------------------------------------------------------------------------

    async def answered(self, within: float = 30.0) -> None:
        """Wait until both sides talk. Raises CallRefused, or TimeoutError when it still rings then."""
        await asyncio.wait_for(self._settled.wait(), within)
        if self.answered_at is None:
            raise CallRefused(self.code, self.reason)

    async def ended(self, within: float | None = None) -> None:
        """Wait until it is over. Raises TimeoutError."""
        await asyncio.wait_for(self._over.wait(), within)

    @property
    def over(self) -> bool:
        return self.phase is Phase.ENDED

    def header(self, name: str) -> str:
        """A header of the INVITE that rang us, "" when there is none."""
        return self.invitation.headers.first(name) if self.invitation else ""

    # Calling out ---------------------------------------------------------------------------------------------

    async def place(self, extra: Iterable[Header] = ()) -> None:
        """Call the other side and follow the call to the answer or the refusal."""
        if self._giving_up:
            self._end("us", 487, "Request Terminated")
            return
        try:
            answer = await self._invite("sendrecv", extra)
        except TimeoutError:
            self._end("them", 408, "Request Timeout")
            return
        if answer.code >= 300:
            self._end("us" if self._giving_up else "them", answer.code, answer.reason)
            return
        self._start_talking(answer.code, answer.body)
        if self._giving_up:  # the answer crossed our CANCEL
            await self.hang_up()

    async def _invite(self, direction: str, extra: Iterable[Header] = ()) -> Response:
        """Send an INVITE, again with the password when the server challenges it. A 2xx answer is acknowledged here."""
        extra = list(extra)
        answer = await self._send_invite(direction, extra)
        if self._question is not None and (password := self._line.password_for(answer, self._question.request)):
            self.dialog = self.dialog.next()
            answer = await self._send_invite(direction, [*extra, *password])
        if answer.code < 300 and self._question is not None:
            self.dialog = self.dialog.accepted_by(answer) if self.phase is Phase.CALLING else self.dialog
            acknowledgement = self.dialog.request("ACK", self._line.via())
            self._question.acknowledge = lambda: self._line.send(acknowledgement, self._peer)
            self._question.acknowledge()
        return answer

    async def _send_invite(self, direction: str, extra: Iterable[Header]) -> Response:
        request = self.dialog.request("INVITE", self._line.via(), extra, self._describe(direction))
        self._question = self._line.request(request, self._peer)
        self._question.provisional = self._hear_ringing
        return await self._question.answer()

    def _hear_ringing(self, response: Response) -> None:
        if response.code >= 180 and self.ringing_at is None:
            self.ringing_at = asyncio.get_running_loop().time()
        if stream := sdp.read(response.body):
            self.audio.aim(stream)

    # Being called --------------------------------------------------------------------------------------------

    def ring(self, caller: Address) -> None:
        """Say to whoever rings us, at this address, that the bell rings."""
        self._peer = caller
        self._reply(180)

    def answer(self) -> None:
        """Take the call that rings. Does nothing when the caller has gone meanwhile."""
        if self.phase is Phase.RINGING and self.invitation is not None:
            self._accept(self.invitation, "sendrecv")
            self._start_talking(200, self.invitation.body)

    def reject(self, code: int = 486) -> None:
        """Turn down the call that rings."""
        if self.phase is Phase.RINGING:
            self._reply(code)
            self._end("us", code, "")

    # Both ----------------------------------------------------------------------------------------------------

    async def hang_up(self) -> None:
        """End the call in the way its phase requires."""
        match self.phase:
            case Phase.CALLING:
                await self._cancel()
            case Phase.RINGING:
                self.reject(480)
            case Phase.TALKING:
                self._end("us", self.code, self.reason)
                await self._send_in_dialog("BYE")
            case Phase.ENDED:
                pass

    async def hold(self) -> None:
        """Tell the other side that we do not listen (re-INVITE sendonly). Raises CallRefused, TimeoutError."""
        await self._offer_again("sendonly")

    async def resume(self) -> None:
        await self._offer_again("sendrecv")

    async def _offer_again(self, direction: str) -> None:
        self.dialog, self._version = self.dialog.next(), self._version + 1
        answer = await self._invite(direction)
        if answer.code >= 300:
            raise CallRefused(answer.code, answer.reason)

    async def _cancel(self) -> None:
        """A CANCEL may only follow a first response (RFC 3261 §9.1)."""
        self._giving_up = True
        with contextlib.suppress(TimeoutError):
            if (question := self._question) is not None:
                await asyncio.wait_for(question.started.wait(), BYE_SECONDS)
                if not question.final.done():
                    self._line.request(self.dialog.request("CANCEL", question.request.headers.first("Via")), self._peer)
            await self.ended(BYE_SECONDS)

    async def _send_in_dialog(self, method: str) -> None:
        self.dialog = self.dialog.next()
        with contextlib.suppress(TimeoutError):  # the other side may be gone for good
            await self._line.request(self.dialog.request(method, self._line.via()), self._peer).answer(BYE_SECONDS)

    def receive(self, request: Request, sender: Address) -> None:
        """A request of the other side within this call."""
        self._peer = sender
        match request.method:
            case "ACK":
                self._stop_repeating()
                self._aim(request.body)
            case "BYE":
                self._reply(200, request)
                self._end("them", self.code, request.headers.first("Reason"))
            case "CANCEL":
                self._reply(200, request)
                if self.phase is Phase.RINGING:
                    self._reply(487)
                    self._end("them", 487, request.headers.first("Reason"))
            case "INVITE":
                self.reinvited += 1
                offered = sdp.read(request.body)
                self._accept(request, sdp.MIRROR[offered.direction] if offered else "sendrecv")
                self._aim(request.body)
            case "OPTIONS" | "NOTIFY" | "INFO" | "UPDATE":
                self._reply(200, request)
            case _:
                self._reply(501, request)

    def _accept(self, invitation: Request, direction: str) -> None:
        """Send 200 to an INVITE, repeated until the ACK comes (RFC 3261 §13.3.1.4)."""
        self._stop_repeating()
        extra = [("Contact", self._line.contact)]
        response = respond(invitation, 200, tag=self._tag, extra=extra, body=self._describe(direction))
        self._version += 1
        to = self._peer
        self._repeating = Repeater(lambda: self._line.transactions.reply(invitation, response, to))

    def _reply(self, code: int, request: Request | None = None) -> None:
        sent = request or self.invitation
        assert sent is not None, "only a call that rang us is answered without a request"
        extra = [("Contact", self._line.contact)] if code in {180, 200} else []
        self._line.transactions.reply(sent, respond(sent, code, tag=self._tag, extra=extra), self._peer)

    @property
    def _tag(self) -> str:
        return parameter_of(self.dialog.local, "tag")

    def _describe(self, direction: str) -> str:
        return sdp.describe(sdp.Stream(self._line.local[0], self.audio.number, direction), self._session, self._version)

    def _aim(self, description: str) -> None:
        if (stream := sdp.read(description)) and not self.over:
            self.audio.aim(stream)

    def _start_talking(self, code: int, description: str) -> None:
        self.phase, self.code = Phase.TALKING, code
        self.answered_at = asyncio.get_running_loop().time()
        self._aim(description)
        self._settled.set()

    def _stop_repeating(self) -> None:
        if self._repeating is not None:
            self._repeating.stop()
            self._repeating = None

    def _end(self, by: str, code: int, reason: str) -> None:
        if self.phase is Phase.ENDED:
            return
        self.phase, self.ended_by, self.code, self.reason = Phase.ENDED, by, code, reason
        self.ended_at = asyncio.get_running_loop().time()
        if cause := re.search(r"cause=(\d+)", reason):
            self.cause = int(cause[1])
        self._stop_repeating()
        self.audio.close()
        self._settled.set()
        self._over.set()
