"""The program ``sandbox``: parses what comes from outside, as a user of its own, without network, settings and keys.

``hotline up`` starts it inside a file system of its own (``processes/single/sandbox.py``), where it sees the code, the
libraries and the folder of its socket.
"""

import argparse
import socket
from pathlib import Path

import structlog

from hotline.config.sandboxed import FUNCTIONS
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.sandbox.server import Server

log = structlog.get_logger()
WAITING = 128


def main() -> None:
    configure_logging("sandbox")
    parser = argparse.ArgumentParser("sandbox", description="Parse what comes from outside.")
    parser.add_argument("--socket", type=Path, required=True)
    path = parser.parse_args().socket
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        path.chmod(0o666)  # who may pass its folder may use it
        listener.listen(WAITING)
        log.info("the sandbox listens", action="sandbox_up")
        Server(listener, FUNCTIONS).serve()


if __name__ == "__main__":
    main()
