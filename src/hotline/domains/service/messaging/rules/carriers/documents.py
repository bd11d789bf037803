"""PDUs as JSON and back, for whoever looks into what goes over a carrier's line.

Besides the fields, what they mean: the text, the part of a long message, a CMPP id taken apart, a receipt.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from hotline.domains.service.messaging.rules.carriers import cmpp, receipts, sgip, smgp, smpp
from hotline.domains.service.messaging.rules.carriers.alphabets import decoded
from hotline.domains.service.messaging.rules.carriers.content import taken_apart
from hotline.domains.service.messaging.rules.carriers.protocol import Protocol, fields_of, pdu_of
from hotline.domains.service.messaging.rules.carriers.receipts import Receipt
from hotline.domains.service.messaging.rules.carriers.wire import Pdu, Unencodable

PROTOCOLS: dict[str, Protocol] = {each.name: each for each in (cmpp.CMPP, sgip.SGIP, smgp.SMGP, smpp.SMPP)}


class UnknownProtocol(Exception):
    """No such protocol or version."""


class Contained(msgspec.Struct, frozen=True):
    """The content of a PDU that carries one."""

    octets: bytes
    coding: int
    has_header: bool
    is_receipt: bool = False


def protocol_of(name: object, version: object) -> tuple[Protocol, str]:
    """Raises UnknownProtocol."""
    protocol = PROTOCOLS.get(str(name))
    if protocol is None:
        raise UnknownProtocol(f"no protocol {name!r}, but {', '.join(PROTOCOLS)}")
    if version not in protocol.versions:
        raise UnknownProtocol(f"no version {version!r} of {name}, but {', '.join(protocol.versions)}")
    return protocol, str(version)


def document_of(protocol: Protocol, version: str, frame: bytes) -> dict[str, Any]:
    """``pdu``, ``fields`` and, where it is one, ``receipt``. Raises Malformed."""
    pdu = protocol.decode(frame, version)
    fields = fields_of(protocol, pdu, version, len(frame)) | _meaning(protocol, pdu)
    receipt = receipt_of(pdu)
    return {"pdu": pdu.name, "fields": fields} | ({"receipt": msgspec.to_builtins(receipt)} if receipt else {})


def octets_of(protocol: Protocol, version: str, name: str, fields: Mapping[str, Any]) -> bytes:
    """The frame of what ``document_of`` shows. Raises Unencodable, too where a length in the fields is another."""
    octets = protocol.encode(pdu_of(protocol, name, version, fields), version)
    announced = fields.get(protocol.length_name, len(octets))
    if announced != len(octets):
        raise Unencodable(f"{protocol.length_name} is {announced}, but the PDU has {len(octets)} octets")
    return octets


def contained(pdu: Pdu) -> Contained | None:
    match pdu:
        case cmpp.Submit():
            return Contained(pdu.msg_content, pdu.msg_fmt, pdu.tp_udhi == 1)
        case cmpp.Deliver():
            return Contained(pdu.msg_content, pdu.msg_fmt, pdu.tp_udhi == 1, pdu.registered_delivery == 1)
        case sgip.Submit() | sgip.Deliver():
            return Contained(pdu.message_content, pdu.message_coding, pdu.tp_udhi == 1)
        case smgp.Submit():
            return Contained(pdu.msg_content, pdu.msg_format, pdu.tlvs.get("tp_udhi") == 1)
        case smgp.Deliver():
            return Contained(pdu.msg_content, pdu.msg_format, pdu.tlvs.get("tp_udhi") == 1, pdu.is_report == 1)
        case smpp.SubmitSm() | smpp.DeliverSm():
            payload = pdu.tlvs.get("message_payload", b"")
            return Contained(pdu.short_message or payload, pdu.data_coding, bool(pdu.esm_class & 0x40))
        case _:
            return None


def receipt_of(pdu: Pdu) -> Receipt | None:
    match pdu:
        case cmpp.Deliver():
            return receipts.of_cmpp(pdu)
        case smgp.Deliver():
            return receipts.of_smgp(pdu)
        case smpp.DeliverSm():
            return receipts.of_smpp(pdu)
        case sgip.Report():
            return receipts.of_sgip(pdu)
        case _:
            return None


def _meaning(protocol: Protocol, pdu: Pdu) -> dict[str, Any]:
    found: dict[str, Any] = {}
    content = contained(pdu)
    if content is not None and not content.is_receipt:
        found |= _text_of(content, smpp=protocol is smpp.SMPP)
    msg_id = getattr(pdu, "msg_id", cmpp.NO_ID)
    if protocol is cmpp.CMPP and msg_id != cmpp.NO_ID:
        found["msg_id_parts"] = cmpp.msg_id_parts(msg_id)
    return found


def _text_of(content: Contained, *, smpp: bool) -> dict[str, Any]:
    apart = taken_apart(content.octets) if content.has_header else (None, content.octets)
    if apart is None:
        return {}
    part, body = apart
    text = decoded(body, content.coding, smpp=smpp)
    meaning: dict[str, Any] = {} if text is None else {"text": text}
    if part is not None:
        meaning["udh"] = {"ref": part.reference, "total": part.total, "number": part.number}
    return meaning
