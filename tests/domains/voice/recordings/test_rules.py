"""Rules of recordings: verdicts, WAV files, outlines."""

import io
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.recordings.rules.check import (
    FRAME_BYTES,
    RATE,
    SILENT_BEFORE_LOST_SECONDS,
    bridged_seconds,
    holds_of,
    verdict_of,
)
from hotline.domains.voice.recordings.rules.peaks import peaks_of
from hotline.domains.voice.recordings.rules.wav import HEADER_BYTES, wav_header
from hotline.domains.voice.records.rules.fold import record_of
from hotline.events import calls
from hotline.events.recording_notice import RecordingObjected
from hotline.kernel.spans import Span, requested_span
from tests.domains.voice.calls.tales import Tale, answered_call


def frames(seconds: float) -> int:
    return int(seconds * RATE) * FRAME_BYTES


@pytest.mark.parametrize(
    ("recorded", "bridged", "why"),
    [
        (80, 80, ""),
        (78, 80, ""),
        (77.5, 80, "short"),
        (95, 80, ""),
        (970, 1000, ""),
        (969, 1000, "short"),
        (0, 1.5, ""),
        (0, 60, "short"),
    ],
)
def test_a_recording_may_lack_two_seconds_or_three_percent(recorded: float, bridged: float, why: str) -> None:
    assert verdict_of(frames(recorded), True, bridged).why == why


def test_no_file_and_a_file_that_cannot_be_read_are_told_apart() -> None:
    assert (verdict_of(None, False, 80).why, verdict_of(frames(80), False, 80).why) == ("missing", "unreadable")


def test_holds_and_lost_lines_are_not_expected_in_the_file_and_marked_where_they_were() -> None:
    tale = Tale().arrives().queues("social").offered("1").answered("1").held("1", 20, after=30)
    tale.publish(calls.AgentLost("1", "41"), after=10).publish(calls.AgentReturned("1"), after=7)
    record = record_of(tale.talk_ends("1", "caller", "hangup", after=5).ends("caller").events)
    assert record is not None
    assert bridged_seconds(record) == 45 - SILENT_BEFORE_LOST_SECONDS
    assert holds_of(record) == [(30, 20), (40, 7)]


def test_the_silence_after_which_an_agents_line_is_lost_is_not_expected_in_the_file() -> None:
    tale = Tale().arrives().queues("social").offered("1").answered("1")
    tale.publish(calls.AgentLost("1", "44"), after=131)
    record = record_of(tale.talk_ends("1", "system", "agent_lost", after=20).ends("caller").events)
    assert record is not None
    assert verdict_of(frames(127), True, bridged_seconds(record)).why == ""
    assert verdict_of(frames(100), True, bridged_seconds(record)).why == "short"


@pytest.mark.parametrize(("reason", "expected"), [("hangup", 40), ("switch_lost", 30)])
def test_of_a_talk_that_died_with_the_switch_the_last_seconds_are_not_expected(reason: str, expected: float) -> None:
    tale = Tale().arrives().queues("social").offered("1").answered("1")
    record = record_of(tale.talk_ends("1", "system", reason, after=40).ends("system").events)
    assert record is not None
    assert bridged_seconds(record) == expected


def test_of_a_talk_in_which_the_citizen_objected_to_the_agent_only_the_time_before_is_expected() -> None:
    tale = Tale().arrives().queues("social").offered("1").answered("1")
    tale.publish(RecordingObjected(agent="1"), after=70, actor="staff:1")
    record = record_of(tale.talk_ends("1", "caller", "hangup", after=200).ends("caller").events)
    assert record is not None
    assert (bridged_seconds(record), record.notice.objected_to if record.notice else "") == (70, "1")
    assert verdict_of(frames(70), True, bridged_seconds(record)).why == ""
    assert verdict_of(frames(40), True, bridged_seconds(record)).why == "short"


def test_an_ordinary_call_has_its_hold_in_the_middle() -> None:
    record = record_of([event for event in answered_call().events if event.type != "agent.state_changed"])
    assert record is not None
    assert (bridged_seconds(record), holds_of(record)) == (80, [(30, 20)])


def test_the_header_makes_a_stereo_wav_that_others_read() -> None:
    raw = np.array([[1, -1], [2, -2], [3, -3]], dtype="<i2").tobytes()
    with wave.open(io.BytesIO(wav_header(len(raw), 2) + raw)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth(), file.getnframes()) == (2, 8000, 2, 3)
        assert file.readframes(3) == raw
    assert len(wav_header(0, 1)) == HEADER_BYTES


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-", Span(0, 100)),
        ("bytes=10-19", Span(10, 20)),
        ("bytes=10-500", Span(10, 100)),
        ("bytes=-30", Span(70, 100)),
        ("bytes=-500", Span(0, 100)),
        ("bytes=5-9,20-30", Span(5, 10)),
        ("", None),
        ("bytes=-", None),
        ("pages=1-2", None),
    ],
)
def test_ranges_as_browsers_ask_for_them(header: str, span: Span | None) -> None:
    assert requested_span(header, 100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=20-10", "bytes=-0"])
def test_a_range_beyond_the_end_is_refused(header: str) -> None:
    with pytest.raises(ValueError, match="beyond"):
        requested_span(header, 100)


@given(st.lists(st.tuples(st.integers(-32768, 32767), st.integers(-32768, 32767)), max_size=300), st.integers(1, 50))
def test_the_outline_has_every_loudest_moment_of_each_side(samples: list[tuple[int, int]], points: int) -> None:
    found = peaks_of(np.array(samples, dtype="<i2").tobytes(), points)
    assert len(found.caller) == len(found.agent) == min(points, len(samples))
    assert max(found.caller, default=0) == round(max((abs(left) for left, _ in samples), default=0) / 32768, 3)
    assert max(found.agent, default=0) == round(max((abs(right) for _, right in samples), default=0) / 32768, 3)
