"""What an operator is told of the machine, and the same figures as Prometheus reads them."""

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hotline.domains.insight.operations.adapters.machine import clock_now
from hotline.domains.insight.operations.rules import metrics
from hotline.domains.insight.operations.rules.machine import BackupNow, ClockNow, DiskUse, Machine, findings
from hotline.domains.insight.operations.rules.processes import ProcessHealth

NOW = datetime(2026, 11, 25, 4, tzinfo=UTC)
DAY = timedelta(days=1)
PROMETHEUS = Path("deploy/prometheus")
WELL = Machine(
    site="bj1",
    node="a",
    version="1.0",
    revision="abc1234",
    disk=DiskUse(100, 60),
    clock=ClockNow(True, 0.02),
    certificate_until=NOW + 90 * DAY,
    backup=BackupNow(NOW, NOW - DAY, NOW - DAY, NOW - 3 * DAY, ()),
    jobs=3,
    unsent=0,
    database_bytes=10**9,
)


def tones(**changes: Any) -> dict[str, str]:
    found = findings(msgspec.structs.replace(WELL, **changes), NOW)
    assert all(bool(each.remedy) == (each.tone in ("warn", "danger")) for each in found)
    return {each.code: each.tone for each in found}


def test_a_machine_that_is_well_asks_for_nothing() -> None:
    assert set(tones().values()) == {"ok"}


@pytest.mark.parametrize(
    ("changes", "code", "tone"),
    [
        ({"disk": DiskUse(100, 15)}, "disk", "warn"),
        ({"disk": DiskUse(100, 5)}, "disk", "danger"),
        ({"clock": ClockNow(False, 16)}, "clock", "warn"),
        ({"clock": ClockNow(True, 0.6)}, "clock", "warn"),
        ({"clock": None}, "clock", "unknown"),
        ({"certificate_until": NOW + 29 * DAY}, "certificate", "warn"),
        ({"certificate_until": NOW}, "certificate", "danger"),
        ({"backup": None}, "backup", "warn"),
        ({"backup": BackupNow(NOW, NOW, NOW, NOW, ("盘满",))}, "backup", "danger"),
        ({"backup": BackupNow(NOW, NOW, NOW, None, ())}, "drill", "warn"),
        ({"jobs": 500}, "jobs", "warn"),
        ({"unsent": None}, "unsent", "unknown"),
    ],
)
def test_what_is_wrong_names_what_to_do(changes: dict[str, Any], code: str, tone: str) -> None:
    assert tones(**changes)[code] == tone


def test_without_tls_there_is_no_certificate_to_look_after() -> None:
    assert "certificate" not in tones(certificate_until=None)


def test_the_kernel_says_how_its_clock_is() -> None:
    clock = clock_now()
    assert clock is not None
    assert clock.max_error_seconds >= 0


def published() -> str:
    router = ProcessHealth("router", "router-1", "ok", 1.5, "", NOW, {"waiting": 4.0})
    missing = ProcessHealth("worker", "", "missing", None, "", None, {})
    found = [
        *metrics.of_processes([router, missing]),
        *metrics.of_parts({"asterisk": (True, 3), "postgres": (False, 1000)}),
        *metrics.of_machine(WELL, NOW),
    ]
    return metrics.text(found)


def test_the_figures_are_text_that_prometheus_reads() -> None:
    lines = published().splitlines()
    assert 'hotline_process_up{process="router",instance="router-1"} 1' in lines
    assert 'hotline_process_up{process="worker",instance=""} 0' in lines
    assert 'hotline_process_figure{process="router",instance="router-1",figure="waiting"} 4' in lines
    assert 'hotline_part_up{part="postgres"} 0' in lines
    assert "hotline_disk_used_ratio 0.4" in lines
    assert "hotline_certificate_days_left 90" in lines
    assert 'hotline_build{version="1.0",revision="abc1234"} 1' in lines


def test_labels_cannot_break_out_of_their_quotes() -> None:
    metric = metrics.Metric("x", "About.", {(("name", 'a"b\\c\nd'),): 1})
    assert metrics.text([metric]).splitlines()[2] == r'hotline_x{name="a\"b\\c\nd"} 1'


def test_rules_and_dashboard_name_only_figures_that_are_published() -> None:
    known = set(re.findall(r"^# TYPE (\w+)", published(), re.MULTILINE))
    rules, board = (PROMETHEUS / "rules.yml").read_text(), json.loads((PROMETHEUS / "dashboard.json").read_text())
    queried = set(re.findall(r"hotline_\w+", rules)) | {
        name for panel in board["panels"] for name in re.findall(r"hotline_\w+", panel["targets"][0]["expr"])
    }
    assert queried
    assert queried <= known


@pytest.mark.skipif(shutil.which("promtool") is None, reason="Debian's package promtool is not installed")
def test_the_rules_hold_their_own_tests() -> None:
    done = subprocess.run(
        ["promtool", "test", "rules", "rules.test.yml"], cwd=PROMETHEUS, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
