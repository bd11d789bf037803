"""The trained classifier: linear models over the same features (unrest? 红? which kind?), made by
bench.unrest_train.

Where there is an encoder, its opinion and the classifier's are combined.
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
    """An encoder's opinion on a dialogue, as logarithms of odds."""

    #: Of unrest.
    unrest: float
    #: Of level 红, given unrest.
    red: float
    #: Of each kind, in the order of UnrestKind.
    kinds: tuple[float, ...]


class Mix(NamedTuple):
    """The weights with which the opinions by words and by meaning are combined."""

    lexical: float
    meant: float
    bias: float

    def of(self, lexical: float, meant: float) -> float:
        return self.lexical * lexical + self.meant * meant + self.bias


@dataclass(frozen=True, slots=True)
class UnrestWeights:
    """The learned weights.

    ``rows`` has a row per feature, in hundredths: unrest, 红, then one column a kind in the order of `Kind`. Missing
    columns at a row's end are zero. ``unrest`` and ``red`` mix these scores with the encoder's.
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
        """The weight of one feature for unrest."""
        return (self.rows.get(name) or [0])[0] / HUNDREDTHS


@dataclass(frozen=True, slots=True)
class Opinion:
    """Likelihoods between 0 and 1: of unrest, of 红 given unrest, and of each kind."""

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
