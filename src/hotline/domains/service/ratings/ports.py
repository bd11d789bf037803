"""What reads a citizen's answer by text, which the wiring fills; and names that figures use too."""

from collections.abc import Callable

from hotline.domains.service.ratings.rules.handling import CAUSE_NAMES as CAUSE_NAMES
from hotline.domains.service.ratings.rules.handling import VERDICT_NAMES as VERDICT_NAMES
from hotline.kernel.slot import Slot

#: The level 1 … 5 that an answer means; None for no level.
type ReadLevel = Callable[[str], int | None]

read_level: Slot[ReadLevel] = Slot("the level that an answer by text means")
