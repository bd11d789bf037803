"""A command shows its own lines: libraries that tell of each start keep it to themselves."""

import subprocess
import sys

SAYING = (
    "import logging; from hotline.infrastructure.logging import configure_logging; configure_logging('test');"
    "logging.getLogger('procrastinate.periodic').info('Registering task'); logging.getLogger('nats').info('connected');"
    "logging.getLogger('httpx2').info('HTTP Request: POST');"
    "logging.getLogger('procrastinate.worker').error('a job failed')"
)

SAYING_PAST_A_BORROWED_STREAM = (
    "import io, sys, structlog; from hotline.infrastructure.logging import configure_logging;"
    "own = sys.stderr; sys.stderr = io.StringIO(); configure_logging('test'); log = structlog.get_logger();"
    "sys.stderr.close(); sys.stderr = own; log.info('still heard', action='heard')"
)


def said_by(program: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stderr.splitlines()


def test_routine_of_libraries_is_not_shown_and_their_faults_are() -> None:
    assert said_by(SAYING) == ["ERROR procrastinate.worker a job failed"]


def test_lines_outlive_a_stream_that_stood_in_for_stderr_when_logs_were_set_up() -> None:
    [line] = said_by(SAYING_PAST_A_BORROWED_STREAM)
    assert "still heard" in line
