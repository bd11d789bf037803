"""How well telephone speech is recognised: characters wrong and keywords retained, by voice, noise and method.

    .venv/bin/python -m bench.speech [--sentences 12] [--voices zf_xiaoxiao zm_yunxi zf_xiaoyi] [--wrong]

Kokoro speaks bench/speech_sentences.tsv (sentence, keywords) with each voice; the sound is cut to the telephone's band
(300-3400 Hz), coded in A-law at 8 kHz, and recognised by Whisper base, with and without noise at 10 dB. Methods:
without the prompt of the trade's words, with it, and with homophones put right after that. A synthetic caller: real
ones are recognised worse. The correction knows the articles' words, which the sentences are about.
"""

import argparse
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.converse import levelled

SENTENCES = Path(__file__).with_name("speech_sentences.tsv")
VOICES = ("zf_xiaoxiao", "zm_yunxi", "zf_xiaoyi")
SPOKEN_RATE, PHONE_RATE, RECEIVED_RATE = 24_000, 8_000, 16_000
LOWEST_HZ, HIGHEST_HZ = 300, 3400
NOISE_DB = 10.0
PLAIN, PROMPTED, PUT_RIGHT = "no prompt", "prompt", "prompt, homophones"
type Sound = NDArray[np.float32]


class Sentence(NamedTuple):
    text: str
    keywords: tuple[str, ...]


class Score:
    """Characters wrong of all, keywords retained of all."""

    def __init__(self) -> None:
        self.wrong = self.of = self.retained = self.keywords = 0

    def add(self, sentence: Sentence, recognised: str) -> None:
        reference, found = plain(sentence.text), plain(recognised)
        self.wrong += distance(reference, found)
        self.of += len(reference)
        self.retained += sum(plain(each) in found for each in sentence.keywords)
        self.keywords += len(sentence.keywords)

    def __str__(self) -> str:
        return f"{self.wrong / max(1, self.of):.1%} | {self.retained} of {self.keywords}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=12)
    parser.add_argument("--voices", nargs="*", default=list(VOICES))
    parser.add_argument("--wrong", action="store_true", help="print what was recognised otherwise")
    options = parser.parse_args()
    from bench.knowledge_folds import set_up

    set_up()
    scores, seconds, sound_seconds = defaultdict[tuple[str, str, str], Score](Score), 0.0, 0.0
    recognise = _recognisers()
    for voice, sentence, sound in spoken(options.voices, sentences()[: options.sentences]):
        for band, received in (("telephone", sound), ("telephone, noise 10 dB", with_noise(sound))):
            started = time.perf_counter()
            texts = recognise(received, is_quiet=band == "telephone")
            seconds += time.perf_counter() - started
            sound_seconds += len(received) / RECEIVED_RATE * (len(texts) - 1)
            for method, text in texts.items():
                scores[voice, band, method].add(sentence, text)
                if options.wrong and plain(text) != plain(sentence.text):
                    print(f"   {voice}, {band}, {method}: {sentence.text} -> {text}")
    print("| voice | band | method | characters wrong | keywords retained |\n|---|---|---|---|---|")
    totals = defaultdict[tuple[str, str], Score](Score)
    for (voice, band, method), score in scores.items():
        print(f"| {voice} | {band} | {method} | {score} |")
        total = totals[band, method]
        total.wrong, total.of = total.wrong + score.wrong, total.of + score.of
        total.retained, total.keywords = total.retained + score.retained, total.keywords + score.keywords
    for (band, method), score in totals.items():
        print(f"| **all** | {band} | {method} | {score} |")
    print(f"{seconds / max(sound_seconds, 1e-9):.2f} s a second of sound, on this machine, with what else ran on it")


def sentences() -> list[Sentence]:
    rows = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line]
    return [Sentence(text, tuple(keywords.split("、"))) for text, keywords in rows]


