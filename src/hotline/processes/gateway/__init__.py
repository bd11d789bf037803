"""The gateway: text messages out and in over the carriers' own protocols."""

from hotline.processes.foreground import run_until_stopped, set_up_django


def main(arguments: list[str]) -> int:
    """``hotline gateway``: runs until told to stop; any number run side by side, each account has one line."""
    set_up_django("gateway")
    from hotline.processes.gateway.main import run

    return run_until_stopped(run)
