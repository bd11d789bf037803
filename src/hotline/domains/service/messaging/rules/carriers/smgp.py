"""SMGP 3.0 (中国电信), with optional parameters. Version 1.3 has no FixedFee and no optional parameters."""

from hashlib import md5
from typing import Annotated, Any, ClassVar

import msgspec

from hotline.domains.service.messaging.rules.carriers.protocol import Protocol, table_of
from hotline.domains.service.messaging.rules.carriers.wire import (
    Content,
    FreeText,
    In,
    Numbers,
    Octets,
    Pdu,
    Tail,
    Text,
    Tlvs,
    Unsigned,
)

ANSWER = 0x80000000
V13, V30 = "1.3", "3.0"
NO_ID = bytes(10)

TLVS = {
    0x01: ("tp_pid", Unsigned(1)),
    0x02: ("tp_udhi", Unsigned(1)),
    0x03: ("link_id", FreeText()),
    0x04: ("charge_user_type", Unsigned(1)),
    0x05: ("charge_term_type", Unsigned(1)),
    0x06: ("charge_term_pseudo", FreeText()),
    0x07: ("dest_term_type", Unsigned(1)),
    0x08: ("dest_term_pseudo", FreeText()),
    0x09: ("pk_total", Unsigned(1)),
    0x0A: ("pk_number", Unsigned(1)),
    0x0B: ("submit_msg_type", Unsigned(1)),
    0x0C: ("sp_deal_result", Unsigned(1)),
    0x0D: ("src_term_type", Unsigned(1)),
    0x0E: ("src_term_pseudo", FreeText()),
    0x0F: ("nodes_count", Unsigned(1)),
    0x10: ("msg_src", FreeText()),
    0x11: ("src_type", Unsigned(1)),
    0x12: ("m_service_id", FreeText()),
}

Octet = Annotated[int, Unsigned(1)]
Number = Annotated[int, Unsigned(4)]
MsgId = Annotated[bytes, Octets(10)]
Digest = Annotated[bytes, Octets(16)]
Text8 = Annotated[str, Text(8)]
Text10 = Annotated[str, Text(10)]
Text21 = Annotated[str, Text(21)]
Text6 = Annotated[str, Text(6)]
Time = Annotated[str, Text(17)]
MsgContent = Annotated[bytes, Content("msg_length")]
Optional = Annotated[dict[str, Any], Tlvs(TLVS), In(V13, None)]


class SmgpPdu(Pdu, frozen=True, kw_only=True):
    sequence_id: Number = 0


class Login(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = 1
    name: ClassVar = "login"
    client_id: Text8
    authenticator_client: Digest
    #: 0: to send, 1: to receive, 2: both.
    login_mode: Octet = 2
    #: MMDDHHMMSS as a number.
    time_stamp: Number
    client_version: Octet = 0x30


class LoginResp(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 1
    name: ClassVar = "login_resp"
    status: Number = 0
    authenticator_server: Digest = bytes(16)
    server_version: Octet = 0x30


class Submit(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = 2
    name: ClassVar = "submit"
    msg_type: Octet = 6
    need_report: Octet = 1
    priority: Octet = 1
    service_id: Text10 = ""
    fee_type: Annotated[str, Text(2)] = "00"
    fee_code: Text6 = ""
    fixed_fee: Annotated[str, Text(6), In(V13, None)] = ""
    msg_format: Octet = 8
    valid_time: Time = ""
    at_time: Time = ""
    src_term_id: Text21 = ""
    charge_term_id: Text21 = ""
    dest_term_id: Annotated[tuple[str, ...], Numbers("dest_term_id_count", 21)] = ()
    msg_content: MsgContent = b""
    reserve: Text8 = ""
    tlvs: Optional = msgspec.field(default_factory=dict)


class SubmitResp(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 2
    name: ClassVar = "submit_resp"
    msg_id: MsgId = NO_ID
    status: Number = 0


class Deliver(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = 3
    name: ClassVar = "deliver"
    msg_id: MsgId = NO_ID
    #: 1: the content is a receipt.
    is_report: Octet = 0
    msg_format: Octet = 0
    recv_time: Annotated[str, Text(14)] = ""
    src_term_id: Text21 = ""
    dest_term_id: Text21 = ""
    msg_content: MsgContent = b""
    reserve: Text8 = ""
    tlvs: Optional = msgspec.field(default_factory=dict)


class DeliverResp(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 3
    name: ClassVar = "deliver_resp"
    msg_id: MsgId = NO_ID
    status: Number = 0


class ActiveTest(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = 4
    name: ClassVar = "active_test"


class ActiveTestResp(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 4
    name: ClassVar = "active_test_resp"
    #: In no document, but sent.
    reserved: Annotated[int | None, Tail(Unsigned(1))] = None


class Exit(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = 6
    name: ClassVar = "exit"


class ExitResp(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 6
    name: ClassVar = "exit_resp"
    reserved: Annotated[int | None, Tail(Unsigned(1))] = None


class Query(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = 7
    name: ClassVar = "query"
    query_time: Text8 = ""
    query_type: Octet = 0
    query_code: Text10 = ""


class QueryResp(SmgpPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 7
    name: ClassVar = "query_resp"
    query_time: Text8 = ""
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


SMGP = Protocol(
    "smgp",
    (V13, V30),
    table_of(
        Login,
        LoginResp,
        Submit,
        SubmitResp,
        Deliver,
        DeliverResp,
        ActiveTest,
        ActiveTestResp,
        Exit,
        ExitResp,
        Query,
        QueryResp,
    ),
    header=12,
    limit=4096,
    length_name="packet_length",
    command_name="request_id",
)


def authenticator_client(client_id: str, secret: str, timestamp: int) -> bytes:
    """MD5 of the protocol's own; ``timestamp`` has ten digits there, whatever it begins with."""
    return md5(client_id.encode() + bytes(7) + secret.encode() + b"%010d" % timestamp).digest()


def authenticator_server(status: int, client: bytes, secret: str) -> bytes:
    return md5(status.to_bytes(4) + client + secret.encode()).digest()
