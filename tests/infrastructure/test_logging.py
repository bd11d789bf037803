"""A command shows its own lines: libraries that tell of each start keep it to themselves."""

import subprocess
import sys

SAYING = (
    "import logging; from hotline.infrastructure.logging import configure_logging; configure_logging('test');"
    "logging.getLogger('procrastinate.periodic').info('Registering task'); logging.getLogger('nats').info('connected');"
    "logging.getLogger('procrastinate.worker').error('a job failed')"
)


def test_routine_of_libraries_is_not_shown_and_their_faults_are() -> None:
    said = subprocess.run([sys.executable, "-c", SAYING], capture_output=True, text=True, check=True).stderr
    assert said.splitlines() == ["ERROR procrastinate.worker a job failed"]
