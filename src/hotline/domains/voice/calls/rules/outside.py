"""Which numbers an agent may have dialled."""

from hotline.domains.voice.telephony.rules.numbers import dialable
from hotline.kernel.errors import Invalid


def number_outside(raw: str) -> str:
    """As dialled from here; Invalid with a sentence for the agent when it is no telephone number."""
    number = dialable(raw)
    if number is None:
        raise Invalid("这不是一个能拨打的电话号码，请检查后再拨。")
    return number
