"""What a citizen was told of the recording of the call, and that they objected: events of the call, like calls.py."""

from hotline.events.envelope import Fact


class RecordingNotice(Fact, frozen=True, tag="call.recording_notice"):
    """The citizen was told that the call is recorded, or the announcement ended before its end."""

    notice: str  # the announcement, by its name in the catalogue of prompts
    version: str  # the sound that was played: the notice's own name for the builtin one, else named by its content
    outcome: str  # whole; cut_off (the flow went on), gone (the citizen hung up), failed (it was not played)


class RecordingObjected(Fact, frozen=True, tag="call.recording_objected"):
    """The citizen objects to being recorded: no talk of the call that begins later is recorded.

    ``removed``: they objected within the first talk, and what was recorded of it is deleted.
    """

    removed: bool = False


NoticeFact = RecordingNotice | RecordingObjected
