"""SMPP 3.4, from its specification. An answer that refuses may be a bare header."""

from typing import Annotated, Any, ClassVar

import msgspec

from hotline.domains.service.messaging.rules.carriers.protocol import Protocol, table_of
from hotline.domains.service.messaging.rules.carriers.wire import (
    Content,
    CString,
    FreeText,
    Pdu,
    Tail,
    Tlvs,
    Unsigned,
)

ANSWER = 0x80000000
V34 = "3.4"
TLVS = {
    0x0005: ("dest_addr_subunit", Unsigned(1)),
    0x0006: ("dest_network_type", Unsigned(1)),
    0x0007: ("dest_bearer_type", Unsigned(1)),
    0x0008: ("dest_telematics_id", Unsigned(2)),
    0x000D: ("source_addr_subunit", Unsigned(1)),
    0x000E: ("source_network_type", Unsigned(1)),
    0x000F: ("source_bearer_type", Unsigned(1)),
    0x0010: ("source_telematics_id", Unsigned(1)),
    0x0017: ("qos_time_to_live", Unsigned(4)),
    0x0019: ("payload_type", Unsigned(1)),
    0x001D: ("additional_status_info_text", FreeText()),
    0x001E: ("receipted_message_id", FreeText()),
    0x0030: ("ms_msg_wait_facilities", Unsigned(1)),
    0x0201: ("privacy_indicator", Unsigned(1)),
    0x0204: ("user_message_reference", Unsigned(2)),
    0x0205: ("user_response_code", Unsigned(1)),
    0x020A: ("source_port", Unsigned(2)),
    0x020B: ("destination_port", Unsigned(2)),
    0x020C: ("sar_msg_ref_num", Unsigned(2)),
    0x020D: ("language_indicator", Unsigned(1)),
    0x020E: ("sar_total_segments", Unsigned(1)),
    0x020F: ("sar_segment_seqnum", Unsigned(1)),
    0x0210: ("sc_interface_version", Unsigned(1)),
    0x0304: ("number_of_messages", Unsigned(1)),
    0x0420: ("dpf_result", Unsigned(1)),
    0x0421: ("set_dpf", Unsigned(1)),
    0x0422: ("ms_availability_status", Unsigned(1)),
    0x0425: ("delivery_failure_reason", Unsigned(1)),
    0x0426: ("more_messages_to_send", Unsigned(1)),
    0x0427: ("message_state", Unsigned(1)),
    0x0501: ("ussd_service_op", Unsigned(1)),
    0x1201: ("display_time", Unsigned(1)),
    0x1203: ("sms_signal", Unsigned(2)),
    0x1204: ("ms_validity", Unsigned(1)),
    0x1380: ("its_reply_type", Unsigned(1)),
}
#: Known, and octets by their nature.
TLVS_OF_OCTETS = {
    0x0202: "source_subaddress",
    0x0203: "dest_subaddress",
    0x0302: "callback_num_pres_ind",
    0x0303: "callback_num_atag",
    0x0381: "callback_num",
    0x0423: "network_error_code",
    0x0424: "message_payload",
    0x1383: "its_session_info",
}
ALL_TLVS = {**TLVS, **{tag: (name, None) for tag, name in TLVS_OF_OCTETS.items()}}

Octet = Annotated[int, Unsigned(1)]
Number = Annotated[int, Unsigned(4)]
SystemId = Annotated[str, CString(16)]
Address = Annotated[str, CString(21)]
ServiceType = Annotated[str, CString(6)]
Time = Annotated[str, CString(17, or_empty=True)]
MessageId = Annotated[str, CString(65)]
AnswerId = Annotated[str | None, Tail(CString(65))]
ShortMessage = Annotated[bytes, Content("sm_length", limit=254)]
Optional = Annotated[dict[str, Any], Tlvs(ALL_TLVS)]


class SmppPdu(Pdu, frozen=True, kw_only=True):
    command_status: Number = 0
    sequence_number: Number = 1


class Bind(SmppPdu, frozen=True, kw_only=True):
    system_id: SystemId = ""
    password: Annotated[str, CString(9)] = ""
    system_type: Annotated[str, CString(13)] = ""
    interface_version: Octet = 0x34
    addr_ton: Octet = 0
    addr_npi: Octet = 0
    address_range: Annotated[str, CString(41)] = ""


class BindReceiver(Bind, frozen=True, kw_only=True):
    command: ClassVar = 1
    name: ClassVar = "bind_receiver"


class BindTransmitter(Bind, frozen=True, kw_only=True):
    command: ClassVar = 2
    name: ClassVar = "bind_transmitter"


class BindTransceiver(Bind, frozen=True, kw_only=True):
    command: ClassVar = 9
    name: ClassVar = "bind_transceiver"


class BindResp(SmppPdu, frozen=True, kw_only=True):
    system_id: Annotated[str | None, Tail(CString(16))] = None
    tlvs: Optional = msgspec.field(default_factory=dict)


