"""How far the event log has to be for somebody to read what they wrote: subject -> number of its last event.

On the wire, in the headers of requests and answers, the text ``call/bj1a-1795559891-3=17,agent/1027=204``.
"""

import re
from collections.abc import Mapping

from hotline.kernel.errors import Invalid

type Positions = Mapping[str, int]

#: Header of an answer: the events that the request made.
POSITION = "X-Hotline-Position"
#: Header of a request: what its reader wants to see, taken from the positions of earlier answers.
REQUESTED_POSITION = "X-Hotline-At-Least"
#: Header of an answer: what of that is not in it yet.
BEHIND = "X-Hotline-Behind"
#: More would make a header of more than two thousand bytes. What was written last counts.
MAX_SUBJECTS = 16
MAX_NUMBER = 2**31 - 1
#: Neither what separates entries, nor a wildcard of the bus.
_SUBJECT = re.compile(r"[a-z]{1,20}/[A-Za-z0-9_.:/+~-]{1,100}")
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")


def kind_of(subject: str) -> str:
    """``call`` of ``call/bj1a-1795559891-3``."""
    return subject.partition("/")[0]


def is_subject(text: str) -> bool:
    """Whether a header can carry it."""
    return _SUBJECT.fullmatch(text) is not None


def add(positions: dict[str, int], subject: str, number: int) -> None:
    """Note the event as the newest; of more subjects than MAX_SUBJECTS the oldest is dropped.

    A subject that a header cannot carry is left out: who reads may then see it later, as without positions.
    """
    if not is_subject(subject) or number < 1:
        return
    number = max(number, positions.pop(subject, 0))
    positions[subject] = number
    while len(positions) > MAX_SUBJECTS:
        del positions[next(iter(positions))]


def to_text(positions: Positions) -> str:
    return ",".join(f"{subject}={number}" for subject, number in positions.items())


def from_text(text: str) -> dict[str, int]:
    """Raises Invalid for anything that ``to_text`` does not write."""
    entries = text.split(",") if text else []
    if len(entries) > MAX_SUBJECTS:
        raise _malformed()
    positions: dict[str, int] = {}
    for entry in entries:
        subject, _, number = entry.partition("=")
        if not (is_subject(subject) and _NUMBER.fullmatch(number) and int(number) <= MAX_NUMBER):
            raise _malformed()
        add(positions, subject, int(number))
    return positions


def _malformed() -> Invalid:
    return Invalid("请求的数据位置格式有误。请原样发回收到的位置，或刷新后重试。", code="bad_position")
