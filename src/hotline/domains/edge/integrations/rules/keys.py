"""Keys of clients: the client's id and the secret that proves it."""

import re
from typing import NamedTuple

CLIENT = re.compile(r"app-[0-9a-f]{8}")
KEY = re.compile(rf"hk_({CLIENT.pattern})_([A-Za-z0-9_-]{{43}})")


class Presented(NamedTuple):
    client: str
    secret: str


def key_of(client: str, secret: str) -> str:
    """The key as it is sent: ``hk_app-1a2b3c4d_…``. By its beginning, scanners can find leaked keys."""
    return f"hk_{client}_{secret}"


def presented(text: str) -> Presented | None:
    """None when this is no key of ours."""
    found = KEY.fullmatch(text)
    return Presented(found[1], found[2]) if found else None


def is_client(text: str) -> bool:
    return CLIENT.fullmatch(text) is not None
