"""Checks of free text that many people read: it may hold no number of a person."""

import re

from hotline.kernel.errors import Invalid

#: Telephone, identity and card numbers, written together or in groups.
_NUMBER = re.compile(r"\d(?: ?\d){6}")


def names_a_number(text: str) -> bool:
    """Whether the text holds a telephone, identity or card number, or anything that looks like one."""
    return _NUMBER.search(text) is not None


def fit_for_all(text: str) -> str:
    """A reason or note, stripped, that may be stored in the clear. Raises Invalid when it holds a personal number."""
    if names_a_number(text):
        raise Invalid("事由和备注中请勿填写电话、证件等号码。")
    return text.strip()
