"""What is entered for the indicators, and what becomes of a quarter."""

from hotline.domains.insight.assessment.actions.acceptance import claim, find
from hotline.domains.insight.assessment.actions.entries import decide_entry, enter, withdraw
from hotline.domains.insight.assessment.actions.evidence import attach, opened
from hotline.domains.insight.assessment.actions.imports import MAX_ROWS, import_entries
from hotline.domains.insight.assessment.actions.measured import enter_outage, enter_sample
from hotline.domains.insight.assessment.actions.quarters import correct, decide, dispute, freeze, sign
from hotline.domains.insight.assessment.actions.report_takes import report

__all__ = [
    "MAX_ROWS",
    "attach",
    "claim",
    "correct",
    "decide",
    "decide_entry",
    "dispute",
    "enter",
    "enter_outage",
    "enter_sample",
    "find",
    "freeze",
    "import_entries",
    "opened",
    "report",
    "sign",
    "withdraw",
]
