"""The version of the programs: the package's number, and the last change of the checkout it runs from."""

import subprocess
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from hotline.domains.platform.security.ports import ProgramVersion

CODE = Path(__file__).parents[6]
WITHIN_SECONDS = 5


@cache
def of_this_code() -> ProgramVersion:
    # The checkout belongs to whoever installed it, not to the user that runs this.
    command = ["git", "-c", "safe.directory=*", "-C", str(CODE), "log", "-1", "--format=%h %cI"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=WITHIN_SECONDS, check=True).stdout
        revision, moment = found.split()
    except (OSError, subprocess.SubprocessError, ValueError):
        return ProgramVersion(version("hotline"), "", None)
    return ProgramVersion(version("hotline"), revision, datetime.fromisoformat(moment))
