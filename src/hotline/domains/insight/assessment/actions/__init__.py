"""What is entered for the indicators, and what becomes of a quarter."""

from hotline.domains.insight.assessment.actions.accepting import claim, find
from hotline.domains.insight.assessment.actions.entering import enter, judge, withdraw
from hotline.domains.insight.assessment.actions.freezing import correct, decide, dispute, freeze, sign
from hotline.domains.insight.assessment.actions.importing import MAX_ROWS, import_entries
from hotline.domains.insight.assessment.actions.measured import enter_outage, enter_sample
from hotline.domains.insight.assessment.actions.proving import attach, opened
from hotline.domains.insight.assessment.actions.reporting import report

__all__ = [
    "MAX_ROWS",
    "attach",
    "claim",
    "correct",
    "decide",
    "dispute",
    "enter",
    "enter_outage",
    "enter_sample",
    "find",
    "freeze",
    "import_entries",
    "judge",
    "opened",
    "report",
    "sign",
    "withdraw",
]
