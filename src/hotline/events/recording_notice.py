"""What a citizen was told of the recording of the call, and that they objected: events of the call, like calls.py."""

from hotline.events.envelope import Fact


class RecordingNotice(Fact, frozen=True, tag="call.recording_notice"):
    """The citizen was told that the call is recorded, or the announcement ended before its end."""

    notice: str  # the announcement, by its name in the catalogue of prompts
    version: str  # the sound that was played: the notice's own name for the builtin one, else named by its content
    outcome: str  # whole; cut_off (the flow went on), gone (the citizen hung up), failed (it was not played)


class RecordingObjected(Fact, frozen=True, tag="call.recording_objected"):
    """The citizen objects to being recorded: nothing of the call is recorded from now on.

    ``removed``: they objected as the first talk began, and what was recorded of it is deleted. ``agent``: who was told
    so in the talk and stopped the recording; "" for a key.
    """

    removed: bool = False
    agent: str = ""


NoticeFact = RecordingNotice | RecordingObjected
