"""``hotline message-decode --batch FILE``: what octets of the carriers' protocols say, a line a message.

``{"id", "protocol", "version", "hex"}`` -> ``{"id", "pdu", "fields"}``, with ``receipt`` where it is one. What is no
message of its protocol gives ``{"id", "error"}``.
"""

import sys
from typing import Any

from hotline.domains.service.messaging.rules.carriers.documents import UnknownProtocol, document_of, protocol_of
from hotline.domains.service.messaging.rules.carriers.wire import Malformed, Unencodable, from_hex
from hotline.processes.answered_lines import answer_each

REFUSALS = (Malformed, Unencodable, UnknownProtocol)


def main(arguments: list[str]) -> int:
    return answer_each("message-decode", __doc__, arguments, _decoded, REFUSALS)


def _decoded(row: dict[str, Any]) -> dict[str, Any]:
    protocol, version = protocol_of(row.get("protocol"), row.get("version"))
    return document_of(protocol, version, from_hex(row.get("hex")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
