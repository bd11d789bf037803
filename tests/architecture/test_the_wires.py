"""Calls never wait for the database: processes that handle calls load neither Django nor a database driver."""

import subprocess
import sys

import pytest

CALL_PROCESSES = ["hotline.processes.callcontrol.main", "hotline.processes.router.main"]


@pytest.mark.parametrize("module", CALL_PROCESSES)
def test_a_process_that_handles_calls_loads_neither_django_nor_a_database_driver(module: str) -> None:
    look = f"import sys, {module}; print([m for m in ('django', 'psycopg', 'procrastinate') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
