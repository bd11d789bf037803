"""Somebody listens to a call or a voicemail in the browser: begun with a token, marked, ended."""

import secrets
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import transaction

from hotline.domains.voice.recordings.models import Listening
from hotline.domains.voice.recordings.queries import listening
from hotline.domains.voice.recordings.rules.check import seconds_in
from hotline.domains.voice.recordings.rules.listening import validity_of
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused
from hotline.kernel.wording import fit_for_all


class Begun(NamedTuple):
    """``token`` is what the page needs to be given the sound; it is stored nowhere."""

    listening: Listening
    token: str


def begin(*, by: Principal, about: str, reason: str = "") -> Begun:
    """Begin a listening of the sound of ``about``, such as ``call/c1``. It ends the one that this sign-in has of it.

    Raises Refused ``reason_needed``, and what the sound's source raises.
    """
    source, id = listening.source_of(about)
    sound = source.sound_for(by, id)
    if source.needs_reason(by) and not reason.strip():
        raise Refused("收听这段录音须填写事由。请选择事由后再播放。", code="reason_needed")
    now, token = datetime.now(UTC), secrets.token_urlsafe(32)
    with transaction.atomic():
        Listening.objects.filter(about=about, session=by.session_digest, ended_at=None).update(ended_at=now)
        row = Listening.objects.create(
            about=about,
            by=by.number,
            name=by.name,
            at=now,
            reason=fit_for_all(reason) if reason.strip() else "",
            session=by.session_digest,
            token=listening.digest_of(token),
            expires_at=now + validity_of(seconds_in(sound.size, sound.channels)),
        )
        audit.record(by=by.number, action=source.action, about=about, listening=row.pk, reason=row.reason)
    return Begun(row, token)


def end(*, by: Principal, id: int, token: str) -> None:
    """The page was left. Raises what ``listening.current`` raises."""
    row = listening.current(by, id, token)
    Listening.objects.filter(pk=row.pk, ended_at=None).update(ended_at=datetime.now(UTC))
