"""A SIP telephone on UDP: registers, rings out, is rung. For tests, demonstrations and measurements."""

import asyncio
import contextlib
import secrets
import socket
from collections.abc import Callable, Coroutine, Iterable
from types import TracebackType
from typing import Self

from hotline.demo.phone.call import Call
from hotline.demo.phone.dialog import Dialog, invited, respond
from hotline.demo.phone.line import Account, SipLine
from hotline.demo.phone.media import RECEIVE_BUFFER, AudioPort, Pacer, open_socket
from hotline.demo.phone.messages import (
    Header,
    MalformedMessage,
    Request,
    Response,
    parse,
)
from hotline.demo.phone.transactions import Address

REGISTER_SECONDS = 5.0
#: A call that is over still answers what comes late: 64 × T1.
LATE_SECONDS = 32.0
ANONYMOUS = '"Anonymous" <sip:anonymous@anonymous.invalid>'

type Handler = Callable[[Call], Coroutine[None, None, None]]


class NotRegistered(Exception):
    """The registrar did not take us. ``code`` is the SIP status, 408 when nobody answered."""

    def __init__(self, code: int) -> None:
        super().__init__(f"registration refused: {code}")
        self.code = code


class Phone:
    """A software telephone: ``async with Phone("1001", server, password="…") as phone``.

    Leaving the context hangs up every call and unregisters. ``answering`` handles each incoming call in a task of its
    own; without it, calls wait in ``incoming``. With ``sound`` off no audio is sent or stored, only keys, so thousands
    of calls cost no more than their signalling. ``shared`` is a socket (``open_socket``) that carries the media of all
    calls when another party sends and receives the audio.
    """

    def __init__(
        self,
        user: str,
        server: Address,
        *,
        password: str = "",
        login: str = "",
        local: Address = ("127.0.0.1", 0),
        sound: bool = True,
        buffer_seconds: float = 60.0,
        pacer: Pacer | None = None,
        shared: socket.socket | None = None,
    ) -> None:
        self._account, self._server, self._local = Account(user, login or user, password), server, local
        self._sound, self._buffer_seconds = sound, buffer_seconds
        self._pacer, self.shared = pacer or Pacer(), shared
        self._calls: dict[str, Call] = {}
        self._waiting: asyncio.Queue[Call] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._registration: Dialog | None = None
        self.answering: Handler | None = None

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: _Socket(self), local_addr=self._local)
        self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        here: Address = self._transport.get_extra_info("sockname")
        self.line = SipLine(self._account, here, self._server, self._send)
        #: This process does not read the socket. The kernel drops the packets unless another process reads it.
        self._mute = None if self._sound else self.shared or open_socket(here[0])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*(call.hang_up() for call in self.calls))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._registration is not None:
            with contextlib.suppress(NotRegistered):
                await self._register(0)
        self.line.transactions.stop()
        self._transport.close()
        if self._mute is not None and self._mute is not self.shared:
            self._mute.close()

    @property
    def calls(self) -> list[Call]:
        """The calls that are not over."""
        return [call for call in self._calls.values() if not call.over]

    # Registering ---------------------------------------------------------------------------------------------

    async def register(self, expires: int = 300) -> None:
        """Tell the registrar where we are, and again at half time. Raises NotRegistered."""
        await self._register(expires)
        self._start(self._renew_registration(expires), "stay registered")

    async def _renew_registration(self, expires: int) -> None:
        while True:
            await asyncio.sleep(expires / 2)
            with contextlib.suppress(NotRegistered):  # the server may be restarting: the next turn tries again
                await self._register(expires)

    async def _register(self, expires: int) -> None:
        answer, request = await self._send_register(expires, ())
        if password := self.line.password_for(answer, request):
            answer, _ = await self._send_register(expires, password)
        if answer.code != 200:
            raise NotRegistered(answer.code)

    async def _send_register(self, expires: int, extra: Iterable[Header]) -> tuple[Response, Request]:
        who = f"<sip:{self._account.user}@{self._server[0]}>"
        if self._registration is None:
            tag = secrets.token_hex(6)
            self._registration = Dialog(
                secrets.token_hex(12), f"{who};tag={tag}", who, self.line.uri(), self.line.contact
            )
        self._registration = self._registration.next()
        request = self._registration.request("REGISTER", self.line.via(), [("Expires", str(expires)), *extra])
        try:
            return await self.line.request(request).answer(REGISTER_SECONDS), request
        except TimeoutError as error:
            raise NotRegistered(408) from error

    # Ringing out and being rung --------------------------------------------------------------------------------

    def dial(
        self, number: str, *, caller: str | None = None, asserted: bool = True, headers: Iterable[Header] = ()
    ) -> Call:
        """Call a number of our server. Returns while it rings. ``caller`` "" withholds the number.

        ``asserted``: as a carrier does that vouches for its callers' numbers; else From alone claims the number.
        """
        name = self._account.user if caller is None else caller
        contact = f"<sip:{name}@{self.line.local[0]}:{self.line.local[1]}>" if name else ANONYMOUS
        extra = [*headers] if name else [*headers, ("Privacy", "id")]
        if asserted and name.isdecimal():
            extra.append(("P-Asserted-Identity", f"<{self.line.uri(name)}>"))
        dialog = Dialog(
            call_id=secrets.token_hex(12),
            local=f"{contact};tag={secrets.token_hex(6)}",
            remote=f"<{self.line.uri(number)}>",
            target=self.line.uri(number),
            contact=self.line.contact,
        )
        call = Call(self.line, dialog, self._open_audio())
        self._calls[dialog.call_id] = call
        self._start(call.place(extra), f"call to {number}")
        return call

    async def call(
        self, number: str, *, caller: str | None = None, asserted: bool = True, headers: Iterable[Header] = ()
    ) -> Call:
        """Ring a number and wait for the answer. Raises CallRefused."""
        call = self.dial(number, caller=caller, asserted=asserted, headers=headers)
        await call.answered()
        return call

    async def incoming(self, within: float = 10.0) -> Call:
        """The next incoming call that is still ringing. Callers who gave up are skipped. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while (call := await self._waiting.get()).over:
                pass
            return call

    def _ring(self, invitation: Request, sender: Address) -> None:
        dialog = invited(invitation, self.line.contact, secrets.token_hex(6))
        call = Call(self.line, dialog, self._open_audio(), invitation)
        self._calls[dialog.call_id] = call
        call.ring(sender)
        if self.answering is None:
            self._waiting.put_nowait(call)
        else:
            self._start(self.answering(call), "answer a call")

    def _open_audio(self) -> AudioPort:
        return AudioPort(self._pacer, self.line.local[0], self._buffer_seconds, self._mute)

    # The socket ----------------------------------------------------------------------------------------------

    def receive(self, data: bytes, sender: Address) -> None:
        """Handle a datagram that arrived. Anything but SIP is dropped."""
        try:
            match parse(data):
                case Response() as response:
                    self.line.transactions.hear(response)
                case Request() as request:
                    self._receive_request(request, sender)
        except MalformedMessage:
            return

    def _receive_request(self, request: Request, sender: Address) -> None:
        transactions = self.line.transactions
        if request.method != "ACK" and transactions.answer_repeat(request, sender):
            return
        call = self._calls.get(request.headers.first("Call-ID"))
        if call is not None:
            call.receive(request, sender)
        elif request.method == "INVITE":
            self._ring(request, sender)
        elif request.method != "ACK":
            code = 200 if request.method in {"OPTIONS", "NOTIFY"} else 481
            transactions.reply(request, respond(request, code, tag=secrets.token_hex(6)), sender)
        self._forget_the_past()

    def _forget_the_past(self) -> None:
        """Keep calls that are over long enough to answer what comes late."""
        horizon = asyncio.get_running_loop().time() - LATE_SECONDS
        for name in [n for n, c in self._calls.items() if c.ended_at is not None and c.ended_at < horizon]:
            del self._calls[name]

    def _send(self, data: bytes, to: Address) -> None:
        if not self._transport.is_closing():
            self._transport.sendto(data, to)

    def _start(self, work: Coroutine[None, None, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class _Socket(asyncio.DatagramProtocol):
    def __init__(self, phone: Phone) -> None:
        self._phone = phone

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._phone.receive(data, addr)
