"""Which agents a leader may direct."""


def leads(own_group: str, group: str, *, everywhere: bool) -> bool:
    """Whether a leader of ``own_group`` may direct agents of ``group``.

    Without a group nobody, unless ``everywhere``.
    """
    return everywhere or (own_group != "" and own_group == group)
