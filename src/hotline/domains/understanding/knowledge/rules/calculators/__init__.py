"""Policy calculators: what the law makes of a caller's figures, step by step. The public names of the package."""

from hotline.domains.understanding.knowledge.rules.calculators.answers import Clause, Step, Value, Worked
from hotline.domains.understanding.knowledge.rules.calculators.calculator import AnyCalculator
from hotline.domains.understanding.knowledge.rules.calculators.catalogue import CALCULATORS
from hotline.domains.understanding.knowledge.rules.calculators.fields import Field
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput

__all__ = ["CALCULATORS", "AnyCalculator", "BadInput", "Clause", "Field", "Step", "Value", "Worked"]
