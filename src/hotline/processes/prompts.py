"""``hotline prompts``: speak the announcements, citizens and music that are missing or changed."""

import argparse
import sys
import time
from functools import partial
from pathlib import Path

from hotline.domains.ivr.adapters.kokoro import ENGINE, Kokoro, fetch_kokoro
from hotline.domains.ivr.adapters.music import MUSIC, waiting_music
from hotline.domains.ivr.adapters.studio import Studio, write_whole
from hotline.domains.ivr.rules.catalogue import Prompt, prompts_from_toml
from hotline.domains.telephony.adapters.phone.audio import encode
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid

TEXTS = Path(__file__).parents[3] / "deploy/prompts"


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    try:
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
    return parser
