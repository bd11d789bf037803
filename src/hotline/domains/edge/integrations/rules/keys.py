"""The key of a client: who it says it is, and the secret that proves it."""

import re
from typing import NamedTuple

CLIENT = re.compile(r"app-[0-9a-f]{8}")
KEY = re.compile(rf"hk_({CLIENT.pattern})_([A-Za-z0-9_-]{{43}})")


class Presented(NamedTuple):
    client: str
    secret: str


def key_of(client: str, secret: str) -> str:
    """As it is sent: ``hk_app-1a2b3c4d_…``. The beginning lets scanners find keys that were left lying about."""
    return f"hk_{client}_{secret}"


def presented(text: str) -> Presented | None:
    """None when this is no key of ours."""
    found = KEY.fullmatch(text)
    return Presented(found[1], found[2]) if found else None


def is_client(text: str) -> bool:
    return CLIENT.fullmatch(text) is not None
