"""The projector: copies events from the bus into PostgreSQL in order, once each, and publishes today's figures."""

from hotline.infrastructure.imports import lasting_objects
from hotline.processes.foreground import run_until_stopped, set_up_django


def main(arguments: list[str]) -> int:
    """``hotline projector``: runs until a signal stops it. One projector leads, any number stand by."""
    set_up_django("projector")
    with lasting_objects():
        from hotline.processes.projector.main import run

    return run_until_stopped(run)