def spoken(voices: list[str], some: list[Sentence]) -> Iterator[tuple[str, Sentence, Sound]]:
    """Each sentence by each voice, as it comes out of a telephone, at ``RECEIVED_RATE``."""
    from hotline.domains.voice.ivr.adapters.kokoro import Kokoro
    from hotline.domains.voice.ivr.rules.read_aloud import read_aloud
    from hotline.infrastructure.settings import settings

    kokoro = Kokoro(settings().place.built / "tools")
    for voice in voices:
        for sentence in some:
            yield voice, sentence, telephone(kokoro.synthesise(read_aloud(sentence.text), voice, 1.0))


def telephone(sound: Any) -> Sound:
    """Cut to the band, coded and decoded in A-law at 8 kHz, brought to the recogniser's rate."""
    spectrum = np.fft.rfft(np.asarray(sound, np.float32))
    frequencies = np.fft.rfftfreq(len(sound), 1 / SPOKEN_RATE)
    spectrum[(frequencies < LOWEST_HZ) | (frequencies > HIGHEST_HZ)] = 0
    banded = np.fft.irfft(spectrum, len(sound))[:: SPOKEN_RATE // PHONE_RATE]
    banded = coded(banded / max(1e-6, float(np.abs(banded).max())) * 0.7)
    at = np.arange(len(banded) * RECEIVED_RATE // PHONE_RATE) * PHONE_RATE / RECEIVED_RATE
    return np.interp(at, np.arange(len(banded)), banded).astype(np.float32)


def coded(samples: NDArray[Any]) -> NDArray[Any]:
    """A-law and back: 13 segments of 16 steps."""
    a = 87.6
    size = np.abs(np.clip(samples, -1, 1))
    curve = np.where(size < 1 / a, a * size, 1 + np.log(np.maximum(a * size, 1e-9))) / (1 + np.log(a))
    curve = np.round(curve * 128) / 128
    grown = np.where(curve < 1 / (1 + np.log(a)), curve * (1 + np.log(a)) / a, np.exp(curve * (1 + np.log(a)) - 1) / a)
    return np.sign(samples) * grown


def with_noise(sound: Sound) -> Sound:
    """Noise of a street: more of the low than of the high, the same for the same length."""
    white = np.fft.rfft(np.random.default_rng(len(sound)).standard_normal(len(sound)))
    pink = np.fft.irfft(white / np.sqrt(np.arange(1, len(white) + 1)), len(sound))
    loud = float(np.sqrt(np.mean(sound**2))) / float(np.sqrt(np.mean(pink**2)))
    return (sound + pink * loud * 10 ** (-NOISE_DB / 20)).astype(np.float32)


def _recognisers() -> Any:
    from hotline.domains.understanding.assistant.adapters.recogniser import Recogniser
    from hotline.domains.understanding.assistant.adapters.whisper import expected
    from hotline.domains.understanding.conversation.queries import builtin_homophones

    recogniser, homophones = Recogniser(expected()), builtin_homophones()

    def recognise(sound: Sound, *, is_quiet: bool) -> dict[str, str]:
        samples = np.asarray(sound, np.float32).tobytes()
        prompted = recogniser.hear(samples).text
        texts = {PROMPTED: prompted, PUT_RIGHT: homophones.put_right(prompted)}
        return {PLAIN: recogniser.hear(samples, prompt="").text, **texts} if is_quiet else texts

    return recognise


def plain(text: str) -> str:
    """Without marks, figures written alike."""
    return levelled(re.sub(r"\s", "", text.replace("幺", "一"))).replace("百分", "")


def distance(reference: str, found: str) -> int:
    """Characters to insert, delete or replace (Levenshtein)."""
    row = list(range(len(found) + 1))
    for at, character in enumerate(reference, 1):
        diagonal, row[0] = row[0], at
        for place, other in enumerate(found, 1):
            cheapest = min(row[place] + 1, row[place - 1] + 1, diagonal + (character != other))
            diagonal, row[place] = row[place], cheapest
    return row[-1]


if __name__ == "__main__":
    main()
