"""``hotline stop``: stop this machine's installation cleanly."""

from hotline.infrastructure.settings import settings
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.steps import console, step
from hotline.processes.single.supervisor import Supervisor


def main(arguments: list[str]) -> int:
    supervisor = Supervisor(Layout(settings()))
    if not supervisor.is_there():
        console.print("It is not running.")
        return 0
    try:
        with step("everything is stopped"):
            supervisor.shut_down()
    except SetupError as error:
        console.print(f"[red]{error}[/]")
        return 1
    return 0
