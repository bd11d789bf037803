"""Which numbers an agent may have dialled."""

import re

from hotline.domains.voice.telephony.rules import dialable
from hotline.kernel.errors import Invalid

_CITIZENS = re.compile(r"1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}")


def number_outside(raw: str) -> str:
    """As dialled from here; Invalid with a sentence for the agent when it is no telephone number."""
    number = dialable(raw)
    if number is None:
        raise Invalid("这不是一个能拨打的电话号码，请检查后再拨。")
    return number


def number_of_citizen(raw: str) -> str:
    """Whom a citizen, whom nobody knows, asks us to ring: a mobile, or a line with its area code. Raises Invalid."""
    number = number_outside(raw).removeprefix("+86")
    if _CITIZENS.fullmatch(number) is None:
        raise Invalid("请填 11 位手机号码，或者带区号的电话号码。")
    return number
