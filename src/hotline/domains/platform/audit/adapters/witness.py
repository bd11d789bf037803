"""The witness: a process of another user of this machine that adds heads to its own files and takes nothing back."""

import socket
from datetime import datetime
from pathlib import Path

from hotline.domains.platform.audit.adapters import head_files
from hotline.domains.platform.audit.rules.heads import SignedHead
from hotline.kernel.errors import Unavailable

WITHIN_SECONDS = 5.0
TAKEN = b"taken"
#: In the witness's folder; only who may enter its own folder reaches it.
SOCKET = "run/socket"


class Witness:
    name = "本机存证"
    readable = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def append(self, head: SignedHead) -> None:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(WITHIN_SECONDS)
                line.connect(str(self._folder / SOCKET))
                line.sendall(head.line() + b"\n")
                answer = line.makefile("rb").readline().strip()
        except OSError as error:
            raise Unavailable(f"本机存证无应答：{type(error).__name__}") from error
        if answer != TAKEN:
            raise Unavailable(f"本机存证拒收：{answer.decode(errors='replace')[:100]}")

    def last(self) -> SignedHead | None:
        return head_files.last(self._folder)

    def since(self, moment: datetime) -> list[SignedHead]:
        return head_files.since(self._folder, moment)
