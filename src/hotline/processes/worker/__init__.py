"""The worker: runs background and timed jobs, and relays the outbox to the bus."""

from hotline.infrastructure.imports import lasting_objects
from hotline.processes.foreground import run_until_stopped, set_up_django


def main(arguments: list[str]) -> int:
    """``hotline worker``: runs until told to stop; any number run side by side."""
    set_up_django("worker")
    with lasting_objects():
        from hotline.processes.worker.main import run

    return run_until_stopped(run)
