"""Sessions in SMPP 3.4, as a transceiver."""

from hotline.domains.service.messaging.rules.carriers import smpp as wire
from hotline.domains.service.messaging.rules.carriers.content import Concatenation
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
    Reply,
    Sequence,
    StillThere,
    Verdict,
    counted,
    reply_of,
)
from hotline.domains.service.messaging.rules.carriers.documents import contained
from hotline.domains.service.messaging.rules.carriers.receipts import of_smpp
from hotline.domains.service.messaging.rules.carriers.wire import Fault, Malformed, Pdu

_VERDICTS = {0: Verdict.ACCEPTED, 0x14: Verdict.BUSY, 0x58: Verdict.BUSY}
_LOGIN = {5: "已经登录", 0x0D: "登录失败", 0x0E: "口令错误", 0x0F: "系统名（system_id）不被接受"}
_BOUND_ALREADY = 5
#: Statuses of generic_nack, and of a message that cannot be taken.
_INVALID_LENGTH, _INVALID_COMMAND, _SYSTEM_ERROR = 2, 3, 8
_WITH_HEADER = 0x40
_INTERNATIONAL, _ISDN = 1, 1


class SmppDialect:
    protocol = wire.SMPP
    repeats_are_safe = False
    has_heartbeat = True

    def __init__(self, account: Account, version: str = wire.V34) -> None:
        self._account, self.version = account, version

    def next_sequence(self, last: Sequence | None, now: float) -> Sequence:
        return counted(last, 0x7FFFFFFF)

    def login(self, sequence: Sequence, now: float) -> Pdu:
        assert isinstance(sequence, int)
        return wire.BindTransceiver(
            sequence_number=sequence,
            system_id=self._account.user,
            password=self._account.secret,
            system_type=self._account.system_type,
        )

    def submit(self, sequence: Sequence, outgoing: Outgoing) -> Pdu:
        assert isinstance(sequence, int)
        part = outgoing.part
        return wire.SubmitSm(
            sequence_number=sequence,
            service_type=self._account.service,
            source_addr=outgoing.source,
            dest_addr_ton=_INTERNATIONAL,
            dest_addr_npi=_ISDN,
            destination_addr=f"86{outgoing.number}",
            esm_class=_WITH_HEADER if part.concatenation else 0,
            priority_flag=outgoing.priority,
            registered_delivery=1,
            data_coding=part.coding,
            short_message=part.octets,
        )

    def heartbeat(self, sequence: Sequence) -> Pdu:
        assert isinstance(sequence, int)
        return wire.EnquireLink(sequence_number=sequence)

    def goodbye(self, sequence: Sequence) -> Pdu:
        assert isinstance(sequence, int)
        return wire.Unbind(sequence_number=sequence)

    def sequence_of(self, pdu: Pdu) -> Sequence:
        assert isinstance(pdu, wire.SmppPdu)
        return pdu.sequence_number

    def understood(self, pdu: Pdu) -> Incoming:
        match pdu:
            case wire.BindResp(command_status=0):
                return LoggedIn()
            case wire.BindResp():
                status = pdu.command_status
                return LoginRefused(_LOGIN.get(status, f"错误 0x{status:x}"), ghost=status == _BOUND_ALREADY)
            case wire.SubmitSmResp() | wire.GenericNack():
                verdict = _VERDICTS.get(pdu.command_status, Verdict.REFUSED)
                id = (pdu.message_id or "") if isinstance(pdu, wire.SubmitSmResp) else ""
                return Answered(verdict, id, pdu.command_status)
            case wire.DeliverSm():
                return of_smpp(pdu) or (_reply(pdu) if pdu.esm_class & 0x3C == 0 else Courtesy())
            case wire.EnquireLinkResp():
                return StillThere()
            case wire.Unbind():
                return Goodbye(answered=False)
            case wire.UnbindResp():
                return Goodbye(answered=True)
            case _:
                return Courtesy() if pdu.command < wire.ANSWER else Ignored(pdu.name)

    def answer(self, pdu: Pdu, *, accepted: bool = True) -> Pdu | None:
        status = 0 if accepted else _SYSTEM_ERROR
        match pdu:
            case wire.DeliverSm():
                return wire.DeliverSmResp(sequence_number=pdu.sequence_number, command_status=status, message_id="")
            case wire.DataSm():
                return wire.DataSmResp(sequence_number=pdu.sequence_number, command_status=status, message_id="")
            case wire.EnquireLink():
                return wire.EnquireLinkResp(sequence_number=pdu.sequence_number)
            case wire.Unbind():
                return wire.UnbindResp(sequence_number=pdu.sequence_number)
            case wire.AlertNotification():
                return None
            case wire.SmppPdu() if pdu.command < wire.ANSWER:
                return wire.GenericNack(sequence_number=pdu.sequence_number, command_status=_INVALID_COMMAND)
            case _:
                return None

    def answer_malformed(self, wrong: Malformed) -> Pdu | None:
        frame = wrong.octets
        if len(frame) < 16 or frame[4] & 0x80:
            return None
        status = _INVALID_COMMAND if wrong.fault is Fault.COMMAND else _INVALID_LENGTH
        sequence = int.from_bytes(frame[12:16])
        if frame[4:8] == wire.DeliverSm.command.to_bytes(4):
            return wire.DeliverSmResp(sequence_number=sequence, command_status=_SYSTEM_ERROR, message_id="")
        return wire.GenericNack(sequence_number=sequence, command_status=status)

    def id_of(self, sequence: Sequence) -> str:
        return ""


def _reply(pdu: wire.DeliverSm) -> Reply:
    content = contained(pdu)
    assert content
    reply = reply_of(pdu.source_addr, pdu.destination_addr, content, smpp=True)
    match [pdu.tlvs.get(name) for name in ("sar_msg_ref_num", "sar_total_segments", "sar_segment_seqnum")]:
        case [int(reference), int(total), int(number)] if reply.part is None:
            part = Concatenation(reference, total, number, wide=True)
            return Reply(reply.sender, reply.receiver, reply.text, reply.octets, reply.coding, part)
        case _:
            return reply
