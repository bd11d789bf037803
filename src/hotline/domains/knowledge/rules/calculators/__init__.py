"""Policy calculators: what the law makes of a caller's figures, step by step. The public names of the package."""

from hotline.domains.knowledge.rules.calculators.answering import Clause, Step, Value, Worked
from hotline.domains.knowledge.rules.calculators.asking import Field
from hotline.domains.knowledge.rules.calculators.calculator import AnyCalculator
from hotline.domains.knowledge.rules.calculators.catalogue import CALCULATORS
from hotline.domains.knowledge.rules.calculators.reading import BadInput

__all__ = ["CALCULATORS", "AnyCalculator", "BadInput", "Clause", "Field", "Step", "Value", "Worked"]
