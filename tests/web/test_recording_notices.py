"""What was said of the recording stands in the record of a call, and the list is filtered by it."""

from datetime import UTC, datetime

import pytest

from hotline.domains.voice.ivr.models import PromptVersion
from hotline.events.recording_notice import RecordingNotice, RecordingObjected
from tests.domains.voice.calls.tales import Tale
from tests.web.test_records import ALL, logged, search, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]


def noticed(
    id: str, outcome: str, version: str = "recording-notice", *, objects: bool = False, in_talk: bool = False
) -> Tale:
    """An answered call with a notice of the recording, or none ("")."""
    tale = Tale(id).arrives()
    if outcome:
        tale.publish(RecordingNotice("recording-notice", version, outcome), after=4)
    if objects:
        tale.publish(RecordingObjected(), after=1, actor="citizen")
    tale.queues("social").offered("1001").answered("1001", after=3)
    if in_talk:
        tale.publish(RecordingObjected(removed=True, agent="1001"), after=2, actor="citizen")
    return tale.talk_ends("1001", "caller", "hangup", after=60).ends("caller")


@pytest.fixture
def noticed_calls() -> None:
    """The wording was recorded anew, as version 2 of the notice."""
    moment = datetime(2026, 11, 25, tzinfo=UTC)
    PromptVersion.objects.create(
        prompt="recording-notice", version=2, origin="recorded", text="通话将录音", state="live", sound="own/0123",
        saved_at=moment, by="9001",
    )  # fmt: skip
    logged(
        noticed("whole", "whole"),
        noticed("own", "whole", "own/0123"),
        noticed("failed", "failed", "own/gone"),
        noticed("objected", "whole", objects=True),
        noticed("in-talk", "whole", in_talk=True),
        noticed("before", ""),
    )


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        ("told", {"whole", "own", "objected", "in-talk"}),
        ("untold", {"failed", "before"}),
        ("objected", {"objected", "in-talk"}),
    ],
)
def test_calls_are_found_by_what_was_said_of_the_recording(noticed_calls: None, notice: str, found: set[str]) -> None:
    assert set(search(signed_in("9001", *ALL), notice=notice)) == found


@pytest.mark.parametrize(
    ("id", "notice", "recording"),
    [
        ("whole", ("2026-11-25T01:00:04Z", 0, "whole", None, "", False), "pending"),
        ("own", ("2026-11-25T01:00:04Z", 2, "whole", None, "", False), "pending"),
        ("failed", ("2026-11-25T01:00:04Z", None, "failed", None, "", False), "pending"),
        ("objected", ("2026-11-25T01:00:04Z", 0, "whole", "2026-11-25T01:00:05Z", "", False), "none"),
        ("in-talk", ("2026-11-25T01:00:04Z", 0, "whole", "2026-11-25T01:00:09Z", "1001", True), "none"),
        ("before", None, "pending"),
    ],
)
def test_a_call_says_when_which_notice_was_played_how_it_ended_and_whether_the_caller_objected(
    noticed_calls: None, id: str, notice: tuple[object, ...] | None, recording: str
) -> None:
    """And to whom. Of who objected from the beginning no recording is expected, and so none is missed."""
    detail = signed_in("9001", *ALL).get(f"/api/calls/{id}").json()
    keys = ("at", "version", "outcome", "objected_at", "objected_to", "removed")
    assert detail["notice"] == (dict(zip(keys, notice, strict=True)) if notice else None)
    assert detail["recording"]["state"] == recording
