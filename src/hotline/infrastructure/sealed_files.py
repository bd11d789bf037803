"""Large files sealed in pieces, so that a part opens without the rest: SM4-GCM (GB/T 32907), keys by SM3.

The file begins with ``HLS1``, one byte for the length of the dated key's name, that name and 16 bytes of salt. Pieces
of 64 KiB follow, each with a tag behind it. The file's own key is derived from the dated key and this head. A piece's
nonce is its number and a flag for the last piece, so no piece can be altered, exchanged, left out or cut off unseen.
"""

import io
import os
import re
from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hotline.infrastructure.key_service.port import KeyService, Purpose
from hotline.infrastructure.sealing import sealing_keys

MAGIC = b"HLS1"
SALT, TAG = 16, 16
PIECE = 64 * 1024
LONGEST_HEAD = len(MAGIC) + 1 + 255 + SALT
#: Pieces kept open: a reader of sound goes back a little now and then.
MAX_OPEN = 4
#: How a file that was sealed in one piece begins, as files of before were.
DATED = re.compile(rb"\d{4}-\d\d(-\d\d(-\d+)?)?")


class Damaged(Exception):
    """The file is not what was sealed."""


def _cipher(key: bytes, number: int, last: bool, tag: bytes | None = None) -> Cipher[modes.GCM]:
    return Cipher(algorithms.SM4(key), modes.GCM(number.to_bytes(11) + bytes([last]), tag))


def seal(clear: Iterable[bytes], with_keys: KeyService | None = None) -> Iterator[bytes]:
    """Head and sealed pieces, as they are to be written."""
    sealing = with_keys or sealing_keys()
    dated = sealing.state.current_file.encode()
    head = MAGIC + bytes([len(dated)]) + dated + os.urandom(SALT)
    key = sealing.derived(sealing.state.current_file, head, Purpose.NEW_FILE)
    yield head
    number, waiting = 0, b""
    for some in clear:
        waiting += some
        while len(waiting) > PIECE:
            yield _sealed_piece(key, number, waiting[:PIECE], last=False)
            number, waiting = number + 1, waiting[PIECE:]
    yield _sealed_piece(key, number, waiting, last=True)


def _sealed_piece(key: bytes, number: int, clear: bytes, *, last: bool) -> bytes:
    encryptor = _cipher(key, number, last).encryptor()
    return encryptor.update(clear) + encryptor.finalize() + encryptor.tag


class SealedFile(io.RawIOBase):
    """The clear content of a sealed file, readable from any position. Only the needed pieces are fetched and decrypted.

    ``fetch(start, stop)`` reads bytes of the sealed file. Raises Damaged; KeyError when the dated key was destroyed.
    """

    def __init__(self, size: int, fetch: Callable[[int, int], bytes], with_keys: KeyService | None = None) -> None:
        super().__init__()
        self._fetch, self._at, self._open = fetch, 0, dict[int, bytes]()
        head = fetch(0, min(size, LONGEST_HEAD))
        self._start = len(MAGIC) + 1 + (head[len(MAGIC)] if len(head) > len(MAGIC) else 0) + SALT
        if not head.startswith(MAGIC) or len(head) < self._start:
            raise Damaged("not a sealed file")
        head = head[: self._start]
        self._key = (with_keys or sealing_keys()).derived(_name_in(head), head)
        self._pieces = -(-(size - self._start) // (PIECE + TAG))
        self.length = size - self._start - self._pieces * TAG
        if self._pieces < 1 or self.length < 0:
            raise Damaged("cut off")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.length}[whence]
        self._at = max(start + offset, 0)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._at >= self.length or not len(buffer):
            return 0
        number, inside = divmod(self._at, PIECE)
        some = self._piece(number)[inside : inside + len(buffer)]
        memoryview(buffer)[: len(some)] = some
        self._at += len(some)
        return len(some)

    def _piece(self, number: int) -> bytes:
        if number not in self._open:
            while len(self._open) >= MAX_OPEN:
                self._open.pop(next(iter(self._open)))
            self._open[number] = self._opened(number)
        return self._open[number]

    def _opened(self, number: int) -> bytes:
        last = number == self._pieces - 1
        start = self._start + number * (PIECE + TAG)
        sealed = self._fetch(start, start + TAG + (self.length - number * PIECE if last else PIECE))
        decryptor = _cipher(self._key, number, last, sealed[-TAG:]).decryptor()
        try:
            return decryptor.update(sealed[:-TAG]) + decryptor.finalize()
        except (InvalidTag, ValueError) as error:
            raise Damaged(f"piece {number} was altered") from error


def seal_file(clear: bytes) -> bytes:
    """A whole file, sealed in pieces."""
    return b"".join(seal([clear]))


def open_file(sealed: bytes) -> bytes:
    """The clear content of a whole file, of either form. Only for a reader with permission, after an audit row.

    Raises KeyError when the dated key was destroyed; Damaged, or InvalidTag for a file of before, when it was altered.
    """
    if not sealed.startswith(MAGIC):
        return sealing_keys().open_bytes(sealed)
    return SealedFile(len(sealed), lambda start, stop: sealed[start:stop]).readall() or b""


def _name_in(head: bytes) -> str:
    try:
        return head[len(MAGIC) + 1 : -SALT].decode()
    except UnicodeDecodeError as error:
        raise Damaged("not a sealed file") from error


def key_named_in(head: bytes) -> str:
    """The date of the key of a sealed file, of either form, by its first bytes; "" for a file that is not sealed."""
    if head.startswith(MAGIC):
        return head[len(MAGIC) + 1 :][: head[len(MAGIC)]].decode(errors="replace") if len(head) > len(MAGIC) else ""
    dated, found, _ = head.partition(b"\n")
    return dated.decode() if found and DATED.fullmatch(dated) else ""