class BindReceiverResp(BindResp, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 1
    name: ClassVar = "bind_receiver_resp"


class BindTransmitterResp(BindResp, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 2
    name: ClassVar = "bind_transmitter_resp"


class BindTransceiverResp(BindResp, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 9
    name: ClassVar = "bind_transceiver_resp"


class Outbind(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 0x0B
    name: ClassVar = "outbind"
    system_id: SystemId = ""
    password: Annotated[str, CString(9)] = ""


class Unbind(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 6
    name: ClassVar = "unbind"


class UnbindResp(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 6
    name: ClassVar = "unbind_resp"


class EnquireLink(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 0x15
    name: ClassVar = "enquire_link"


class EnquireLinkResp(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 0x15
    name: ClassVar = "enquire_link_resp"


class GenericNack(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 0x80000000
    name: ClassVar = "generic_nack"


class Message(SmppPdu, frozen=True, kw_only=True):
    """What submit_sm and deliver_sm have in common: everything."""

    service_type: ServiceType = ""
    source_addr_ton: Octet = 0
    source_addr_npi: Octet = 0
    source_addr: Address = ""
    dest_addr_ton: Octet = 0
    dest_addr_npi: Octet = 0
    destination_addr: Address = ""
    esm_class: Octet = 0
    protocol_id: Octet = 0
    priority_flag: Octet = 0
    schedule_delivery_time: Time = ""
    validity_period: Time = ""
    registered_delivery: Octet = 0
    replace_if_present_flag: Octet = 0
    data_coding: Octet = 0
    sm_default_msg_id: Octet = 0
    short_message: ShortMessage = b""
    tlvs: Optional = msgspec.field(default_factory=dict)


class SubmitSm(Message, frozen=True, kw_only=True):
    command: ClassVar = 4
    name: ClassVar = "submit_sm"


class DeliverSm(Message, frozen=True, kw_only=True):
    command: ClassVar = 5
    name: ClassVar = "deliver_sm"


class SubmitSmResp(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 4
    name: ClassVar = "submit_sm_resp"
    message_id: AnswerId = None
    tlvs: Optional = msgspec.field(default_factory=dict)


class DeliverSmResp(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 5
    name: ClassVar = "deliver_sm_resp"
    message_id: AnswerId = None
    tlvs: Optional = msgspec.field(default_factory=dict)


class DataSm(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 0x103
    name: ClassVar = "data_sm"
    service_type: ServiceType = ""
    source_addr_ton: Octet = 0
    source_addr_npi: Octet = 0
    source_addr: Annotated[str, CString(65)] = ""
    dest_addr_ton: Octet = 0
    dest_addr_npi: Octet = 0
    destination_addr: Annotated[str, CString(65)] = ""
    esm_class: Octet = 0
    registered_delivery: Octet = 0
    data_coding: Octet = 0
    tlvs: Optional = msgspec.field(default_factory=dict)


class DataSmResp(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 0x103
    name: ClassVar = "data_sm_resp"
    message_id: AnswerId = None
    tlvs: Optional = msgspec.field(default_factory=dict)


class QuerySm(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 3
    name: ClassVar = "query_sm"
    message_id: MessageId = ""
    source_addr_ton: Octet = 0
    source_addr_npi: Octet = 0
    source_addr: Address = ""


class QuerySmResp(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 3
    name: ClassVar = "query_sm_resp"
    message_id: AnswerId = None
    final_date: Annotated[str | None, Tail(CString(17, or_empty=True))] = None
    message_state: Annotated[int | None, Tail(Unsigned(1))] = None
    error_code: Annotated[int | None, Tail(Unsigned(1))] = None


class CancelSm(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 8
    name: ClassVar = "cancel_sm"
    service_type: ServiceType = ""
    message_id: MessageId = ""
    source_addr_ton: Octet = 0
    source_addr_npi: Octet = 0
    source_addr: Address = ""
    dest_addr_ton: Octet = 0
    dest_addr_npi: Octet = 0
    destination_addr: Address = ""


class CancelSmResp(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = ANSWER | 8
    name: ClassVar = "cancel_sm_resp"


class AlertNotification(SmppPdu, frozen=True, kw_only=True):
    command: ClassVar = 0x102
    name: ClassVar = "alert_notification"
    source_addr_ton: Octet = 0
    source_addr_npi: Octet = 0
    source_addr: Annotated[str, CString(65)] = ""
    esme_addr_ton: Octet = 0
    esme_addr_npi: Octet = 0
    esme_addr: Annotated[str, CString(65)] = ""
    tlvs: Optional = msgspec.field(default_factory=dict)


SMPP = Protocol(
    "smpp",
    (V34,),
    table_of(
        BindReceiver,
        BindReceiverResp,
        BindTransmitter,
        BindTransmitterResp,
        BindTransceiver,
        BindTransceiverResp,
        Outbind,
        Unbind,
        UnbindResp,
        EnquireLink,
        EnquireLinkResp,
        GenericNack,
        SubmitSm,
        SubmitSmResp,
        DeliverSm,
        DeliverSmResp,
        DataSm,
        DataSmResp,
        QuerySm,
        QuerySmResp,
        CancelSm,
        CancelSmResp,
        AlertNotification,
    ),
    header=16,
    limit=65536,
    length_name="command_length",
)
