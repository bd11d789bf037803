"""Mobile numbers: which carrier a number was first given to. Since numbers are portable, this is a first guess.

Prefixes as the ministry published them in March 2023; resold numbers are their carrier's.
"""

from enum import StrEnum


class Carrier(StrEnum):
    MOBILE = "mobile"  # 中国移动
    UNICOM = "unicom"  # 中国联通
    TELECOM = "telecom"  # 中国电信
    BROADNET = "broadnet"  # 中国广电


_PREFIXES = {
    Carrier.MOBILE: "135-139 147 148 150-152 157-159 172 178 182-184 187 188 195 197 198 165 1340-1348 1703 1705 1706",
    Carrier.UNICOM: "130-132 145 146 155 156 166 175 176 185 186 196 167 171 1704 1707-1709",
    Carrier.TELECOM: "133 149 153 173 177 180 181 189-191 193 199 162 1349 1700-1702 1740-1745",
    Carrier.BROADNET: "192",
}


#: As people write them, behind 中国 or without it.
_NAMES = {
    "移动": Carrier.MOBILE,
    "联通": Carrier.UNICOM,
    "电信": Carrier.TELECOM,
    "广电": Carrier.BROADNET,
}


def _expanded() -> dict[str, Carrier]:
    found: dict[str, Carrier] = {}
    for carrier, text in _PREFIXES.items():
        for each in text.split():
            first, _, last = each.partition("-")
            found |= {str(prefix): carrier for prefix in range(int(first), int(last or first) + 1)}
    return found


CARRIERS = _expanded()


def carrier_of(number: str) -> Carrier | None:
    """``number``: eleven digits. None for numbers of no carrier that is known."""
    return CARRIERS.get(number[:4]) or CARRIERS.get(number[:3])


def carrier_in(text: str) -> Carrier | None:
    """The carrier that a cell names, such as 联通 or 中国联通; None for another text."""
    return _NAMES.get(text.replace(" ", "").removeprefix("中国"))
