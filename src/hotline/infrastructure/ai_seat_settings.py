"""Settings of the AI seats."""

import os

from pydantic import Field

from hotline.infrastructure.ports import Section

#: With fewer, recogniser and voice would take the processor from the calls of people.
BEARABLE_CORES = 4


def bearable_processes() -> int:
    return 1 if (os.cpu_count() or 1) >= BEARABLE_CORES else 0


class AiSeats(Section):
    """AI seats of this node, see docs/ai-seats.md. Nothing is loaded before the first call to one."""

    # processes among which the seats are dealt out; 0: none answers here. Without a setting 1 on a machine of 4 cores
    processes: int = Field(default_factory=bearable_processes, ge=0, le=4)
    # whether the sentences of articles are spoken ahead, behind all else on the machine, when nobody talks with a seat
    ahead: bool = True
    voice: str = Field("zf_xiaoxiao", pattern=r"^z[fm]_[a-z]+$")
