"""``hotline message-encode --batch FILE``: the octets of messages of the carriers' protocols, a line a message.

``{"id", "protocol", "version", "pdu", "fields"}``, as ``hotline message-decode`` prints them, -> ``{"id", "hex"}``.
What cannot be encoded gives ``{"id", "error"}``.
"""

import sys
from typing import Any

from hotline.domains.service.messaging.rules.carriers.documents import UnknownProtocol, octets_of, protocol_of
from hotline.domains.service.messaging.rules.carriers.wire import Malformed, Unencodable
from hotline.processes.answered_lines import answer_each

REFUSALS = (Malformed, Unencodable, UnknownProtocol)


def main(arguments: list[str]) -> int:
    return answer_each("message-encode", __doc__, arguments, _encoded, REFUSALS)


def _encoded(row: dict[str, Any]) -> dict[str, Any]:
    protocol, version = protocol_of(row.get("protocol"), row.get("version"))
    fields = row.get("fields")
    if not isinstance(fields, dict):
        raise Unencodable("fields are an object")
    return {"hex": octets_of(protocol, version, str(row.get("pdu")), fields).hex()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
