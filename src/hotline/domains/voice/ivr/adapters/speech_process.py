"""The process that speaks for AI seats: texts come in at one pipe, A-law sound goes out at another, nothing is stored.

A process of its own, so that neither its time nor its memory are those of the calls. It ends when idle.
"""

import os
import select
import sys
from pathlib import Path

import msgspec
import numpy as np

from hotline.domains.voice.ivr.adapters.kokoro import Kokoro
from hotline.domains.voice.ivr.adapters.telephone_sound import for_the_telephone, silence, trimmed
from hotline.domains.voice.ivr.ports import Voice
from hotline.infrastructure import audio
from hotline.infrastructure.pipes import receive, send
from hotline.kernel.errors import Invalid

IDLE_SECONDS = 900.0
#: After a sentence.
PAUSE_SECONDS = 0.15


class Sentence(msgspec.Struct, frozen=True):
    """A sentence to speak, of characters and punctuation only."""

    text: str
    voice: str
    speed: float = 1.0


def spoken(voice: Voice, sentence: Sentence) -> bytes:
    """A-law sound, whole frames of 20 ms; empty for what cannot be spoken."""
    try:
        sound = trimmed(voice.synthesise(sentence.text, sentence.voice, sentence.speed))
    except Invalid:
        return b""
    samples = for_the_telephone(np.concatenate([sound, silence(PAUSE_SECONDS, voice.rate)]), voice.rate)
    alaw = audio.encode(samples)
    return alaw + audio.SILENCE[: -len(alaw) % audio.FRAME]


def main(tools: Path, niceness: int) -> None:
    os.nice(niceness)
    # Keeps a library's output from mixing with the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    voice, incoming = Kokoro(tools), sys.stdin.buffer
    while select.select([incoming], [], [], IDLE_SECONDS)[0] and (message := receive(incoming)):
        send(answers, spoken(voice, msgspec.json.decode(message, type=Sentence)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
