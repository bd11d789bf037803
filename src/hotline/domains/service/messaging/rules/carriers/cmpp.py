"""CMPP 2.0 and 3.0 (中国移动), from its interface documents. In 3.0 numbers are longer and results are."""

from hashlib import md5
from typing import Annotated, ClassVar

from hotline.domains.service.messaging.rules.carriers.protocol import Protocol, table_of
from hotline.domains.service.messaging.rules.carriers.wire import (
    ABSENT,
    Content,
    In,
    Numbers,
    Octets,
    Pdu,
    Tail,
    Text,
    Unsigned,
)

ANSWER = 0x80000000
V2, V3 = "2.0", "3.0"
NO_ID = bytes(8)

Octet = Annotated[int, Unsigned(1)]
Number = Annotated[int, Unsigned(4)]
Result = Annotated[int, Unsigned(1), In(V3, Unsigned(4))]
MsgId = Annotated[bytes, Octets(8)]
Digest = Annotated[bytes, Octets(16)]
Terminal = Annotated[str, Text(21), In(V3, Text(32))]
TerminalType = Annotated[int, ABSENT, In(V3, Unsigned(1))]
Reserve = Annotated[str, Text(8), In(V3, None)]
LinkId = Annotated[str, ABSENT, In(V3, Text(20, may_be_short=True))]
MsgContent = Annotated[bytes, Content("msg_length")]
Text8 = Annotated[str, Text(8)]
Text10 = Annotated[str, Text(10)]
Text21 = Annotated[str, Text(21)]
Time = Annotated[str, Text(17)]


class CmppPdu(Pdu, frozen=True, kw_only=True):
    sequence_id: Number = 0


class Connect(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 1
    name: ClassVar = "connect"
    source_addr: Annotated[str, Text(6)]
    authenticator_source: Digest
    version: Octet
    #: MMDDHHMMSS as a number.
    timestamp: Number


class ConnectResp(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 1
    name: ClassVar = "connect_resp"
    status: Result = 0
    authenticator_ismg: Digest = bytes(16)
    version: Octet = 0x20


class Terminate(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 2
    name: ClassVar = "terminate"


class TerminateResp(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 2
    name: ClassVar = "terminate_resp"


class Submit(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 4
    name: ClassVar = "submit"
    msg_id: MsgId = NO_ID
    pk_total: Octet = 1
    pk_number: Octet = 1
    registered_delivery: Octet = 1
    msg_level: Octet = 0
    service_id: Text10 = ""
    fee_user_type: Octet = 2
    fee_terminal_id: Terminal = ""
    fee_terminal_type: TerminalType = 0
    tp_pid: Octet = 0
    tp_udhi: Octet = 0
    msg_fmt: Octet = 8
    msg_src: Annotated[str, Text(6)] = ""
    fee_type: Annotated[str, Text(2)] = "01"
    fee_code: Annotated[str, Text(6)] = ""
    valid_time: Time = ""
    at_time: Time = ""
    src_id: Text21 = ""
    dest_terminal_id: Annotated[tuple[str, ...], Numbers("dest_usr_tl", 21), In(V3, Numbers("dest_usr_tl", 32))] = ()
    dest_terminal_type: TerminalType = 0
    msg_content: MsgContent = b""
    reserve: Reserve = ""
    link_id: LinkId = ""


class SubmitResp(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 4
    name: ClassVar = "submit_resp"
    msg_id: MsgId = NO_ID
    result: Result = 0


class Deliver(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 5
    name: ClassVar = "deliver"
    msg_id: MsgId = NO_ID
    dest_id: Text21 = ""
    service_id: Text10 = ""
    tp_pid: Octet = 0
    tp_udhi: Octet = 0
    msg_fmt: Octet = 0
    src_terminal_id: Terminal = ""
    src_terminal_type: TerminalType = 0
    #: 1: the content is a receipt.
    registered_delivery: Octet = 0
    msg_content: MsgContent = b""
    reserve: Reserve = ""
    link_id: LinkId = ""


class DeliverResp(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 5
    name: ClassVar = "deliver_resp"
    msg_id: MsgId = NO_ID
    result: Result = 0


class Query(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 6
    name: ClassVar = "query"
    time: Text8 = ""
    query_type: Octet = 0
    query_code: Text10 = ""
    reserve: Text8 = ""


class QueryResp(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 6
    name: ClassVar = "query_resp"
    time: Text8 = ""
    query_type: Octet = 0
    query_code: Text10 = ""
    mt_tl_msg: Number = 0
    mt_tl_usr: Number = 0
    mt_scs: Number = 0
    mt_wt: Number = 0
    mt_fl: Number = 0
    mo_scs: Number = 0
    mo_wt: Number = 0
    mo_fl: Number = 0


class Cancel(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 7
    name: ClassVar = "cancel"
    msg_id: MsgId = NO_ID


class CancelResp(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 7
    name: ClassVar = "cancel_resp"
    success_id: Result = 0


class ActiveTest(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 8
    name: ClassVar = "active_test"


class ActiveTestResp(CmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 8
    name: ClassVar = "active_test_resp"
    #: Some peers leave it out.
    reserved: Annotated[int | None, Tail(Unsigned(1))] = 0


CMPP = Protocol(
    "cmpp",
    (V2, V3),
    table_of(
        Connect,
        ConnectResp,
        Terminate,
        TerminateResp,
        Submit,
        SubmitResp,
        Deliver,
        DeliverResp,
        Query,
        QueryResp,
        Cancel,
        CancelResp,
        ActiveTest,
        ActiveTestResp,
    ),
    header=12,
    limit=4096,
)


def authenticator_source(source_addr: str, secret: str, timestamp: int) -> bytes:
    """MD5 of the protocol's own; ``timestamp`` has ten digits there, whatever it begins with."""
    return md5(source_addr.encode() + bytes(9) + secret.encode() + b"%010d" % timestamp).digest()


def authenticator_ismg(status: int, source: bytes, secret: str, version: str) -> bytes:
    """``source``: the authenticator of the log-in that is answered. Status as wide as on the wire."""
    return md5(status.to_bytes(4 if version == V3 else 1) + source + secret.encode()).digest()


def msg_id_parts(msg_id: bytes) -> dict[str, int]:
    """From the top bit: month 4, day 5, hour 5, minute 6, second 6, gateway 22, sequence 16."""
    left, parts = int.from_bytes(msg_id), {}
    widths = {"sequence": 16, "gateway": 22, "second": 6, "minute": 6, "hour": 5, "day": 5, "month": 4}
    for name, bits in widths.items():
        parts[name], left = left & ((1 << bits) - 1), left >> bits
    return dict(reversed(parts.items()))
