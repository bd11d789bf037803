"""What a key of the citizen does, by where the call is."""

from hotline.domains.voice.calls.rules import ai_talk, queue_wait, sound, unrecorded
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.phases import Queued, Walking
from hotline.domains.voice.ivr.rules.steps import KeyReceived


def pressed(draft: Draft, channel: str, key: str) -> None:
    call = draft.call
    if channel != call.channel or call.ending:
        draft.note("a key from elsewhere")
        return
    match call.state:
        case _ if sound.hears_notice(call):
            _during_notice(draft, key)
        case Walking():
            draft.news.append(KeyReceived(key))
        case _ if unrecorded.meant_by(draft, key):
            unrecorded.take(draft)
        case _ if ai_talk.requests_person(draft, key):
            ai_talk.to_person(draft)
        case Queued(visit=visit):
            queue_wait.key(draft, visit, key)
        case _:
            draft.note(f"a key while {call.phase}")


def _during_notice(draft: Draft, key: str) -> None:
    if unrecorded.during_notice(draft, key):
        unrecorded.forgo(draft)
    else:
        sound.defer_key(draft, key)
