"""A queue that nobody but its own agents answers: whoever waits there waits for as long as we like.

    python -m bench.steady.apart apart|as_before

for the installation that HOTLINE_SETTINGS names.
"""

import asyncio
import sys

from msgspec.structs import replace

from hotline.infrastructure.settings import Settings
from hotline.processes.first_data import builtin_queues
from hotline.processes.foreground import set_up_django
from hotline.processes.single.layout import CODE, Layout
from hotline.processes.single.programs import environment

QUEUE = "talent"
BY = "bench"


async def set_apart(config: Settings, how: str) -> None:
    """``how``: apart or as_before. SystemExit when it does not work."""
    setting = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.steady.apart", how),
        cwd=CODE,
        env=environment(Layout(config)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await setting.communicate()
    if setting.returncode:
        raise SystemExit(f"the queue of those who wait could not be set {how}: {output.decode()[-1000:]}")


def main(how: str) -> None:
    set_up_django("bench")
    from hotline.domains.voice.routing.actions import administration

    queues = builtin_queues().queues
    queue = next(queue for queue in queues if queue.id == QUEUE)
    if how == "apart":
        # Nobody else takes them, and no offer to be called back talks over what is heard.
        queue = replace(queue, overflow=(), callback_after_seconds=28800, wrap_up_seconds=5)
    administration.save_queue(by=BY, queue=queue, order=[each.id for each in queues].index(QUEUE) + 1)


if __name__ == "__main__":
    main(sys.argv[1])
