"""A command typed while the database is away says so in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError
from psycopg import errors
from psycopg_pool import PoolTimeout

from hotline.processes.cli import database_is_away


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


@pytest.mark.parametrize(
    ("cause", "is_away"),
    [
        (PoolTimeout("no connection after 3 s"), True),
        (errors.AdminShutdown("the database system is shutting down"), True),
        (errors.DeadlockDetected("deadlock detected"), False),
        (errors.DiskFull("could not extend file"), False),
    ],
)
def test_a_fault_of_a_database_that_answers_is_not_hidden(cause: Exception, is_away: bool) -> None:
    error = OperationalError(str(cause))
    error.__cause__ = cause
    assert database_is_away(error) is is_away
