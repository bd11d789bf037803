"""Hot topics and sudden words on the wire."""

from ninja import Schema


class SpikeLineOut(Schema):
    """``item``: a topic's code or a word. ``q``: the share of false ones if all up to here are believed."""

    item: str
    word: str
    count: int
    baseline: float
    q: float
    sure: str


class SpikeDayOut(Schema):
    """``days`` it was held against; ``until`` so many quarters of an hour of each."""

    lines: list[SpikeLineOut]
    days: int
    total: int
    until: int
