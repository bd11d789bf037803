"""SIP transactions (RFC 3261 §17), which cope with lost datagrams: requests and answers are repeated."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from hotline.demo.phone.dialog import acknowledge_refusal
from hotline.demo.phone.messages import Request, Response, branch_of, cseq_of

T1, T2 = 0.5, 4.0
#: 64 × T1: after that nobody is there.
TIMEOUT_SECONDS = 32.0
REMEMBERED_ANSWERS = 4096

type Address = tuple[str, int]
type Send = Callable[[bytes, Address], None]
type Key = tuple[str, str]


class Repeater:
    """Sends a datagram again after T1, 2 T1, 4 T1, … (at most T2 apart) until stopped."""

    def __init__(self, send: Callable[[], None], longest: float = T2) -> None:
        self._send, self._longest, self._wait = send, longest, T1
        self._timer: asyncio.TimerHandle | None = None
        self._again()

    def _again(self) -> None:
        self._send()
        self._timer = asyncio.get_running_loop().call_later(self._wait, self._again)
        self._wait = min(2 * self._wait, self._longest)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class ClientTransaction:
    """A request on its way. ``started`` fires with the first response of any kind, ``final`` holds the last word."""

    def __init__(self, request: Request, to: Address, send: Send) -> None:
        self.request, self.to = request, to
        self.started = asyncio.Event()
        self.final: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        self.provisional: Callable[[Response], None] = lambda response: None
        #: The acknowledgement of the last word, to be sent again should it be repeated.
        self.acknowledge: Callable[[], None] = lambda: None
        data = request.encode()
        self._repeater = Repeater(lambda: send(data, to), TIMEOUT_SECONDS if request.method == "INVITE" else T2)

    def hear(self, response: Response) -> None:
        self.started.set()
        if response.code >= 200:
            self._repeater.stop()
            if self.final.done():
                self.acknowledge()
            else:
                self.final.set_result(response)
        else:
            if self.request.method == "INVITE":
                self._repeater.stop()
            self.provisional(response)

    async def answer(self, within: float = TIMEOUT_SECONDS) -> Response:
        """The final response. Raises TimeoutError."""
        try:
            return await asyncio.wait_for(asyncio.shield(self.final), within)
        finally:
            self._repeater.stop()

    def stop(self) -> None:
        self._repeater.stop()


class Transactions:
    """The questions under way and the answers given, by branch and method."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._questions: OrderedDict[Key, ClientTransaction] = OrderedDict()
        self._answers: OrderedDict[Key, bytes] = OrderedDict()

    def send(self, request: Request, to: Address) -> ClientTransaction:
        question = ClientTransaction(request, to, self._send)
        _remember(self._questions, (branch_of(request), request.method), question)
        return question

    def hear(self, response: Response) -> None:
        """A response came in; one to no question of ours is dropped."""
        question = self._questions.get((branch_of(response), cseq_of(response)[1]))
        if question is None:
            return
        question.hear(response)
        if question.request.method == "INVITE" and response.code >= 300:
            self._send(acknowledge_refusal(question.request, response).encode(), question.to)

    def reply(self, request: Request, response: Response, to: Address) -> None:
        data = response.encode()
        _remember(self._answers, (branch_of(request), request.method), data)
        self._send(data, to)

    def answer_repeat(self, request: Request, to: Address) -> bool:
        """Whether this request was answered before. If so, the same answer is sent again."""
        answer = self._answers.get((branch_of(request), request.method))
        if answer is not None:
            self._send(answer, to)
        return answer is not None

    def stop(self) -> None:
        for question in self._questions.values():
            question.stop()


def _remember[T](memory: OrderedDict[Key, T], key: Key, value: T) -> None:
    memory[key] = value
    while len(memory) > REMEMBERED_ANSWERS:
        memory.popitem(last=False)
