"""Progress: one line a step with the seconds it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

console = Console(highlight=False, soft_wrap=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    begun = time.monotonic()
    with console.status(f"{what} …"):
        try:
            yield
        except BaseException:
            console.print(f"  [red]✗[/] {what} [dim]{time.monotonic() - begun:.1f} s[/]")
            raise
    console.print(f"  [green]✓[/] {what} [dim]{time.monotonic() - begun:.1f} s[/]")
