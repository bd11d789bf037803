"""What a work injury gives a right to, and who pays."""

from hotline.domains.understanding.knowledge.rules.calculators.work_injury.working_out import CALCULATOR

__all__ = ["CALCULATOR"]
