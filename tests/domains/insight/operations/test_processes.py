"""Process health by heartbeats and their absence."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hotline.domains.insight.operations.rules.processes import process_health

NOW = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Sample:
    process: str
    seconds_ago: float
    instance: str = "a"
    state: str = "ok"
    detail: str = ""
    started_at: datetime = NOW
    figures: dict[str, float] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        return NOW - timedelta(seconds=self.seconds_ago)


def states(*beats: Sample) -> dict[str, str]:
    return {f"{line.process}.{line.instance}": line.state for line in process_health(beats, NOW)}


def test_a_fresh_beat_says_how_the_process_is() -> None:
    assert states(Sample("router", 1, state="standby"))["router.a"] == "standby"


def test_a_process_not_heard_of_for_ten_seconds_is_silent() -> None:
    assert states(Sample("router", 10.0))["router.a"] == "ok"
    assert states(Sample("router", 10.1))["router.a"] == "silent"


def test_one_that_was_replaced_is_not_missed() -> None:
    seen = states(Sample("web", 60, instance="old"), Sample("web", 1, instance="new"))
    assert "web.old" not in seen
    assert seen["web.new"] == "ok"


def test_an_expected_process_never_heard_of_is_missing() -> None:
    assert states() == {
        "callcontrol.": "missing",
        "router.": "missing",
        "web.": "missing",
        "projector.": "missing",
        "worker.": "missing",
    }


def test_a_clock_that_runs_ahead_does_not_make_a_beat_older_than_now() -> None:
    (line, *_) = process_health([Sample("callcontrol", -5)], NOW)
    assert line.age_seconds == 0
