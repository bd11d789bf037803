"""Reads about the acceptance of a contract."""

from functools import cache

from hotline.domains.insight.assessment.models import AcceptanceStep
from hotline.domains.insight.assessment.queries.contracts import BUILTIN
from hotline.domains.insight.assessment.rules.acceptance import Checklist, State, checklist_from_toml
from hotline.kernel.errors import Invalid


@cache
def checklist(contract: str) -> Checklist:
    """The acceptance checklist of a contract. Raises Invalid when the contract has none."""
    file = BUILTIN / "acceptance" / f"{contract}.toml"
    if not file.is_file():
        raise Invalid(f"合同{contract}没有验收清单，请先录入。")
    return checklist_from_toml(file.read_text(encoding="utf-8"))


def steps(contract: str) -> dict[str, list[AcceptanceStep]]:
    """Clause -> the statements on it, oldest first."""
    found: dict[str, list[AcceptanceStep]] = {}
    for row in AcceptanceStep.objects.filter(contract=contract).order_by("id"):
        found.setdefault(row.clause, []).append(row)
    return found


def state_of(steps: list[AcceptanceStep]) -> State:
    return State(steps[-1].state) if steps else State.OPEN
