"""A command shows its own lines: libraries that tell of each start keep it to themselves."""

import json
import subprocess
import sys

LOGGING = (
    "import logging; from hotline.infrastructure.logging import configure_logging; configure_logging('test');"
    "logging.getLogger('procrastinate.periodic').info('Registering task'); logging.getLogger('nats').info('connected');"
    "logging.getLogger('httpx2').info('HTTP Request: POST');logging.getLogger('axes.handlers').info('login');"
    "logging.getLogger('django.request').warning('Unauthorized: /api/session');"
    "logging.getLogger('procrastinate.worker').error('a job failed')"
)

LOGGING_PAST_A_BORROWED_STREAM = (
    "import io, sys, structlog; from hotline.infrastructure.logging import configure_logging;"
    "own = sys.stderr; sys.stderr = io.StringIO(); configure_logging('test'); log = structlog.get_logger();"
    "sys.stderr.close(); sys.stderr = own; log.info('still heard', action='heard')"
)


def output_of(program: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stderr.splitlines()


def test_routine_of_libraries_is_not_shown_and_their_faults_are() -> None:
    [line] = map(json.loads, output_of(LOGGING))
    assert line.items() >= {"level": "error", "logger": "procrastinate.worker", "event": "a job failed"}.items()
    assert (line["process"], "timestamp" in line) == ("test", True)


def test_a_library_that_fails_tells_where_in_one_line_like_our_own() -> None:
    failing = "; logging.getLogger('library').exception('it broke', exc_info=ValueError('bad'))"
    [line] = map(json.loads, output_of(LOGGING.split("logging.getLogger")[0].rstrip("; ") + failing))
    assert (line["event"], line["exception"][0]["exc_type"]) == ("it broke", "ValueError")


def test_lines_outlive_a_stream_that_stood_in_for_stderr_when_logs_were_set_up() -> None:
    [line] = output_of(LOGGING_PAST_A_BORROWED_STREAM)
    assert "still heard" in line


FAILING = (
    "import logging, structlog\nfrom hotline.infrastructure.logging import configure_logging\n"
    "configure_logging('test')\n"
    "def dial(number):\n    raise ValueError('no such line')\n"
    "for log in (structlog.get_logger(), logging.getLogger('library')):\n"
    "    try:\n        dial('139' + '0' * 7 + '1')\n"
    "    except ValueError:\n        log.exception('not dialled')\n"
)


def test_what_fails_tells_where_and_not_what_it_had_in_hand() -> None:
    for line in output_of(FAILING):
        (fault,) = json.loads(line)["exception"]
        assert (fault["exc_value"], fault["frames"][-1]["name"]) == ("no such line", "dial")
        assert "13900000001" not in line
