"""How personal data is masked: the same on every screen, in every export and in every event.

A mask stays in the log and in backups for good. Together with a yes-or-no answer, a search or an index whose key is
known, it tells how many tries find the rest. So of a number of eleven digits three and two are displayed: a million
candidates, and not the ten thousand that four last digits leave.
"""

import re
from ipaddress import IPv6Address, ip_address, ip_network

from hotline.kernel.written_numbers import known_replaced

#: Digits displayed at the beginning and at the end of a long number.
HEAD, TAIL = 3, 2
#: Shorter numbers display their end only: the area or operator would be half of them.
LONG = 9
#: A telephone, identity or account number within a text, in figures or as spoken. Seven figures and more.
_IN_TEXT = re.compile(r"(?<!\d)(?<!\d\.)\d(?:[\s-]?\d){6,}[Xx]?(?!\d|\.\d)|[幺零一二三四五六七八九]{7,}")
#: Figures of an amount of money in a text, which one of these characters follows. A telephone number has more.
LONGEST_AMOUNT, AMOUNT_ENDS = 9, ("元", "万", "块")
_DATE = re.compile(r"(?:19|20)\d\d[\s-]?(?:0?[1-9]|1[0-2])[\s-]?(?:0?[1-9]|[12]\d|3[01])")
#: 2026-12-01 15:30 is no number.
_DATE_AND_HOUR, TIME_GOES_ON = re.compile(rf"{_DATE.pattern}\s\d{{1,2}}"), (":", "：", "时", "点")
_SEPARATORS = re.compile(r"[\s-]")
_MASKED = re.compile(r"(\d{3})(\*{3,})(\d{2})([\dXx]{2})")


def mask_number(number: str) -> str:
    """A telephone or identity number masked: 138******00, 110*************15. A short one shows its last two only."""
    head = HEAD if len(number) >= LONG else 0
    return f"{number[:head]}{'*' * max(len(number) - head - TAIL, 0)}{number[-TAIL:]}"


def mask_name(name: str) -> str:
    """张**: the surname only."""
    return f"{name[:1]}{'*' * max(len(name) - 1, 1)}"


def mask_address(address: str) -> str:
    """10.20.0.*: the network that an address belongs to. What is no address is hidden."""
    try:
        found = ip_address(address)
    except ValueError:
        return "***" if address else ""
    if isinstance(found, IPv6Address):
        return f"{ip_network(f'{found}/64', strict=False).network_address}*"
    return f"{address.rpartition('.')[0]}.*"


def mask_numbers_in(text: str) -> str:
    """``text`` with the numbers in it masked that lead to a person. Amounts, dates and short numbers stay."""
    return known_replaced(_IN_TEXT.sub(_masked_in_text, text), mask_number)


def _masked_in_text(found: re.Match[str]) -> str:
    figures = _SEPARATORS.sub("", found[0])
    if _DATE_AND_HOUR.fullmatch(found[0]) and found.string[found.end() :][:1] in TIME_GOES_ON:
        return found[0]
    is_amount = len(figures) <= LONGEST_AMOUNT and found.string[found.end() :].lstrip()[:1] in AMOUNT_ENDS
    return found[0] if is_amount or _DATE.fullmatch(found[0]) else mask_number(figures)


def tightened(masked: str) -> str:
    """A masked number of before as it is masked today: one with four last digits showed two digits more."""
    old = _MASKED.fullmatch(masked)
    return f"{old[1]}{old[2]}**{old[4]}" if old else masked
