"""``hotline sealing``: holds the keys of personal data, and seals, opens and indexes for the other processes.

It runs as a user of its own, who alone reads the keys' file. It knows neither settings nor database nor bus: it is told
where its file and its folder are, and the token that wraps the file.
"""

import argparse
import ctypes
import resource
import sys
from pathlib import Path

from hotline.infrastructure.key_service.key_file import KeyFile, KeysLocked, Wrapping
from hotline.infrastructure.key_service.key_holder import KeyHolder
from hotline.infrastructure.key_service.server import KeyServer
from hotline.infrastructure.logging import configure_logging
from hotline.processes.foreground import run_until_stopped

SET_DUMPABLE = 4


def main(arguments: list[str]) -> int:
    """1: the keys cannot be had."""
    configure_logging("sealing")
    options = _parser().parse_args(arguments)
    _hide_memory()
    try:
        holder = KeyHolder(options.keys, _wrapping(options))
        holder.protect()
        server = KeyServer(holder, options.folder)
        return run_until_stopped(server.serve)
    except (OSError, KeysLocked) as error:
        print(f"the keys cannot be had: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("hotline sealing", description="Hold the keys of personal data.")
    parser.add_argument("--keys", type=Path, required=True, help="the keys' file")
    parser.add_argument("--folder", type=Path, required=True, help="of the socket and the journal of openings")
    parser.add_argument("--token-library", default="", help="PKCS#11 library of the token that wraps the keys' file")
    parser.add_argument("--token", default="hotline", help="its label")
    parser.add_argument("--token-key", default="hotline-keys", help="the AES key on it")
    parser.add_argument("--token-pin", type=Path, help="file with its PIN")
    return parser


def _wrapping(options: argparse.Namespace) -> Wrapping | None:
    """Raises KeysLocked, OSError."""
    if not options.token_library:
        return None
    from hotline.infrastructure.key_service.token import TokenWrapping

    pin = options.token_pin.read_text().strip() if options.token_pin else ""
    wrapping = TokenWrapping(options.token_library, options.token, options.token_key, pin)
    wrapping.ensure_key(may_make=not KeyFile.is_wrapped(options.keys))
    return wrapping


def _hide_memory() -> None:
    """No core file, and no look into this process's memory for others of its user."""
    ctypes.CDLL(None).prctl(SET_DUMPABLE, 0, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
