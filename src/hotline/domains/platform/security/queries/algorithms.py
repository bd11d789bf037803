"""The inventory of algorithms, as delivered."""

from functools import cache
from pathlib import Path

import msgspec

from hotline.domains.platform.security.rules.algorithms import AlgorithmUse, AlgorithmUses

FILE = Path(__file__).parents[6] / "deploy/data/security_algorithms.toml"


@cache
def algorithm_uses() -> tuple[AlgorithmUse, ...]:
    return msgspec.toml.decode(FILE.read_bytes(), type=AlgorithmUses).uses
