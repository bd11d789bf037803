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
    """The spikes of a day."""

    lines: list[SpikeLineOut]
    #: How many earlier days it was compared with.
    days: int
    total: int
    until: int
