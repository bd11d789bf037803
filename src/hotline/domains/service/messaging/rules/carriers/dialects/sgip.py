"""Sessions in SGIP 1.2, to the gateway and from it. The protocol has no heartbeat: who is idle goes."""

from hotline.domains.service.messaging.rules.carriers import sgip as wire
from hotline.domains.service.messaging.rules.carriers.dialects.base import (
    Account,
    Answered,
    Courtesy,
    Goodbye,
    Ignored,
    Incoming,
    LoggedIn,
    LoginRefused,
    LoginRequested,
    Outgoing,
    Sequence,
    Verdict,
    reply_of,
    timestamp,
)
from hotline.domains.service.messaging.rules.carriers.documents import contained
from hotline.domains.service.messaging.rules.carriers.receipts import of_sgip, sequence_id
from hotline.domains.service.messaging.rules.carriers.wire import Malformed, Pdu

_VERDICTS = {0: Verdict.ACCEPTED, 11: Verdict.BUSY, 88: Verdict.BUSY}
_LOGIN = {1: "登录名或口令错误", 2: "重复登录", 3: "连接数已满", 4: "登录类型错误"}
_GHOSTS = {2, 3}
_WRONG_PARAMETER, _WRONG_LOGIN = 5, 1
_FROM_GATEWAY = 2


class SgipDialect:
    protocol = wire.SGIP
    #: The same sequence number and content are dropped by the document's own words.
    repeats_are_safe = True
    has_heartbeat = False

    def __init__(self, account: Account, version: str = wire.V12) -> None:
        self._account, self.version = account, version

    def next_sequence(self, last: Sequence | None, now: float) -> Sequence:
        counter = last[2] if isinstance(last, tuple) else 0
        return (self._account.node, timestamp(now), 1 if counter >= 0xFFFFFFFF else counter + 1)

    def login(self, sequence: Sequence, now: float) -> Pdu:
        assert isinstance(sequence, tuple)
        return wire.Bind(sequence=sequence, login_name=self._account.user, login_password=self._account.secret)

    def submit(self, sequence: Sequence, outgoing: Outgoing) -> Pdu:
        assert isinstance(sequence, tuple)
        part = outgoing.part
        return wire.Submit(
            sequence=sequence,
            sp_number=outgoing.source,
            user_number=(f"86{outgoing.number}",),
            corp_id=self._account.corp,
            service_type=self._account.service,
            priority=outgoing.priority,
            tp_udhi=1 if part.concatenation else 0,
            message_coding=part.coding,
            message_content=part.octets,
        )

    def heartbeat(self, sequence: Sequence) -> Pdu:
        raise NotImplementedError("SGIP has none")

    def goodbye(self, sequence: Sequence) -> Pdu:
        assert isinstance(sequence, tuple)
        return wire.Unbind(sequence=sequence)

    def sequence_of(self, pdu: Pdu) -> Sequence:
        assert isinstance(pdu, wire.SgipPdu)
        return pdu.sequence

    def understood(self, pdu: Pdu) -> Incoming:
        match pdu:
            case wire.Bind():
                agreed = (_FROM_GATEWAY, self._account.gateway_user, self._account.gateway_secret)
                return LoginRequested((pdu.login_type, pdu.login_name, pdu.login_password) == agreed)
            case wire.BindResp(result=0):
                return LoggedIn()
            case wire.BindResp():
                return LoginRefused(_LOGIN.get(pdu.result, f"错误 {pdu.result}"), ghost=pdu.result in _GHOSTS)
            case wire.SubmitResp():
                verdict = _VERDICTS.get(pdu.result, Verdict.REFUSED)
                return Answered(verdict, sequence_id(pdu.sequence), pdu.result)
            case wire.Deliver():
                content = contained(pdu)
                assert content
                return reply_of(pdu.user_number, pdu.sp_number, content, id=sequence_id(pdu.sequence))
            case wire.Report():
                return of_sgip(pdu) or Courtesy()
            case wire.Unbind():
                return Goodbye(answered=False)
            case wire.UnbindResp():
                return Goodbye(answered=True)
            case _:
                return Courtesy() if pdu.command < wire.ANSWER else Ignored(pdu.name)

    def answer(self, pdu: Pdu, *, accepted: bool = True) -> Pdu | None:
        result = 0 if accepted else _WRONG_PARAMETER
        match pdu:
            case wire.Bind():
                return wire.BindResp(sequence=pdu.sequence, result=0 if accepted else _WRONG_LOGIN)
            case wire.Deliver():
                return wire.DeliverResp(sequence=pdu.sequence, result=result)
            case wire.Report():
                return wire.ReportResp(sequence=pdu.sequence, result=result)
            case wire.UserRpt():
                return wire.UserRptResp(sequence=pdu.sequence, result=result)
            case wire.Unbind():
                return wire.UnbindResp(sequence=pdu.sequence)
            case _:
                return None

    def answer_malformed(self, wrong: Malformed) -> Pdu | None:
        """None: a syntax error closes the connection."""
        return None

    def id_of(self, sequence: Sequence) -> str:
        assert isinstance(sequence, tuple)
        return sequence_id(sequence)
