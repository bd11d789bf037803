"""``hotline prompts``: speak the announcements, citizens and music that are missing or changed."""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

import structlog

from hotline.domains.ivr.adapters.kokoro import ENGINE, Kokoro, fetch_kokoro
from hotline.domains.ivr.adapters.music import MUSIC, waiting_music
from hotline.domains.ivr.adapters.studio import Studio, write_whole
from hotline.domains.ivr.rules.catalogue import Prompt, prompts_from_toml
from hotline.domains.ivr.rules.nodes.say import UNSAID
from hotline.domains.telephony.adapters.phone.audio import encode
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, Unavailable

TEXTS = Path(__file__).parents[3] / "deploy/prompts"
SPEAKING_SECONDS = 120

log = structlog.get_logger()


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    try:
        if asked.say:
            say(json.load(sys.stdin), out=asked.out or settings().prompts_dir, tools=settings().place.built / "tools")
            return 0
        prompts = [
            prompt for file in sorted(asked.texts.glob("*.toml")) for prompt in prompts_from_toml(file.read_text())
        ]
        build(prompts, out=asked.out or settings().prompts_dir, tools=settings().place.built / "tools")
    except Invalid as refusal:
        print(refusal.message, file=sys.stderr)
        return 1
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
    if not todo:
        print(f"{len(prompts)} prompts, all up to date")


def speak(texts: Mapping[str, str]) -> None:
    """Speak texts of flows, name -> text, into prompts of these names. Unavailable when that fails.

    In a process of its own: the voice fills much memory, and the web gives none of it back.
    """
    command = [sys.executable, "-m", "hotline.processes.cli", "prompts", "--say"]
    told = json.dumps(texts).encode()
    try:
        subprocess.run(command, input=told, capture_output=True, check=True, timeout=SPEAKING_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        log.error("a text could not be spoken", action="speaking_failed", said=(error.stderr or b"").decode()[-500:])
        sentence = "文字没有合成为语音，流程没有发布。请再试一次，还不行请找运维。"
        raise Unavailable(sentence, code="not_spoken") from error


def say(texts: Mapping[str, str], *, out: Path, tools: Path) -> None:
    """What is there already is left alone, and nothing is cleared away: an older version may still be walked."""
    like = prompts_from_toml((TEXTS / "prompts.toml").read_text())[0]
    folder = out / like.folder
    prompts = [
        Prompt(str(Path(name).parent), Path(name).name, text, like.voice, like.speed, {**like.respell, **UNSAID})
        for name, text in texts.items()
        if not (folder / f"{name}.alaw").exists()
    ]
    if prompts:
        fetch_kokoro(tools.absolute())
    for prompt, seconds in Studio(folder, ENGINE, partial(Kokoro, tools.absolute()), encode).build(prompts):
        print(f"{prompt.path:<34} {seconds:5.1f} s", flush=True)


@cache
def names() -> frozenset[str]:
    """The prompts that callers can be told: those there are texts for."""
    return frozenset(prompt.name for prompt in prompts_from_toml((TEXTS / "prompts.toml").read_text()))


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
    parser.add_argument("--say", action="store_true", help="speak the texts read as JSON, name -> text, besides")
    return parser
