"""``hotline voice``: bring the Mandarin voice, speak what does not come spoken. Runs beside everything after a start.

What cannot be done, since the network is away for instance, is tried again until it can; ``--once`` tries once.
"""

import argparse
import fcntl
import os
import pwd
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hotline.domains.voice.ivr.adapters import speech
from hotline.domains.voice.ivr.adapters.builtin_sounds import Damaged
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid
from hotline.processes.prompts import Desk

AGAIN_SECONDS = 300.0
#: Calls go before it.
NICENESS = 19


def main(arguments: list[str]) -> int:
    once = _options(arguments).once
    built = settings().place.built.absolute()
    _as_administrator()
    while fault := _work(built):
        print(fault if once else f"{fault}; tried again in {AGAIN_SECONDS / 60:.0f} min", flush=True)
        if once:
            return 1
        time.sleep(AGAIN_SECONDS)
    return 0


def is_needed(prompts: Path, tools: Path) -> bool:
    """Something is to be spoken, or whoever changes an announcement would find no voice."""
    return not speech.is_here(tools) or bool(Desk(prompts, tools).outdated())


def _work(built: Path) -> str:
    """Install the voice and speak the outstanding prompts. Returns the error, "" when everything is done."""
    try:
        with _alone(built):
            speech.bring(built / "tools")
            desk = Desk(settings().prompts_dir, built / "tools")
            desk.unpack()
            desk.speak_the_rest()
    except (speech.NoVoice, Damaged, Invalid, OSError) as error:
        return error.message if isinstance(error, Invalid) else str(error)
    return ""


def _as_administrator() -> None:
    """Set root's environment: HOME, the mode of new files, and a low priority.

    The supervisor sets no HOME, where the package clients store their settings and downloads. Other users must be able
    to read the files that are written.
    """
    os.environ["HOME"] = pwd.getpwuid(os.getuid()).pw_dir
    os.umask(0o022)
    os.nice(NICENESS)


@contextmanager
def _alone(built: Path) -> Iterator[None]:
    """Hold the lock of the machine's voice.

    Installations of one machine share the voice and its recordings. The others wait and find the work done.
    """
    tools = built / "tools"
    tools.mkdir(parents=True, exist_ok=True)
    with (tools / "voice.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hotline voice", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end with 1 when it cannot be done")
    return parser.parse_args(arguments)
