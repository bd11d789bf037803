"""Sessions in CMPP 2.0 and 3.0."""

from hotline.domains.service.messaging.rules.carriers import cmpp as wire
from hotline.domains.service.messaging.rules.carriers.dialects.base import (
    Account,
    Answered,
    Courtesy,
    Goodbye,
    Ignored,
    Incoming,
    LoggedIn,
    LoginRefused,
    Outgoing,
    Sequence,
    StillThere,
    Verdict,
    counted,
    reply_of,
    timestamp,
)
from hotline.domains.service.messaging.rules.carriers.documents import contained
from hotline.domains.service.messaging.rules.carriers.receipts import of_cmpp
from hotline.domains.service.messaging.rules.carriers.wire import Fault, Malformed, Pdu

_VERDICTS = {0: Verdict.ACCEPTED, 8: Verdict.BUSY, 9: Verdict.ELSEWHERE, 13: Verdict.ELSEWHERE}
_LOGIN = {1: "消息结构错误", 2: "源地址（SP_Id）不被接受", 3: "口令错误", 4: "协议版本过高"}
_STRUCTURE = 1


class CmppDialect:
    protocol = wire.CMPP
    #: The document wants them, but says nothing of a gateway that has the first one already.
    repeats_are_safe = False
    has_heartbeat = True

    def __init__(self, account: Account, version: str) -> None:
        self._account, self.version = account, version
        self._source = b""

    def next_sequence(self, last: Sequence | None, now: float) -> Sequence:
        return counted(last, 0xFFFFFFFF)

    def login(self, sequence: Sequence, now: float) -> Pdu:
        assert isinstance(sequence, int)
        moment, user = timestamp(now), self._account.user
        digested = user.ljust(6, "\0") if self._account.padded_digest else user
        self._source = wire.authenticator_source(digested, self._account.secret, moment)
        version = 0x30 if self.version == wire.V3 else 0x20
        return wire.Connect(
            sequence_id=sequence,
            source_addr=user,
            authenticator_source=self._source,
            version=version,
            timestamp=moment,
        )

    def submit(self, sequence: Sequence, outgoing: Outgoing) -> Pdu:
        assert isinstance(sequence, int)
        part, which = outgoing.part, outgoing.part.concatenation
        return wire.Submit(
            sequence_id=sequence,
            pk_total=which.total if which else 1,
            pk_number=which.number if which else 1,
            msg_level=outgoing.priority,
            service_id=self._account.service,
            tp_udhi=1 if which else 0,
            msg_fmt=part.coding,
            msg_src=self._account.user,
            src_id=outgoing.source,
            dest_terminal_id=(outgoing.number,),
            msg_content=part.octets,
        )

    def heartbeat(self, sequence: Sequence) -> Pdu:
        assert isinstance(sequence, int)
        return wire.ActiveTest(sequence_id=sequence)

    def goodbye(self, sequence: Sequence) -> Pdu:
        assert isinstance(sequence, int)
        return wire.Terminate(sequence_id=sequence)

    def sequence_of(self, pdu: Pdu) -> Sequence:
        assert isinstance(pdu, wire.CmppPdu)
        return pdu.sequence_id

    def understood(self, pdu: Pdu) -> Incoming:
        match pdu:
            case wire.ConnectResp():
                return self._login_answered(pdu)
            case wire.SubmitResp():
                return Answered(_VERDICTS.get(pdu.result, Verdict.REFUSED), pdu.msg_id.hex(), pdu.result)
            case wire.Deliver(registered_delivery=1):
                return of_cmpp(pdu) or Courtesy()
            case wire.Deliver():
                content = contained(pdu)
                assert content
                return reply_of(pdu.src_terminal_id, pdu.dest_id, content, id=pdu.msg_id.hex())
            case wire.ActiveTestResp():
                return StillThere()
            case wire.Terminate():
                return Goodbye(answered=False)
            case wire.TerminateResp():
                return Goodbye(answered=True)
            case _:
                return Courtesy() if pdu.command < wire.ANSWER else Ignored(pdu.name)

    def _login_answered(self, pdu: wire.ConnectResp) -> Incoming:
        if pdu.status != 0:
            return LoginRefused(_LOGIN.get(pdu.status, f"错误 {pdu.status}"), ghost=pdu.status > 4)
        proof = wire.authenticator_ismg(0, self._source, self._account.secret, self.version)
        if self._account.verifies_gateway and pdu.authenticator_ismg != proof:
            return LoginRefused("网关未能证明身份，请核对口令")
        return LoggedIn()

    def answer(self, pdu: Pdu, *, accepted: bool = True) -> Pdu | None:
        match pdu:
            case wire.Deliver():
                result = 0 if accepted else _STRUCTURE
                return wire.DeliverResp(sequence_id=pdu.sequence_id, msg_id=pdu.msg_id, result=result)
            case wire.ActiveTest():
                return wire.ActiveTestResp(sequence_id=pdu.sequence_id)
            case wire.Terminate():
                return wire.TerminateResp(sequence_id=pdu.sequence_id)
            case _:
                return None

    def answer_malformed(self, wrong: Malformed) -> Pdu | None:
        frame = wrong.octets
        if wrong.fault is not Fault.STRUCTURE or frame[4:8] != wire.Deliver.command.to_bytes(4):
            return None
        msg_id = frame[12:20].ljust(8, b"\0")
        return wire.DeliverResp(sequence_id=int.from_bytes(frame[8:12]), msg_id=msg_id, result=_STRUCTURE)

    def id_of(self, sequence: Sequence) -> str:
        return ""
