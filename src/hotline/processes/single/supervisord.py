"""The supervisor, run by ``python -m``: a program that died is started again at once.

The original supervisord looks for dead programs once a turn of up to a second and starts them in the next turn. Those
seconds would be silence for callers. A program that keeps dying is still restarted with growing delays.
"""

import contextlib
from typing import Any

from supervisor.medusa.asyncore_25 import ExitNow
from supervisor.options import ServerOptions
from supervisor.supervisord import Supervisor


class PromptSupervisor(Supervisor):
    def reap(self, once: bool = False, recursionguard: int = 0) -> None:
        """Bury the dead, then let every group start what it lacks."""
        original: Any = super()
        original.reap(once, recursionguard)
        if recursionguard == 0:
            for group in self.process_groups.values():
                group.transition()


def main() -> None:
    """Run until stopped. The command line is that of the original supervisord."""
    make_options: Any = ServerOptions
    supervise: Any = PromptSupervisor
    options = make_options()
    options.realize(doc=__doc__)
    options.first, options.test = True, False
    with contextlib.suppress(ExitNow):
        supervise(options).main()
    options.close_httpservers()
    options.close_logger()


if __name__ == "__main__":
    main()
