"""The citizen's identity number (GB 11643): seventeen digits and a check character."""

from datetime import date

LENGTH = 18
WEIGHTS = tuple(pow(2, LENGTH - 1 - place, 11) for place in range(LENGTH - 1))
CHECKS = "10X98765432"
FIRST_YEAR = 1850


def is_identity(number: str) -> bool:
    """Rightly formed: a real birthday, the right check character. Whether such a person lives is not asked."""
    body, check = number[:-1], number[-1:]
    if len(number) != LENGTH or not (body.isascii() and body.isdigit()):
        return False
    return check == check_of(body) and _is_day(body[6:14])


def check_of(body: str) -> str:
    """The check character (the eighteenth) of an identity number's first seventeen digits (GB 11643)."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


def _is_day(figures: str) -> bool:
    try:
        return date(int(figures[:4]), int(figures[4:6]), int(figures[6:])).year >= FIRST_YEAR
    except ValueError:
        return False
