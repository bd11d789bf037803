"""A callcontrol in a process of its own that rings nobody and notes whom it was to ring: ``callcontrol.py FILE``."""

import asyncio
import sys
from pathlib import Path

from hotline.domains.voice.calls.rules.call_commands import AnyCallCommand, Dial
from hotline.domains.voice.routing.ports import Ack
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import settings

NODE = "a"
#: As long as the agent's telephone takes to be connected: who dials dies in the middle of several calls.
TAKES_SECONDS = 0.2


async def main(file: Path) -> None:
    async def ring(command: AnyCallCommand) -> Ack:
        assert isinstance(command, Dial)
        with file.open("a") as dialled:
            dialled.write(f"{command.call} {command.campaign_entry}\n")
        await asyncio.sleep(TAKES_SECONDS)
        return Ack()

    async with Bus(settings(), "callcontrol") as bus:
        await bus.serve(f"callcontrol.{NODE}.desk", AnyCallCommand, ring)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
