"""The supervisor, as ``python -m``: a program that died is started again at once.

The original looks after the dead once in a turn that lasts up to a second, and starts them in the next: a second of
silence for callers that nobody needs. What keeps dying still comes back ever slower.
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
    """Until it is told to end; the command line is the original's."""
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
