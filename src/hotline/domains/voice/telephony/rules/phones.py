"""Names of agents' phones at the switch, and of the places where AI seats take their sound."""

import re

PHONE = re.compile(r"agent-[0-9A-Za-z]{1,20}")
#: Processes of AI seats that one switch knows, from 1.
LARGEST_PLACE = 4
AI_SEAT = re.compile(r"ai-seats-([1-4])-([0-9A-Za-z]{1,20})")


def endpoint_of(agent: str) -> str:
    """Also the SIP user and the address of record; the login is the agent's number."""
    return f"agent-{agent}"


def ai_seat_endpoint(process: int, agent: str) -> str:
    """Where the switch reaches an AI seat: by which of the processes, and whom there."""
    return f"ai-seats-{process}-{agent}"


def is_ai_seat(endpoint: str) -> bool:
    """Whether it names an AI seat, which hears by the switch's WebSocket and has no telephone."""
    return AI_SEAT.fullmatch(endpoint) is not None


def is_phone(endpoint: str) -> bool:
    """Whether it names an agent's phone or an AI seat: ``13800138000@trunk`` would ring somebody outside."""
    return PHONE.fullmatch(endpoint) is not None or is_ai_seat(endpoint)


def ai_seat_dialled(endpoint: str, call: str, offer: str) -> str:
    """What the switch dials to reach an AI seat: a connection of websocket_client.conf, A-law, who is wanted and why.

    Raises ValueError for what is no AI seat.
    """
    found = AI_SEAT.fullmatch(endpoint)
    if found is None:
        raise ValueError(endpoint)
    return f"WebSocket/ai-seats-{found[1]}/c(alaw)v(agent={found[2]},call={call},offer={offer})"
