"""A telephone's line: its own address, its server's address, and its identity."""

import secrets
from dataclasses import dataclass

from hotline.demo.phone import digest
from hotline.demo.phone.messages import Header, Request, Response
from hotline.demo.phone.transactions import Address, ClientTransaction, Send, Transactions


@dataclass(frozen=True, slots=True)
class Account:
    """``user`` is the name in the address, ``login`` and ``password`` what the registrar asks for."""

    user: str
    login: str
    password: str


class SipLine:
    def __init__(self, account: Account, local: Address, server: Address, send: Send) -> None:
        self.account, self.local, self.server = account, local, server
        self._send = send
        self.transactions = Transactions(send)

    @property
    def contact(self) -> str:
        return f"<sip:{self.account.user}@{self.local[0]}:{self.local[1]}>"

    def uri(self, user: str = "") -> str:
        """An address at our server."""
        return f"sip:{user}@{self.server[0]}:{self.server[1]}" if user else f"sip:{self.server[0]}:{self.server[1]}"

    def via(self) -> str:
        """A Via header value with a fresh branch. The prefix ``z9hG4bK`` marks it as following RFC 3261."""
        return f"SIP/2.0/UDP {self.local[0]}:{self.local[1]};branch=z9hG4bK{secrets.token_hex(8)};rport"

    def request(self, request: Request, to: Address | None = None) -> ClientTransaction:
        """Send a request, to our server when no other address is given."""
        return self.transactions.send(request, to or self.server)

    def send(self, request: Request, to: Address) -> None:
        """Send a request that gets no answer: an ACK."""
        self._send(request.encode(), to)

    def password_for(self, answer: Response, request: Request) -> list[Header]:
        """The header that answers a 401 or 407. Empty when the answer holds no challenge, or none that we support."""
        if answer.code not in {401, 407}:
            return []
        proxy = answer.code == 407
        headers = answer.headers.items
        challenge_header = "proxy-authenticate" if proxy else "www-authenticate"
        challenge = digest.challenge_among(value for name, value in headers if name.lower() == challenge_header)
        if challenge is None or not self.account.password:
            return []
        value = digest.authorization(
            challenge,
            username=self.account.login,
            password=self.account.password,
            method=request.method,
            uri=request.uri,
            cnonce=secrets.token_hex(8),
        )
        return [("Proxy-Authorization" if proxy else "Authorization", value)]
