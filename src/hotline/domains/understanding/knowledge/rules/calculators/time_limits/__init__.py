"""The last day for going to law, for applying, and the last day an authority has for deciding."""

from hotline.domains.understanding.knowledge.rules.calculators.time_limits.working_out import CALCULATOR

__all__ = ["CALCULATOR"]
