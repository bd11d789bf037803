"""Python's compiled code, stored beside the code by root before any program starts.

The programs read it there and can write it nowhere, so none of them changes what another one runs, and none compiles
what another one has compiled. Where root cannot write beside the code either, each compiles for itself in memory.
"""

import hashlib
import subprocess
import sys

from hotline.processes.single.layout import CODE, Layout, SetupError
from hotline.processes.single.steps import step


def store_compiled_code(layout: Layout) -> None:
    """Ours whenever a file has changed (two seconds of processor for all, a tenth where nothing has); of the libraries
    what Django's programs import, once for each lock file (five seconds). Raises SetupError with the last words.
    """
    _run(layout, "-m", "compileall", "-q", str(CODE / "src"), may_fail=True)
    stamp = layout.built / "stamps" / "compiled"
    libraries = hashlib.sha256((CODE / "uv.lock").read_bytes()).hexdigest() + sys.version
    if stamp.exists() and stamp.read_text() == libraries:
        return
    with step("the programs are compiled"):
        _run(layout, "-m", "hotline.processes.cli", "manage", "check")
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(libraries)


def _run(layout: Layout, *arguments: str, may_fail: bool = False) -> None:
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=CODE,
        env={"HOTLINE_SETTINGS": str(layout.settings_file)},
        umask=0o022,  # the programs' users read it, whatever root's umask
        capture_output=True,
        text=True,
    )
    if run.returncode and not may_fail:
        raise SetupError(f"{' '.join(arguments)} failed: {(run.stderr.strip().splitlines() or ['nothing said'])[-1]}")
