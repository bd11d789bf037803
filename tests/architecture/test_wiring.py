"""config/wiring.py imports what a domain needs of a higher one. No code looks anything up by a dotted string."""

import re
from pathlib import Path

import pytest

from hotline.kernel.slot import EmptySlot, Slot

SOURCE = Path("src/hotline")
#: What imports by name, and why it may: commands load on demand, nodes are found in their own folder.
BY_NAME = {
    "processes/cli.py",
    "domains/voice/ivr/rules/nodes/__init__.py",
}


def test_nothing_is_imported_by_a_string() -> None:
    found = {
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if re.search(r"\b(import_string|import_module|__import__)\b", file.read_text(encoding="utf-8"))
    }
    assert found == BY_NAME


def test_an_empty_slot_says_what_it_is_for() -> None:
    slot: Slot[int] = Slot("the answer")
    with pytest.raises(EmptySlot, match="the answer"):
        slot()
    with slot.override(42):
        assert slot() == 42
    with pytest.raises(EmptySlot):
        slot()


def test_every_slot_is_filled() -> None:
    declared = {
        name
        for file in SOURCE.rglob("ports.py")
        for name in re.findall(r"^(\w+): Slot\[", file.read_text(encoding="utf-8"), re.M)
    }
    filled = re.findall(
        r"^    \w+\.(\w+)\.fill(?:_from)?\(", (SOURCE / "config/wiring.py").read_text(encoding="utf-8"), re.M
    )
    assert sorted(declared) == sorted(filled)


def test_advisory_locks_and_chains_have_one_implementation_each() -> None:
    def naming(what: str) -> set[str]:
        return {
            str(file.relative_to(SOURCE))
            for file in SOURCE.rglob("*.py")
            if what in file.read_text(encoding="utf-8") and "migrations" not in file.parts
        }

    assert naming("advisory_") == {"infrastructure/locks.py"}
    assert naming("GENESIS =") == {"kernel/chain.py"}
