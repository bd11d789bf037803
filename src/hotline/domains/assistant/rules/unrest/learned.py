"""The learned part: linear models over the same features (unrest? 红? which kind?), made by bench.unrest_training."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import cast

from hotline.domains.assistant.rules.unrest.lexicon import Kind

RUN_SCALE = 30.0
"""What a run of characters counts beside a cue; chosen on dialogues written after the rules."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A row of a feature: unrest, 红, then one column a kind, in the order of `Kind`."""

    rows: dict[str, list[float]]
    bias: list[float]

    def scores(self, features: dict[str, float]) -> list[float]:
        sums = list(self.bias)
        for name, value in features.items():
            if (row := self.rows.get(name)) is not None:
                sums = [total + value * weight for total, weight in zip(sums, row, strict=True)]
        return sums

    def unrest(self, name: str) -> float:
        """What one feature says for unrest."""
        return self.rows.get(name, [0.0])[0]


@dataclass(frozen=True, slots=True)
class Opinion:
    """Between 0 and 1: how likely unrest, and if so how likely 红; the likeliest kinds first."""

    unrest: float
    red: float
    kinds: dict[Kind, float]


def opinion(weights: Weights, features: dict[str, float]) -> Opinion:
    unrest, red, *kinds = weights.scores(features)
    return Opinion(sigmoid(unrest), sigmoid(red), dict(zip(Kind, map(sigmoid, kinds), strict=True)))


def sigmoid(value: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))


@cache
def shipped() -> Weights:
    stored = json.loads(resources.files(__package__).joinpath("weights.json").read_text())
    return Weights(cast(dict[str, list[float]], stored["rows"]), cast(list[float], stored["bias"]))
