"""Music on hold: soft plucked strings in a pentatonic mode, generated, so that no rights of others are involved.

A string is the sum of its harmonics. The higher a harmonic, the faster it decays.
"""

import numpy as np
from numpy.typing import NDArray

from hotline.domains.voice.ivr.adapters.telephone_sound import RATE, levelled, samples_of
from hotline.domains.voice.ivr.ports import Sound

MUSIC = "plucked-1"
MUSIC_LEVEL = 10 ** (-30 / 20)
SEED = 12333

NOTE_SECONDS = 0.55
BARS, BEATS = 40, 4
RING_SECONDS = 3.0
ATTACK_SECONDS = 0.006
HIGHEST_HERTZ = 3200.0
#: The scale 宫商角徵羽 over two octaves, in semitones above the root.
MODE = (0, 2, 4, 7, 9, 12, 14, 16, 19, 21)
ROOT_HERTZ = 196.0
#: The low string of each bar: 宫 羽 徵 商, a round that never asks to end.
BASS = (0, -3, -5, 2)

type Note = tuple[float, int, float]
"""Beat, semitones above the root, loudness."""


def string(hertz: float, loud: float) -> Sound:
    """Generate one plucked note that rings out. ``loud`` is its amplitude."""
    moments = np.arange(round(RING_SECONDS * RATE)) / RATE
    sound = np.zeros(len(moments))
    for harmonic in range(1, int(HIGHEST_HERTZ / hertz) + 1):
        fading = np.exp(-moments * (1.1 + 0.9 * harmonic))
        sound += harmonic**-1.6 * fading * np.sin(2 * np.pi * harmonic * hertz * moments)
    attack = np.minimum(moments / ATTACK_SECONDS, 1)
    release = np.minimum((RING_SECONDS - moments) / 0.2, 1)
    return (loud * attack * release * sound).astype(np.float32)


def melody(chance: np.random.Generator) -> list[Note]:
    """A walk over the mode in small steps, resting now and then."""
    notes: list[Note] = []
    place = len(MODE) // 2
    for half in range(BARS * BEATS * 2):
        accented = half % 2 == 0
        if chance.random() < (0.7 if accented else 0.2):
            place = int(np.clip(place + chance.integers(-2, 3), 0, len(MODE) - 1))
            notes.append((half / 2, MODE[place], 0.5 if accented else 0.35))
    return notes


def accompaniment() -> list[Note]:
    """A low string at the head of each bar and its fifth in the middle."""
    bars = [(bar * BEATS, BASS[bar % len(BASS)]) for bar in range(BARS)]
    return [note for position, low in bars for note in ((position, low, 0.6), (position + 2, low + 7, 0.35))]


def waiting_music() -> NDArray[np.int16]:
    """The waiting music: 88 seconds, always the same.

    The last notes ring into the first, so that it loops without a seam.
    """
    played = np.zeros(round(BARS * BEATS * NOTE_SECONDS * RATE), np.float32)
    for position, semitones, loud in melody(np.random.default_rng(SEED)) + accompaniment():
        sound = string(ROOT_HERTZ * 2 ** (semitones / 12), loud)
        places = (round(position * NOTE_SECONDS * RATE) + np.arange(len(sound))) % len(played)
        played[places] += sound
    return samples_of(levelled(played, RATE, MUSIC_LEVEL))
