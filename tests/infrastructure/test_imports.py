"""What a program imports is not looked through for garbage; what it makes afterwards is."""

import subprocess
import sys

PREPARED = "import gc; from hotline.infrastructure.imports import lasting_objects\n"
COUNTED = """
rounds = []
gc.callbacks.append(lambda phase, info: rounds.append(phase))
with lasting_objects():
    lasting = [[each] for each in range(100_000)]
print(len(rounds), gc.get_freeze_count() > len(lasting), gc.isenabled())
more = [[each] for each in range(100_000)]
print(len(rounds) > 0)
"""
FAILING = """
try:
    with lasting_objects():
        import no_such_module
except ImportError:
    print(gc.isenabled())
"""


def printed(program: str) -> list[str]:
    ended = subprocess.run([sys.executable, "-c", PREPARED + program], capture_output=True, text=True, check=True)
    return ended.stdout.split()


def test_they_are_set_aside_and_afterwards_garbage_is_looked_for_as_before() -> None:
    assert printed(COUNTED) == ["0", "True", "True", "True"]


def test_it_is_looked_for_too_where_an_import_failed() -> None:
    assert printed(FAILING) == ["True"]
