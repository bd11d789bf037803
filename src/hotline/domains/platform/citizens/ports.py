"""What the domain needs of a higher one."""

from collections.abc import Callable

from hotline.infrastructure.permissions import Principal
from hotline.kernel.sealed import Sealed
from hotline.kernel.slot import Slot

may_see_call: Slot[Callable[[Principal, str], bool]] = Slot("whether a person may see a call that is in the records")
#: None without record or number.
recorded_number: Slot[Callable[[str], Sealed | None]] = Slot("the sealed number of a recorded call")
