"""Whose agents a leader may direct."""


def leads(own_group: str, group: str, *, everywhere: bool) -> bool:
    """Those of the own group, or all; who is in no group leads nobody by it."""
    return everywhere or (own_group != "" and own_group == group)
