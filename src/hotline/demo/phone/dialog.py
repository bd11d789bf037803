"""The state of a SIP dialog (RFC 3261 §12): names, counters, route; and the requests made from it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from hotline.demo.phone.messages import (
    Header,
    Headers,
    Request,
    Response,
    address_of,
    parameter_of,
)

ALLOWED = "INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY, INFO, UPDATE"
REASONS = {
    100: "Trying",
    180: "Ringing",
    200: "OK",
    480: "Temporarily Unavailable",
    481: "Call/Transaction Does Not Exist",
    486: "Busy Here",
    487: "Request Terminated",
    488: "Not Acceptable Here",
    501: "Not Implemented",
    603: "Decline",
}


@dataclass(frozen=True, slots=True)
class Dialog:
    """``local`` and ``remote`` are From/To values with their tags, ``target`` the other side's contact URI."""

    call_id: str
    local: str
    remote: str
    target: str
    contact: str
    sequence: int = 1
    routes: tuple[str, ...] = ()

    def next(self) -> Self:
        return replace(self, sequence=self.sequence + 1)

    def request(self, method: str, via: str, extra: Iterable[Header] = (), body: str = "") -> Request:
        """A request within the dialog.

        An ACK and a CANCEL carry the number of their INVITE: build them from the dialog of that moment.
        """
        headers: list[Header] = [
            ("Via", via),
            *(("Route", route) for route in self.routes),
            ("Max-Forwards", "70"),
            ("From", self.local),
            ("To", self.remote),
            ("Call-ID", self.call_id),
            ("CSeq", f"{self.sequence} {method}"),
            ("Contact", self.contact),
            ("Allow", ALLOWED),
            *extra,
        ]
        if body:
            headers.append(("Content-Type", "application/sdp"))
        return Request(method, self.target, Headers(tuple(headers)), body)

    def accepted_by(self, answer: Response) -> Self:
        """The dialog after the called side's answer to our INVITE."""
        contact = answer.headers.first("Contact")
        return replace(
            self,
            remote=answer.headers.first("To"),
            target=address_of(contact) if contact else self.target,
            routes=tuple(reversed(answer.headers.every("Record-Route"))),
        )


def invited(invitation: Request, contact: str, tag: str) -> Dialog:
    """The dialog that an INVITE from the other side opens."""
    return Dialog(
        call_id=invitation.headers.first("Call-ID"),
        local=with_tag(invitation.headers.first("To"), tag),
        remote=invitation.headers.first("From"),
        target=address_of(invitation.headers.first("Contact") or invitation.headers.first("From")),
        contact=contact,
        routes=tuple(invitation.headers.every("Record-Route")),
    )


def respond(request: Request, code: int, *, tag: str = "", extra: Iterable[Header] = (), body: str = "") -> Response:
    """The response to a request; ``tag`` marks our side of the dialog where the request has none yet."""
    headers: list[Header] = [("Via", via) for via in request.headers.every("Via")]
    headers += [("Record-Route", route) for route in request.headers.every("Record-Route")]
    headers += [
        ("From", request.headers.first("From")),
        ("To", with_tag(request.headers.first("To"), tag)),
        ("Call-ID", request.headers.first("Call-ID")),
        ("CSeq", request.headers.first("CSeq")),
        *extra,
    ]
    if body:
        headers.append(("Content-Type", "application/sdp"))
    return Response(code, REASONS.get(code, "Unknown"), Headers(tuple(headers)), body)


def with_tag(address: str, tag: str) -> str:
    return address if not tag or parameter_of(address, "tag") else f"{address};tag={tag}"


def acknowledge_refusal(invitation: Request, answer: Response) -> Request:
    """The ACK for a final answer other than 2xx belongs to the INVITE's own transaction (§17.1.1.3)."""
    number = invitation.headers.first("CSeq").split()[0]
    copied = [(name, value) for name, value in invitation.headers if name in {"Via", "Route", "Max-Forwards", "From"}]
    named = [("To", answer.headers.first("To")), ("Call-ID", invitation.headers.first("Call-ID"))]
    return Request("ACK", invitation.uri, Headers((*copied, *named, ("CSeq", f"{number} ACK"))))
