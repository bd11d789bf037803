"""The projector: events from the bus into PostgreSQL, in order, once each; today's figures back to the bus."""

from hotline.processes.foreground import run_until_stopped, set_up_django


def main(arguments: list[str]) -> int:
    """``hotline projector``: runs until told to stop; any number stand by for the one that leads."""
    set_up_django("projector")
    from hotline.processes.projector.main import run

    return run_until_stopped(run)
