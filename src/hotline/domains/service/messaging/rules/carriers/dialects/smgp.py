"""Sessions in SMGP 3.0."""

from typing import Any

from hotline.domains.service.messaging.rules.carriers import smgp as wire
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
from hotline.domains.service.messaging.rules.carriers.receipts import of_smgp
from hotline.domains.service.messaging.rules.carriers.wire import Fault, Malformed, Pdu

_VERDICTS = {0: Verdict.ACCEPTED, 1: Verdict.BUSY, 39: Verdict.ELSEWHERE, 58: Verdict.ELSEWHERE}
_LOGIN = {1: "网关忙", 2: "连接数已满", 20: "IP 地址未登记", 21: "口令错误", 22: "协议版本不符"}
_TOO_MANY, _STRUCTURE = 2, 10


class SmgpDialect:
    protocol = wire.SMGP
    repeats_are_safe = False
    has_heartbeat = True

    def __init__(self, account: Account, version: str) -> None:
        self._account, self.version = account, version
        self._client = b""

    def next_sequence(self, last: Sequence | None, now: float) -> Sequence:
        return counted(last, 0xFFFFFFFF)

    def login(self, sequence: Sequence, now: float) -> Pdu:
        assert isinstance(sequence, int)
        moment, user = timestamp(now), self._account.user
        digested = user.ljust(8, "\0") if self._account.padded_digest else user
        self._client = wire.authenticator_client(digested, self._account.secret, moment)
        version = 0x30 if self.version == wire.V30 else 0x13
        return wire.Login(
            sequence_id=sequence,
            client_id=user,
            authenticator_client=self._client,
            time_stamp=moment,
            client_version=version,
        )

    def submit(self, sequence: Sequence, outgoing: Outgoing) -> Pdu:
        assert isinstance(sequence, int)
        part, which = outgoing.part, outgoing.part.concatenation
        tlvs: dict[str, Any] = (
            {"tp_udhi": 1, "pk_total": which.total, "pk_number": which.number}
            if which and self.version == wire.V30
            else {}
        )
        return wire.Submit(
            sequence_id=sequence,
            priority=outgoing.priority,
            service_id=self._account.service,
            msg_format=part.coding,
            src_term_id=outgoing.source,
            dest_term_id=(outgoing.number,),
            msg_content=part.octets,
            tlvs=tlvs,
        )

    def heartbeat(self, sequence: Sequence) -> Pdu:
        assert isinstance(sequence, int)
        return wire.ActiveTest(sequence_id=sequence)

    def goodbye(self, sequence: Sequence) -> Pdu:
        assert isinstance(sequence, int)
        return wire.Exit(sequence_id=sequence)

    def sequence_of(self, pdu: Pdu) -> Sequence:
        assert isinstance(pdu, wire.SmgpPdu)
        return pdu.sequence_id

    def understood(self, pdu: Pdu) -> Incoming:
        match pdu:
            case wire.LoginResp():
                return self._login_answered(pdu)
            case wire.SubmitResp():
                return Answered(_VERDICTS.get(pdu.status, Verdict.REFUSED), pdu.msg_id.hex(), pdu.status)
            case wire.Deliver(is_report=1):
                return of_smgp(pdu) or Courtesy()
            case wire.Deliver():
                content = contained(pdu)
                assert content
                return reply_of(pdu.src_term_id, pdu.dest_term_id, content, id=pdu.msg_id.hex())
            case wire.ActiveTestResp():
                return StillThere()
            case wire.Exit():
                return Goodbye(answered=False)
            case wire.ExitResp():
                return Goodbye(answered=True)
            case _:
                return Courtesy() if pdu.command < wire.ANSWER else Ignored(pdu.name)

    def _login_answered(self, pdu: wire.LoginResp) -> Incoming:
        if pdu.status != 0:
            return LoginRefused(_LOGIN.get(pdu.status, f"错误 {pdu.status}"), ghost=pdu.status == _TOO_MANY)
        proof = wire.authenticator_server(0, self._client, self._account.secret)
        if self._account.verifies_gateway and pdu.authenticator_server != proof:
            return LoginRefused("网关未能证明身份，请核对口令")
        return LoggedIn()

    def answer(self, pdu: Pdu, *, accepted: bool = True) -> Pdu | None:
        match pdu:
            case wire.Deliver():
                status = 0 if accepted else _STRUCTURE
                return wire.DeliverResp(sequence_id=pdu.sequence_id, msg_id=pdu.msg_id, status=status)
            case wire.ActiveTest():
                return wire.ActiveTestResp(sequence_id=pdu.sequence_id)
            case wire.Exit():
                return wire.ExitResp(sequence_id=pdu.sequence_id)
            case _:
                return None

    def answer_malformed(self, wrong: Malformed) -> Pdu | None:
        frame = wrong.octets
        if wrong.fault is not Fault.STRUCTURE or frame[4:8] != wire.Deliver.command.to_bytes(4):
            return None
        msg_id = frame[12:22].ljust(10, b"\0")
        return wire.DeliverResp(sequence_id=int.from_bytes(frame[8:12]), msg_id=msg_id, status=_STRUCTURE)

    def id_of(self, sequence: Sequence) -> str:
        return ""
