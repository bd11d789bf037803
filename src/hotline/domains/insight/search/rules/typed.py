"""What a person who types into the search can mean."""

import re
from dataclasses import dataclass

#: A telephone number or an identity number, in figures; shorter ones are numbers of staff or last figures.
_NUMBER = re.compile(r"\+?\d{5,18}[\dXx]?")
_TAIL = re.compile(r"\d{4}")
#: The number of a case or a call: figures, perhaps with letters before them.
_NUMBER_OF_A_THING = re.compile(r"[A-Za-z]{0,6}[\d-]{6,}")
_GAPS = re.compile(r"[\s-]")
LONGEST = 100


@dataclass(frozen=True)
class Typed:
    """``number``: a citizen's complete number or its last four figures, "" where it is none."""

    text: str
    number: str = ""

    @property
    def is_complete_number(self) -> bool:
        return len(self.number) > len("1234")

    @property
    def is_text(self) -> bool:
        """Nothing of it is the number of anybody or anything."""
        return not self.number and not _NUMBER_OF_A_THING.fullmatch(self.text)


def read(text: str) -> Typed:
    plain = text.strip()[:LONGEST]
    together = _GAPS.sub("", plain)
    is_number = _NUMBER.fullmatch(together) or _TAIL.fullmatch(together)
    return Typed(plain, together if is_number else "")
