"""``hotline indicators``: what the contract deducts for given numbers, case by case, to the fen."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from hotline.domains.insight.assessment.queries.contracts import BUILTIN, contracts_in
from hotline.domains.insight.assessment.rules.cases import assess_case, case_name, cases_from_json
from hotline.domains.insight.assessment.rules.contract import Contract
from hotline.kernel.errors import Refused


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        contracts = contracts_in(options.contracts)
        cases = cases_from_json(options.cases.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        print(f"the file cannot be read: {error}", file=sys.stderr)
        return 2
    except Refused as refusal:
        print(refusal.message, file=sys.stderr)
        return 2
    right = [_computed(case, case_name(case, place), contracts) for place, case in enumerate(cases, start=1)]
    return 0 if all(right) else 1


def _computed(case: Any, name: str, contracts: list[Contract]) -> bool:
    """A line of JSON for a sound case, a line on stderr for another; the rest are computed all the same."""
    try:
        assessment = assess_case(case, contracts)
    except Refused as refusal:
        print(f"{name}: {refusal.message}", file=sys.stderr)
        return False
    print(json.dumps({"id": case.get("id", name), "deduction_yuan": str(assessment.deduction)}, ensure_ascii=False))
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline indicators", description=__doc__)
    parser.add_argument(
        "--cases", type=Path, required=True, help="cases as JSON: a list, see docs/algorithms/indicators.md"
    )
    parser.add_argument(
        "--contracts", type=Path, default=BUILTIN, help="the contracts' folder (default: deploy/contract)"
    )
    return parser
