"""SGIP 1.2 (中国联通). A sequence number of twelve octets is the message's id.

The gateway connects to us for replies and receipts.
"""

from typing import Annotated, ClassVar

from hotline.domains.service.messaging.rules.carriers.protocol import Protocol, table_of
from hotline.domains.service.messaging.rules.carriers.wire import Content, Numbers, Pdu, Text, Triple, Unsigned

ANSWER = 0x80000000
V12 = "1.2"
Sequence = tuple[int, int, int]

Octet = Annotated[int, Unsigned(1)]
Name = Annotated[str, Text(16)]
Reserve = Annotated[str, Text(8)]
PhoneNumber = Annotated[str, Text(21)]
MessageContent = Annotated[bytes, Content("content_length", width=4)]


class SgipPdu(Pdu, frozen=True, kw_only=True):
    #: Node, moment (MMDDHHMMSS as a number), counter.
    sequence: Annotated[Sequence, Triple()] = (0, 0, 0)


class Resp(SgipPdu, frozen=True, kw_only=True):
    """Every answer but that of Unbind."""

    result: Octet = 0
    reserve: Reserve = ""


class Bind(SgipPdu, frozen=True, kw_only=True):
    command: ClassVar = 1
    name: ClassVar = "bind"
    #: 1: we to the gateway, 2: the gateway to us.
    login_type: Octet = 1
    login_name: Name = ""
    login_password: Name = ""
    reserve: Reserve = ""


class BindResp(Resp, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 1
    name: ClassVar = "bind_resp"


class Unbind(SgipPdu, frozen=True, kw_only=True):
    command: ClassVar = 2
    name: ClassVar = "unbind"


class UnbindResp(SgipPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 2
    name: ClassVar = "unbind_resp"


class Submit(SgipPdu, frozen=True, kw_only=True):
    command: ClassVar = 3
    name: ClassVar = "submit"
    sp_number: PhoneNumber = ""
    charge_number: PhoneNumber = "0" * 21
    user_number: Annotated[tuple[str, ...], Numbers("user_count", 21)] = ()
    corp_id: Annotated[str, Text(5)] = ""
    service_type: Annotated[str, Text(10)] = ""
    fee_type: Octet = 0
    fee_value: Annotated[str, Text(6)] = ""
    given_value: Annotated[str, Text(6)] = ""
    agent_flag: Octet = 0
    morelateto_mt_flag: Octet = 2
    priority: Octet = 0
    expire_time: Name = ""
    schedule_time: Name = ""
    #: 1: always a receipt; 0: on failure only; 2: never.
    report_flag: Octet = 1
    tp_pid: Octet = 0
    tp_udhi: Octet = 0
    message_coding: Octet = 8
    message_type: Octet = 0
    message_content: MessageContent = b""
    reserve: Reserve = ""


class SubmitResp(Resp, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 3
    name: ClassVar = "submit_resp"


class Deliver(SgipPdu, frozen=True, kw_only=True):
    command: ClassVar = 4
    name: ClassVar = "deliver"
    user_number: PhoneNumber = ""
    sp_number: PhoneNumber = ""
    tp_pid: Octet = 0
    tp_udhi: Octet = 0
    message_coding: Octet = 0
    message_content: MessageContent = b""
    reserve: Reserve = ""


class DeliverResp(Resp, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 4
    name: ClassVar = "deliver_resp"


class Report(SgipPdu, frozen=True, kw_only=True):
    command: ClassVar = 5
    name: ClassVar = "report"
    submit_sequence_number: Annotated[Sequence, Triple()] = (0, 0, 0)
    #: 0: of a Submit.
    report_type: Octet = 0
    user_number: PhoneNumber = ""
    #: 0: delivered, 1: waiting, 2: failed.
    state: Octet = 0
    error_code: Octet = 0
    reserve: Reserve = ""


class ReportResp(Resp, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 5
    name: ClassVar = "report_resp"


class UserRpt(SgipPdu, frozen=True, kw_only=True):
    command: ClassVar = 0x11
    name: ClassVar = "user_rpt"
    sp_number: PhoneNumber = ""
    user_number: PhoneNumber = ""
    user_condition: Octet = 0
    reserve: Reserve = ""


class UserRptResp(Resp, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 0x11
    name: ClassVar = "user_rpt_resp"


SGIP = Protocol(
    "sgip",
    (V12,),
    table_of(
        Bind,
        BindResp,
        Unbind,
        UnbindResp,
        Submit,
        SubmitResp,
        Deliver,
        DeliverResp,
        Report,
        ReportResp,
        UserRpt,
        UserRptResp,
    ),
    header=20,
    limit=4096,
    length_name="message_length",
)


def node_of(area: str, corp: str) -> int:
    """The node of a service provider: 3, its area code filled to four digits from the right, its corp id."""
    return int(f"3{area:0<4}{corp:0>5}")
