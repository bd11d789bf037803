"""The contracts there are, as files (deploy/contract)."""

from datetime import date
from functools import cache
from pathlib import Path

from hotline.domains.insight.assessment.rules.contract import Contract, Period, contract_from_toml, contract_on

BUILTIN = Path(__file__).parents[6] / "deploy/contract"


def contracts_in(folder: Path) -> list[Contract]:
    """Every contract and version in the folder, validated. Raises FileNotFoundError when there is none."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise FileNotFoundError(f"no contract (*.toml) in {folder}")
    return [contract_from_toml(file.read_text(encoding="utf-8")) for file in files]


@cache
def builtin() -> tuple[Contract, ...]:
    return tuple(contracts_in(BUILTIN))


def in_force(day: date) -> Contract:
    """The contract in force on a day. Raises Invalid when there is none."""
    return contract_on(builtin(), day)


def quarter(key: str, today: date) -> tuple[Contract, Period]:
    """A quarter by its key, "" for today's. Raises Invalid for one of no contract."""
    contract = in_force(today)
    if not key:
        return contract, contract.quarter_of(today)
    known = [each for each in builtin() if any(period.key == key for period in each.quarters)]
    chosen = max(known, key=lambda each: (each.valid_from, each.version), default=contract)
    return chosen, chosen.period(key)
