"""What the domain needs of a higher one."""

from collections.abc import Callable

from hotline.infrastructure.permissions import Principal
from hotline.kernel.slot import Slot

may_see_call: Slot[Callable[[Principal, str], bool]] = Slot("whether a person may see a call that is in the records")
