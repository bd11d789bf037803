"""Names of agents' phones at the switch."""


def endpoint_of(agent: str) -> str:
    """Also the SIP user and the address of record; the login is the agent's number."""
    return f"agent-{agent}"
