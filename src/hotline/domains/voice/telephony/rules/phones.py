"""Names of agents' phones at the switch."""

import re

PHONE = re.compile(r"agent-[0-9A-Za-z]{1,20}")


def endpoint_of(agent: str) -> str:
    """Also the SIP user and the address of record; the login is the agent's number."""
    return f"agent-{agent}"


def is_phone(endpoint: str) -> bool:
    """Whether it names an agent's phone: a name such as ``13800138000@trunk`` would ring somebody outside."""
    return PHONE.fullmatch(endpoint) is not None
