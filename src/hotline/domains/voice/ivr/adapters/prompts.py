"""The builtin prompts, and a voice for texts written later: Kokoro, in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import structlog

from hotline.domains.voice.ivr.adapters import speech
from hotline.domains.voice.ivr.rules.catalogue import Prompt, prompts_from_toml
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, Refused, Unavailable

TEXTS = Path(__file__).parents[6] / "deploy/prompts"
SPEAKING_SECONDS = 120
#: Exit status of ``hotline prompts --say``: the voice is there and cannot speak this.
UNSPEAKABLE = 3

log = structlog.get_logger()


@cache
def catalogue() -> tuple[Prompt, ...]:
    """The builtin prompts."""
    return tuple(prompts_from_toml((TEXTS / "prompts.toml").read_text()))


def speak(texts: Mapping[str, str]) -> dict[str, bytes]:
    """The texts as A-law sounds, by the same names.

    A process of its own speaks them, because the voice fills much memory that its process never returns. Raises Invalid
    with what the voice cannot speak, Unavailable when there is no voice.
    """
    if not speech.is_here(settings().place.built / "tools"):
        raise Unavailable("语音正在安装，未作改动。请几分钟后重试，仍失败请联系运维。", code="voice_not_here")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hotline.processes.cli", "prompts", "--say", "--out", folder]
        try:
            subprocess.run(
                command, input=json.dumps(texts).encode(), capture_output=True, check=True, timeout=SPEAKING_SECONDS
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise _refusal(error) from error
        return {name: (Path(folder) / f"{name}.alaw").read_bytes() for name in texts}


def _refusal(error: subprocess.CalledProcessError | subprocess.TimeoutExpired) -> Refused:
    output = (error.stderr or b"").decode(errors="replace").strip()
    if isinstance(error, subprocess.CalledProcessError) and error.returncode == UNSPEAKABLE:
        return Invalid(output.splitlines()[-1], code="unspeakable")
    log.error("a text could not be spoken", action="speaking_failed", said=output[-500:])
    return Unavailable("语音合成失败，未作改动。请重试，仍失败请联系运维。", code="not_spoken")
