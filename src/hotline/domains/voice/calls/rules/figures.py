"""Today's figures as live screens have them. They are added up from call records (``records``)."""

import msgspec


class AgentFigures(msgspec.Struct, frozen=True):
    """Key ``agent.<id>``. ``answered`` counts talks, call-backs included; rates are fractions 0 … 1."""

    answered: int
    talk_seconds: float
    wrap_up_average_seconds: float | None
    to_rating_rate: float | None
    satisfaction: float | None
    missed: int


class QueueFigures(msgspec.Struct, frozen=True):
    """Key ``queue.<id>``. ``recent_answer_rate`` of the ``recent_calls`` that left the queue in the last 15 minutes."""

    entered: int
    answered: int
    abandoned: int
    answer_rate: float | None
    mean_wait_seconds: float | None
    recent_answer_rate: float | None
    recent_calls: int


class Slot(msgspec.Struct, frozen=True):
    """A quarter of an hour of today, by the calls' beginning; ``start`` as ``09:15``, Beijing time."""

    start: str
    calls: int
    entered: int
    answered: int


class FloorFigures(msgspec.Struct, frozen=True):
    """Key ``floor``: sums over all queues; ``calls`` counts menu-only calls too; ``slots`` until now, none left out."""

    day: str
    calls: int
    entered: int
    answered: int
    abandoned: int
    callbacks_reached: int
    answer_rate: float | None
    mean_wait_seconds: float | None
    recent_answer_rate: float | None
    recent_calls: int
    to_rating_rate: float | None
    satisfaction: float | None
    slots: tuple[Slot, ...]
