"""The outline of a recording on the wire."""

from ninja import Schema


class HoldOut(Schema):
    """Both in seconds; ``at`` in the recording, which has nothing of the hold itself."""

    at: float
    seconds: float


class PeaksOut(Schema):
    """The loudest sample, 0 … 1, of each of ``points`` equal stretches."""

    seconds: float
    points: int
    caller: list[float]
    agent: list[float]
    holds: list[HoldOut]
