"""The learned part: linear models over the same features (unrest? 红? which kind?), made by bench.unrest_training.

Where the meaning of the caller's words is known as a vector (multilingual-e5-small), a second model of unrest
weighs it too.
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import cast

from hotline.domains.assistant.rules.unrest.lexicon import Kind

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """A row of a feature, in hundredths: unrest, unrest where meaning is weighed too, 红, one column a kind in the
    order of `Kind`. A row may be shorter: what is not there is nothing."""

    rows: dict[str, list[int]]
    bias: list[float]
    meaning: list[float]

    def scores(self, features: dict[str, float]) -> list[float]:
        sums = list(self.bias)
        for name, value in features.items():
            for column, weight in enumerate(self.rows.get(name, ())):
                sums[column] += value * weight / HUNDREDTHS
        return sums

    def unrest(self, name: str) -> float:
        """What one feature says for unrest."""
        return (self.rows.get(name) or [0])[0] / HUNDREDTHS


@dataclass(frozen=True, slots=True)
class Opinion:
    """Between 0 and 1: how likely unrest, and if so how likely 红; how likely each kind."""

    unrest: float
    red: float
    kinds: dict[Kind, float]


def opinion(weights: Weights, features: dict[str, float], meaning: Sequence[float] | None = None) -> Opinion:
    unrest, with_meaning, red, *kinds = weights.scores(features)
    if meaning is not None:
        unrest = with_meaning + sum(value * weight for value, weight in zip(meaning, weights.meaning, strict=True))
    return Opinion(sigmoid(unrest), sigmoid(red), dict(zip(Kind, map(sigmoid, kinds), strict=True)))


def sigmoid(value: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))


@cache
def shipped() -> Weights:
    stored = json.loads(gzip.decompress(resources.files(__package__).joinpath("weights.json.gz").read_bytes()))
    return Weights(
        cast(dict[str, list[int]], stored["rows"]),
        cast(list[float], stored["bias"]),
        cast(list[float], stored["meaning"]),
    )
