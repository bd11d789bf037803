"""Settings of the AI seats."""

from pydantic import Field

from hotline.infrastructure.ports import Section


class AiSeats(Section):
    """AI seats of this node, see docs/ai-seats.md. Nothing is loaded before the first call to one."""

    processes: int = Field(1, ge=0, le=4)  # among which the seats are dealt out; 0: none answers here
    voice: str = Field("zf_xiaoxiao", pattern=r"^z[fm]_[a-z]+$")
