"""``hotline item-analysis --cases FILE``: what the answers of those examined say of the items, a line a case.

``{"id", "responses"}``, a row a person, 0 or 1 an item, -> ``{"id", "difficulty", "corrected_point_biserial", "kr20",
"sem"}``; null where it is undefined. docs/algorithms/item-analysis.md has the formulas.
"""

import sys
from typing import Any

from hotline.domains.people.training.rules.item_analysis import analysed
from hotline.kernel.errors import Invalid
from hotline.processes.answered_lines import CASES, answer_each


def main(arguments: list[str]) -> int:
    return answer_each("item-analysis", __doc__, arguments, _computed, option=CASES)


def _computed(row: dict[str, Any]) -> dict[str, Any]:
    responses = row.get("responses")
    if not isinstance(responses, list) or not all(isinstance(each, list) for each in responses):
        raise Invalid("“responses”须是一列数组，每人一个。", code="no_responses")
    found = analysed(responses)
    return {
        "difficulty": found.difficulty,
        "corrected_point_biserial": found.discrimination,
        "kr20": found.kr20,
        "sem": found.sem,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
