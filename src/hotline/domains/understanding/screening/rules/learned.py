"""The learned part: linear models over the same features (unrest? 红? which kind?), made by bench.unrest_training.

Where an encoder says what the dialogue means, both opinions are weighed together.
"""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import NamedTuple, cast

from hotline.domains.understanding.screening.rules.lexicon import UnrestKind

HUNDREDTHS = 100


class Meant(NamedTuple):
    """What an encoder makes of a dialogue, in logarithms of odds: unrest, if so 红, which kind as in `Kind`."""

    unrest: float
    red: float
    kinds: tuple[float, ...]


class Mix(NamedTuple):
    """How much what the words say and what is meant count together."""

    words: float
    meant: float
    bias: float

    def of(self, lexical: float, meant: float) -> float:
        return self.words * lexical + self.meant * meant + self.bias


@dataclass(frozen=True, slots=True)
class UnrestWeights:
    """A row of a feature, in hundredths: unrest, 红, one column a kind in the order of `Kind`. A row may be shorter:
    what is not there is nothing. ``unrest`` and ``red``: with what is meant.
    """

    rows: dict[str, list[int]]
    bias: list[float]
    unrest: Mix
    red: Mix

    def scores(self, features: dict[str, float]) -> list[float]:
        sums = list(self.bias)
        for name, value in features.items():
            for column, weight in enumerate(self.rows.get(name, ())):
                sums[column] += value * weight / HUNDREDTHS
        return sums

    def weight_of(self, name: str) -> float:
        """What one feature says for unrest."""
        return (self.rows.get(name) or [0])[0] / HUNDREDTHS


@dataclass(frozen=True, slots=True)
class Opinion:
    """Between 0 and 1: how likely unrest, and if so how likely 红; how likely each kind."""

    unrest: float
    red: float
    kinds: dict[UnrestKind, float]


def opinion(weights: UnrestWeights, features: dict[str, float], meant: Meant | None = None) -> Opinion:
    unrest, red, *kinds = weights.scores(features)
    likely = [sigmoid(each) for each in kinds]
    if meant is not None:
        unrest, red = weights.unrest.of(unrest, meant.unrest), weights.red.of(red, meant.red)
        likely = [(ours + theirs) / 2 for ours, theirs in zip(likely, shares(meant.kinds), strict=True)]
    return Opinion(sigmoid(unrest), sigmoid(red), dict(zip(UnrestKind, likely, strict=True)))


def sigmoid(value: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))


def shares(odds: tuple[float, ...]) -> list[float]:
    """Together one."""
    top = max(odds)
    raised = [exp(each - top) for each in odds]
    return [each / sum(raised) for each in raised]


@cache
def builtin() -> UnrestWeights:
    stored = json.loads(gzip.decompress(resources.files(__package__).joinpath("weights.json.gz").read_bytes()))
    return UnrestWeights(
        cast(dict[str, list[int]], stored["rows"]),
        cast(list[float], stored["bias"]),
        Mix(*stored["unrest"]),
        Mix(*stored["red"]),
    )
