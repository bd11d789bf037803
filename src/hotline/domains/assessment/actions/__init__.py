"""What is entered for the indicators, and what becomes of a quarter."""

from hotline.domains.assessment.actions.accepting import claim, find
from hotline.domains.assessment.actions.entering import enter, judge, withdraw
from hotline.domains.assessment.actions.freezing import correct, decide, dispute, freeze, sign
from hotline.domains.assessment.actions.importing import import_entries
from hotline.domains.assessment.actions.measured import enter_outage, enter_sample
from hotline.domains.assessment.actions.proving import attach, opened
from hotline.domains.assessment.actions.reporting import report

__all__ = [
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
