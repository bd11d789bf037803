"""``hotline prompts``: the announcements, citizens and music that are missing or changed.

Most come spoken, in ``spoken`` beside the texts, and are unpacked; what was changed here is spoken.
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from hotline.domains.voice.ivr.adapters import speech
from hotline.domains.voice.ivr.adapters.beep import beep
from hotline.domains.voice.ivr.adapters.builtin_sounds import BuiltinSounds, Damaged
from hotline.domains.voice.ivr.adapters.kokoro import ENGINE, Kokoro
from hotline.domains.voice.ivr.adapters.music import MUSIC, waiting_music
from hotline.domains.voice.ivr.adapters.prompts import TEXTS, UNSPEAKABLE, catalogue
from hotline.domains.voice.ivr.adapters.studio import Studio, write_atomically
from hotline.domains.voice.ivr.rules.catalogue import Prompt, prompts_from_toml, withdrawn
from hotline.domains.voice.ivr.rules.nodes.spoken_text import UNSAID
from hotline.domains.voice.ivr.rules.nodes.voicemail import BEEP
from hotline.infrastructure.audio import decode, encode
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid

#: Beside the texts: what comes spoken.
SPOKEN = "spoken"
#: The folder of what callers hear.
CALLERS = "zh"


def main(arguments: list[str]) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.say and not options.out:
        parser.error("--say needs --out")
    out, tools = options.out or settings().prompts_dir, settings().place.built / "tools"
    try:
        if options.say:
            speak_to_files(json.load(sys.stdin), out=out, tools=tools)
            return 0
        desk = Desk(out, tools, options.texts)
        desk.unpack()
        if options.unpack:
            desk.report_remaining()
            return 0
        desk.speak_the_rest()
        if options.ship:
            desk.ship()
    except Invalid as refusal:
        print(refusal.message, file=sys.stderr)
        return UNSPEAKABLE if options.say else 1
    except (Damaged, speech.NoVoice) as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


class Desk:
    """Brings the prompts in folder ``out`` up to date with their texts, and reports the progress."""

    def __init__(self, out: Path, tools: Path, texts: Path = TEXTS) -> None:
        self._out, self._tools = out, tools.absolute()
        self._prompts = [
            prompt for file in sorted(texts.glob("*.toml")) for prompt in prompts_from_toml(file.read_text())
        ]
        self._builtin = BuiltinSounds(texts / SPOKEN)
        self._studio = Studio(out, ENGINE, partial(Kokoro, self._tools), encode)

    def outdated(self) -> list[Prompt]:
        return self._studio.outdated(self._prompts)

    def unpack(self) -> None:
        """Unpack the prompts that come with the code, and compose the music and the tone.

        A prompt whose text has changed is served by its older recording until the new text is spoken, unless it has a
        recording already.
        """
        chosen = [
            (prompt, self._builtin.pieces[prompt.path].made_from) for prompt in self.outdated() if self._serves(prompt)
        ]
        if chosen:
            self._studio.adopt((prompt, self._builtin.samples(prompt.path), mark) for prompt, mark in chosen)
            print(f"{len(chosen)} of {len(self._prompts)} prompts came spoken and are unpacked", flush=True)
        for path in self._studio.clear_out(self._prompts):
            print(f"      removed  {path}")
        _compose(self._out / "moh" / f"{MUSIC}.alaw")
        if not (tone := self._out / CALLERS / f"{BEEP}.alaw").exists():
            write_atomically(tone, encode(beep()))

    def _serves(self, prompt: Prompt) -> bool:
        older = prompt.path in self._builtin.pieces and not self._studio.file(prompt).exists()
        return older or self._came_right(prompt)

    def _came_right(self, prompt: Prompt) -> bool:
        piece = self._builtin.pieces.get(prompt.path)
        return piece is not None and piece.made_from == self._studio.mark_of(prompt)

    def report_remaining(self) -> None:
        if left := self.outdated():
            print(f"{len(left)} of {len(self._prompts)} prompts are to be spoken: hotline prompts")
        else:
            print(f"{len(self._prompts)} prompts, all up to date")

    def speak_the_rest(self) -> None:
        todo = self.outdated()
        if not todo:
            self.report_remaining()
            return
        print(f"{len(todo)} of {len(self._prompts)} prompts are to be spoken", flush=True)
        speech.bring(self._tools)
        began = time.monotonic()
        for done, (prompt, seconds) in enumerate(self._studio.build(self._prompts), start=1):
            left = (time.monotonic() - began) / done * (len(todo) - done)
            print(f"{done:4}/{len(todo)}  {prompt.path:<34} {seconds:5.1f} s   {left:4.0f} s to go", flush=True)

    def ship(self) -> None:
        """Renew the prompts that come with the code from those spoken here. Unchanged prompts keep their files."""
        pieces = self._builtin.pieces
        changed = [prompt for prompt in self._prompts if not self._came_right(prompt)]
        for prompt in changed:
            samples = decode(self._studio.file(prompt).read_bytes())
            self._builtin.put(prompt.path, samples, self._studio.mark_of(prompt))
        gone = withdrawn(self._prompts, pieces)
        for path in gone:
            self._builtin.drop(path)
        self._builtin.save()
        print(f"{len(changed)} prompts renewed, {len(gone)} removed of {len(pieces)} that come spoken")


def speak_to_files(texts: Mapping[str, str], *, out: Path, tools: Path) -> None:
    """Into ``out/<name>.alaw``, in the voice of the catalogue."""
    like = catalogue()[0]
    prompts = [
        Prompt(str(Path(name).parent), Path(name).name, text, like.voice, like.speed, {**like.respell, **UNSAID})
        for name, text in texts.items()
    ]
    speech.bring(tools.absolute())
    for prompt, seconds in Studio(out, ENGINE, partial(Kokoro, tools.absolute()), encode).build(prompts):
        print(f"{prompt.path:<34} {seconds:5.1f} s", flush=True)


def _compose(path: Path) -> None:
    """Compose the waiting music if it is missing, and delete older pieces."""
    if not path.exists():
        print("composing the waiting music", flush=True)
        write_atomically(path, encode(waiting_music()))
    for other in path.parent.glob("*.alaw"):
        if other != path:
            other.unlink()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline prompts", description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS, help="folder of the catalogues (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="where the sound goes (default: the prompts folder of the settings)")
    parser.add_argument("--unpack", action="store_true", help="only what came spoken: nothing is spoken, at once")
    parser.add_argument("--ship", action="store_true", help="then renew what comes spoken with the code")
    parser.add_argument("--say", action="store_true", help="speak the texts read as JSON, name -> text, into --out")
    return parser
