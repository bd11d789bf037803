"""What may stand in words that many people read."""

import re

from hotline.kernel.errors import Invalid

#: Telephone, identity and card numbers, written together or in groups.
_NUMBER = re.compile(r"\d(?: ?\d){6}")


def names_a_number(text: str) -> bool:
    """Whether a number of a person is in it, or what looks like one."""
    return _NUMBER.search(text) is not None


def fit_for_all(words: str) -> str:
    """A reason or a note as it may be kept in the clear. Raises Invalid when it names a number of a person."""
    if names_a_number(words):
        raise Invalid("事由和备注里不要写电话、证件等号码。")
    return words.strip()
