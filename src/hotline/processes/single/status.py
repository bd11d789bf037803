"""``hotline status``: what runs, since when, how healthy. Ends with 1 when anything is not well."""

from hotline.infrastructure.settings import settings
from hotline.processes.single.health import read_beats
from hotline.processes.single.layout import Layout
from hotline.processes.single.page import programs_table
from hotline.processes.single.steps import console
from hotline.processes.single.supervisor import Supervisor


def main(arguments: list[str]) -> int:
    layout = Layout(settings())
    supervisor = Supervisor(layout)
    if not supervisor.is_there():
        console.print("It is not running: make run starts it.")
        return 1
    table, well = programs_table(layout, supervisor.states(), read_beats(layout.settings))
    console.print(table)
    return 0 if well else 1
