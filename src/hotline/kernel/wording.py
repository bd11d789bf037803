"""What may stand in words that many people read."""

import re

#: Telephone, identity and card numbers, written together or in groups.
_NUMBER = re.compile(r"\d(?: ?\d){6}")


def names_a_number(text: str) -> bool:
    """Whether a number of a person is in it, or what looks like one."""
    return _NUMBER.search(text) is not None
