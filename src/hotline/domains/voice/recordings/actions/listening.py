"""Somebody listens to a call, a voicemail or an attached file in the browser: begun with a token, marked, ended."""

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
from hotline.infrastructure.uploads.attached_sound import film_with
from hotline.kernel.errors import Refused
from hotline.kernel.wording import fit_for_all


class Begun(NamedTuple):
    """``token`` is what the page needs to be given the sound; it is stored nowhere."""

    listening: Listening
    token: str

    @property
    def id(self) -> int:
        return self.listening.pk

    @property
    def expires_at(self) -> datetime:
        return self.listening.expires_at


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
        audit.record(
            by=by.number, action=source.action, about=listening.object_of(about), listening=row.pk, reason=row.reason
        )
    return Begun(row, token)


def marked_film(*, by: Principal, about: str, content: bytes) -> bytes:
    """The film ``content``, its sound marked with a listening that is over with it. A silent one stays as it is.

    Raises what the sound's source raises; Invalid when it cannot be read; Unavailable.
    """
    begun = begin(by=by, about=about)
    end(by=by, id=begun.listening.pk, token=begun.token)
    return film_with(content, b"".join(listening.sound_of(by, begun.listening).pieces()))


def end(*, by: Principal, id: int, token: str) -> None:
    """The page was left. Raises what ``listening.current`` raises."""
    row = listening.current(by, id, token)
    Listening.objects.filter(pk=row.pk, ended_at=None).update(ended_at=datetime.now(UTC))
