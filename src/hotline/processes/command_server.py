"""Runs ``hotline`` commands one after another with Django loaded already.

Loading takes two seconds of processor, which each of half a dozen commands of a start would spend again. Each runs in a
fork, so none finds what another left in memory.
"""

import json
import os
import sys
import tempfile
import traceback
from typing import Any

from hotline.processes import cli
from hotline.processes.foreground import set_up_django


def serve() -> None:
    """Read commands, a JSON array of arguments a line; answer each with its exit code and its outputs."""
    set_up_django("setup")
    for line in sys.stdin:
        print(json.dumps(_ran(json.loads(line))), flush=True)


def _ran(arguments: list[str]) -> tuple[int, str, str]:
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as complaint:
        pid = os.fork()
        if pid == 0:
            os._exit(_in_the_fork(arguments, printed.fileno(), complaint.fileno()))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        for file in (printed, complaint):
            file.seek(0)
        return code, printed.read(), complaint.read()


def _in_the_fork(arguments: list[str], printed: int, complaint: int) -> int:
    """The command's exit code."""
    code: Any = 1
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(printed, 1)
    os.dup2(complaint, 2)
    sys.argv = ["hotline", *arguments]
    try:
        code = cli.main()
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else int(bool(code))


if __name__ == "__main__":
    serve()
