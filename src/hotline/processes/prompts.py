"""``hotline prompts``: speak the announcements, citizens and music that are missing or changed."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

import structlog

from hotline.domains.voice.ivr.adapters.beep import beep
from hotline.domains.voice.ivr.adapters.kokoro import ENGINE, Kokoro, fetch_kokoro
from hotline.domains.voice.ivr.adapters.music import MUSIC, waiting_music
from hotline.domains.voice.ivr.adapters.studio import Studio, write_whole
from hotline.domains.voice.ivr.rules.catalogue import Prompt, prompts_from_toml
from hotline.domains.voice.ivr.rules.nodes.say import UNSAID
from hotline.domains.voice.ivr.rules.nodes.voicemail import BEEP
from hotline.domains.voice.telephony.adapters.phone.audio import encode
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, Refused, Unavailable

TEXTS = Path(__file__).parents[3] / "deploy/prompts"
SPEAKING_SECONDS = 120
#: Exit status: the voice is there and cannot say this.
UNSPEAKABLE = 3
#: The folder of what callers hear.
CALLERS = "zh"

log = structlog.get_logger()


def main(arguments: list[str]) -> int:
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.say and not asked.out:
        parser.error("--say needs --out")
    try:
        if asked.say:
            say(json.load(sys.stdin), out=asked.out, tools=settings().place.built / "tools")
            return 0
        prompts = [
            prompt for file in sorted(asked.texts.glob("*.toml")) for prompt in prompts_from_toml(file.read_text())
        ]
        build(prompts, out=asked.out or settings().prompts_dir, tools=settings().place.built / "tools")
    except Invalid as refusal:
        print(refusal.message, file=sys.stderr)
        return UNSPEAKABLE if asked.say else 1
    return 0


def build(prompts: list[Prompt], *, out: Path, tools: Path) -> None:
    """Bring ``out`` in step with the texts, saying how far it is."""
    tools = tools.absolute()
    studio = Studio(out, ENGINE, partial(Kokoro, tools), encode)
    todo = studio.outdated(prompts)
    if todo:
        print(f"{len(todo)} of {len(prompts)} prompts are to be spoken", flush=True)
        fetch_kokoro(tools)
    began = time.monotonic()
    for done, (prompt, seconds) in enumerate(studio.build(prompts), start=1):
        passed = time.monotonic() - began
        left = passed / done * (len(todo) - done)
        print(f"{done:4}/{len(todo)}  {prompt.path:<34} {seconds:5.1f} s   {left:4.0f} s to go", flush=True)
    for path in studio.clear_out(prompts):
        print(f"      removed  {path}")
    _compose(out / "moh" / f"{MUSIC}.alaw")
    if not (tone := out / CALLERS / f"{BEEP}.alaw").exists():
        write_whole(tone, encode(beep()))
    if not todo:
        print(f"{len(prompts)} prompts, all up to date")


def speak(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Texts as sound, by the same names. Invalid names what the voice cannot say; Unavailable when there is none.

    In a process of its own: the voice fills much memory, and whoever asks gives none of it back.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hotline.processes.cli", "prompts", "--say", "--out", folder]
        told = json.dumps(texts).encode()
        try:
            subprocess.run(command, input=told, capture_output=True, check=True, timeout=SPEAKING_SECONDS)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise _refusal(error) from error
        return {name: (Path(folder) / f"{name}.alaw").read_bytes() for name in texts}


def _refusal(error: subprocess.CalledProcessError | subprocess.TimeoutExpired) -> Refused:
    said = (error.stderr or b"").decode(errors="replace").strip()
    if isinstance(error, subprocess.CalledProcessError) and error.returncode == UNSPEAKABLE:
        return Invalid(said.splitlines()[-1], code="unspeakable")
    log.error("a text could not be spoken", action="speaking_failed", said=said[-500:])
    return Unavailable("文字没有合成为语音，什么都没有改变。请再试一次，还不行请找运维。", code="not_spoken")


def say(texts: Mapping[str, str], *, out: Path, tools: Path) -> None:
    """Into ``out/<name>.alaw``, in the voice of the catalogue."""
    like = catalogue()[0]
    prompts = [
        Prompt(str(Path(name).parent), Path(name).name, text, like.voice, like.speed, {**like.respell, **UNSAID})
        for name, text in texts.items()
    ]
    fetch_kokoro(tools.absolute())
    for prompt, seconds in Studio(out, ENGINE, partial(Kokoro, tools.absolute()), encode).build(prompts):
        print(f"{prompt.path:<34} {seconds:5.1f} s", flush=True)


@cache
def catalogue() -> tuple[Prompt, ...]:
    """What callers can be told, as delivered."""
    return tuple(prompts_from_toml((TEXTS / "prompts.toml").read_text()))


@cache
def names() -> frozenset[str]:
    """The prompts that callers can be told: those there are texts for."""
    return frozenset(prompt.name for prompt in catalogue())


def _compose(path: Path) -> None:
    """The waiting music; older pieces make room for it."""
    if not path.exists():
        print("composing the waiting music", flush=True)
        write_whole(path, encode(waiting_music()))
    for other in path.parent.glob("*.alaw"):
        if other != path:
            other.unlink()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline prompts", description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS, help="folder of the catalogues (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="where the sound goes (default: the prompts folder of the settings)")
    parser.add_argument("--say", action="store_true", help="speak the texts read as JSON, name -> text, into --out")
    return parser
