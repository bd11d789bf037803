"""Only the demonstration acts in an invented past, or logs events without the bus."""

from pathlib import Path

import pytest

SOURCE = Path("src/hotline")


@pytest.mark.parametrize(
    ("name", "home"), [("acting_at", "kernel/clock.py"), ("outbox import collecting", "infrastructure/outbox.py")]
)
def test_nobody_but_the_demonstration_acts_in_the_past(name: str, home: str) -> None:
    users = {str(file.relative_to(SOURCE)) for file in SOURCE.rglob("*.py") if name in file.read_text()} - {home}
    assert users
    assert all(user.startswith("demo/history/") for user in users), users
