"""What the domain needs of the outside: somebody who asks 京晓保 as a citizen would."""

from typing import NamedTuple


class Probed(NamedTuple):
    """``trouble`` empty: it answered, in so many milliseconds."""

    milliseconds: int
    trouble: str
