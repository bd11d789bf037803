"""Sealed numbers are opened only in the one place that writes an audit row."""

from pathlib import Path

SOURCE = Path("src/hotline")
MAY_OPEN = {SOURCE / "infrastructure/sealing.py"}


def test_only_citizens_opens_what_is_sealed() -> None:
    openers = {
        path
        for path in SOURCE.rglob("*.py")
        if "open_sealed" in path.read_text() and path not in MAY_OPEN and "citizens" not in path.parts
    }
    assert openers == set()
