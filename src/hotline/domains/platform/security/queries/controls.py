"""The controls with how they stand on this installation."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from hotline.domains.platform.security.models import SelfCheck
from hotline.domains.platform.security.rules.controls import CheckState, ControlGroup, ControlGroups

FILE = Path(__file__).parents[6] / "deploy/data/security_controls.toml"


@cache
def control_groups() -> tuple[ControlGroup, ...]:
    """As delivered (deploy/data/security_controls.toml)."""
    return msgspec.toml.decode(FILE.read_bytes(), type=ControlGroups).groups


def check_states() -> Mapping[str, CheckState]:
    return {row.code: CheckState(row.outcome, row.passed_at) for row in SelfCheck.objects.all()}
