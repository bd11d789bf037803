"""A command typed while the database is away says so in a sentence."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_command_without_its_database_says_what_to_do(tmp_path: Path) -> None:
    settings = tmp_path / "hotline.toml"
    settings.write_text("[ports]\nbase = 1024\n", encoding="utf-8")  # nobody listens there
    done = subprocess.run(
        [sys.executable, "-m", "hotline.processes.cli", "verify-log"],
        env=os.environ | {"HOTLINE_SETTINGS": str(settings)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "look with hotline status" in done.stderr
    assert "Traceback" not in done.stderr
