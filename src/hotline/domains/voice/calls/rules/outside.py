"""Outside numbers in the form in which they are dialled."""

from hotline.domains.voice.telephony.rules.numbers import dialable
from hotline.kernel.errors import Invalid


def number_outside(raw: str) -> str:
    """The number as dialled from here. Raises Invalid, with a sentence for the agent, for a text that is no number."""
    number = dialable(raw)
    if number is None:
        raise Invalid("电话号码有误，请检查。")
    return number
