"""``hotline logs [program …]``: follow the logs of all or the named programs."""

import os

from hotline.infrastructure.settings import settings
from hotline.processes.single.layout import Layout
from hotline.processes.single.programs import ALL, ENDING
from hotline.processes.single.steps import console


def main(arguments: list[str]) -> int:
    """Does not return once there is something to follow."""
    every = (*ALL, *ENDING)
    if unknown := set(arguments) - set(every):
        console.print(f"[red]no such program: {', '.join(sorted(unknown))}; there are {', '.join(every)}[/]")
        return 2
    log = Layout(settings()).log
    files = [str(path) for name in arguments or every if (path := log / f"{name}.log").exists()]
    if files:
        os.execvp("tail", ["tail", "-n", "20", "-F", *files])
    console.print(f"No logs yet in {log}.")
    return 1
