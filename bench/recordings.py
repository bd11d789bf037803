"""What keeping an hour of talk costs: processor seconds and megabytes, FLAC beside Opus, sealed and read back.

    .venv/bin/python -m bench.recordings

The talk is the demonstration's own voices, agent and citizens by turns with pauses, both lines with noise (-66 dB of
full scale), through A-law like everything the switch hands us; ten minutes of it, figures for an hour.
"""

import functools
import io
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
from cryptography.hazmat.primitives import hashes

from hotline.domains.voice.recordings.rules.check import FRAME_BYTES
from hotline.domains.voice.recordings.rules.copy import write_copy
from hotline.domains.voice.recordings.rules.flac import Unpacked, pack
from hotline.domains.voice.recordings.rules.listening import mark_of
from hotline.domains.voice.recordings.rules.sound_marks import STRETCH, marked_pieces
from hotline.domains.voice.recordings.rules.watermark import Code, code_of
from hotline.infrastructure import audio
from hotline.infrastructure.key_service.key_set import DatedKeys, SealingKeys
from hotline.infrastructure.sealed_files import SealedFile, seal

PROMPTS = Path(".data/prompts")
SECONDS, AN_HOUR = 600, 3600
NOISE = 16.0
ONE = DatedKeys("2026-11", {"2026-11": os.urandom(16)})
KEYS = SealingKeys(ONE, ONE, ONE, digest=os.urandom(32))


def voices(folder: str) -> list[audio.Samples]:
    found = [audio.decode(path.read_bytes()) for path in sorted((PROMPTS / folder).glob("*.alaw"))]
    if not found:
        raise SystemExit("speak the demonstration's voices first: .venv/bin/hotline prompts")
    return found


def talk(dice: np.random.Generator) -> bytes:
    """Raw stereo as the switch writes it: left the citizen, right the agent."""
    sides, length = (voices("citizens"), voices("agents")), SECONDS * audio.RATE
    sound, at, side = dice.normal(0, NOISE, (length, 2)), 0, 1
    while at < length:
        utterance = sides[side][dice.integers(len(sides[side]))][: length - at]
        sound[at : at + len(utterance), side] += utterance
        at += len(utterance) + int(dice.uniform(0.2, 1.2) * audio.RATE)
        side = 1 - side
    mixed = np.clip(sound, -32768, 32767).astype(np.int16)
    lines = [audio.decode(audio.encode(np.ascontiguousarray(mixed[:, line]))) for line in (0, 1)]
    return np.stack(lines, axis=1).astype("<i2").tobytes()


def cost[T](work: Callable[[], T]) -> tuple[float, T]:
    """Processor seconds for an hour of talk."""
    before = time.process_time()
    result = work()
    return (time.process_time() - before) * AN_HOUR / SECONDS, result


def as_flac(raw: bytes) -> bytes:
    file = io.BytesIO()
    pack([raw], file)
    return file.getvalue()


def as_opus(raw: bytes) -> bytes:
    file = io.BytesIO()
    samples = np.frombuffer(raw, "<i2").reshape(-1, 2)
    with soundfile.SoundFile(file, "w", 8000, 2, format="OGG", subtype="OPUS") as out:
        for at in range(0, len(samples), 64 * 1024):
            out.write(samples[at : at + 64 * 1024])
    return file.getvalue()


def sm3(content: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize()


def opened(sealed: bytes) -> bytes:
    file = SealedFile(len(sealed), lambda start, stop: sealed[start:stop], KEYS)
    return b"".join(Unpacked(file).pieces())


def listened(sealed: bytes, code: Code) -> float:
    """Reads all of a listening. Returns after how many seconds its first stretch was there."""
    begun = time.perf_counter()
    sound = Unpacked(SealedFile(len(sealed), lambda start, stop: sealed[start:stop], KEYS))
    frames = sound.size // FRAME_BYTES
    read = functools.partial(_read, sound)
    pieces = marked_pieces(read, 0, sound.size, channels=sound.channels, frames=frames, number=mark_of(1), code=code)
    next(pieces)
    first = time.perf_counter() - begun
    assert sum(map(len, pieces)) > 0
    return first


def _read(sound: Unpacked, start: int, stop: int) -> bytes:
    return b"".join(sound.pieces(start, stop))


def main() -> None:
    raw = talk(np.random.default_rng(12333))
    hour = AN_HOUR / SECONDS / 1e6
    print(f"{os.getloadavg()[0]:.1f} load, {os.cpu_count()} cores; raw {len(raw) * hour:.0f} MB an hour\n")
    print("| step | CPU s an hour of talk | MB an hour |\n|---|---|---|")
    opus_seconds, opus = cost(lambda: as_opus(raw))
    print(f"| Opus | {opus_seconds:.1f} | {len(opus) * hour:.1f} |")
    flac_seconds, flac = cost(lambda: as_flac(raw))
    print(f"| FLAC | {flac_seconds:.1f} | {len(flac) * hour:.1f} |")
    seal_seconds, sealed = cost(lambda: b"".join(seal([flac], KEYS)))
    print(f"| sealing the FLAC (SM4-GCM) | {seal_seconds:.1f} | {len(sealed) * hour:.1f} |")
    digest_seconds, _ = cost(lambda: (sm3(raw), sm3(raw), sm3(sealed), sm3(raw)))
    print(f"| SM3: raw, its frames, sealed, read back | {digest_seconds:.1f} | |")
    open_seconds, content = cost(lambda: opened(sealed))
    print(f"| opening and unpacking | {open_seconds:.1f} | |")
    assert content == raw, "nothing may be lost"
    check_seconds, _ = cost(lambda: (sm3(sealed), sm3(opened(sealed))))
    print(f"| reading it in the nightly check: opened, two digests | {check_seconds:.1f} | |")
    code = code_of(KEYS.derived(KEYS.state.current, b"mark"))
    copy_seconds, _ = cost(
        lambda: write_copy([raw], io.BytesIO(), number=1, code=code, comment="a copy", title="a copy")
    )
    print(f"| marking a copy | {copy_seconds:.1f} | {len(raw) * hour:.1f} |")
    listen_seconds, first = cost(lambda: listened(sealed, code))
    print(f"| listening: opened, unpacked, marked as it is read | {listen_seconds:.1f} | {len(raw) * hour:.1f} |")
    print(f"| **all of an archiving** | **{flac_seconds + seal_seconds + digest_seconds + open_seconds:.1f}** | |")
    print(f"\nfirst {STRETCH / audio.RATE:.0f} s of sound after {first * 1000:.0f} ms")


if __name__ == "__main__":
    main()
