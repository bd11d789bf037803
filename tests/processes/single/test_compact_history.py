"""A demonstration started by ``make run`` fills itself with its invented history once the pages are up."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from hotline.processes.single.layout import CODE, Layout
from hotline.processes.single.programs import HISTORY
from hotline.processes.single.supervisor import Supervisor
from tests.installation import QUICK_START, hotline, settings_of, wait_until

pytestmark = [
    pytest.mark.real,
    pytest.mark.installation,
    pytest.mark.skipif(os.geteuid() != 0, reason="an installation is started by root"),
]

DATA = CODE / ".data" / "test-living"
ENVIRONMENT = QUICK_START | {"HOTLINE_SETTINGS": str(DATA / "hotline.toml"), "HOTLINE_PORTS__BASE": "13390"}
PARTS = "postgres,nats,web"
#: A state, not a measurement: bench/demo_history.py measures.
FILLED_WITHIN = 600


@pytest.fixture
def alive() -> Iterator[subprocess.CompletedProcess[str]]:
    shutil.rmtree(DATA, ignore_errors=True)
    yield hotline("up", "--detach", "--alive", "--parts", PARTS, environment=ENVIRONMENT)
    hotline("stop", environment=ENVIRONMENT)
    shutil.rmtree(DATA, ignore_errors=True)


def test_it_fills_itself_behind_the_start_says_how_far_it_is_and_does_so_once(
    alive: subprocess.CompletedProcess[str],
) -> None:
    assert alive.returncode == 0, alive.stdout
    layout = Layout(settings_of(ENVIRONMENT))
    log, supervisor = layout.log / f"{HISTORY}.log", Supervisor(layout)
    wait_until(lambda: supervisor.state(HISTORY).state == "EXITED", FILLED_WITHIN, log.read_text)
    lines = log.read_text().splitlines()
    assert any("还需约" in line for line in lines), lines
    assert "演示历史已生成" in lines[-1], lines[-5:]
    assert "已有，未改动" in hotline("demo-data", "--history", environment=ENVIRONMENT).stdout
    assert "It is already running." in hotline("up", "--detach", "--alive", environment=ENVIRONMENT).stdout


def test_the_command_is_the_one_of_make_run() -> None:
    assert "$(HOTLINE) up --alive $(ARGS)" in (CODE / "Makefile").read_text()
