"""Makes and stores sounds, and sends each to every node before any flow or prompt refers to it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.voice.ivr.models import Sound
from hotline.domains.voice.ivr.ports import prompt_speaker
from hotline.domains.voice.ivr.rules.sounds import StoredSound
from hotline.infrastructure import outbox

BUCKET = "sounds"


def speak(texts: Mapping[str, str]) -> None:
    """Have texts spoken (name -> text) before any caller can reach them. A sound that exists is not made again.

    Raises Invalid with what the voice cannot speak, Unavailable when there is no voice.
    """
    existing = set(Sound.objects.filter(pk__in=texts.keys()).values_list("pk", flat=True))
    missing = {name: text for name, text in texts.items() if name not in existing}
    if not missing:
        return
    made = prompt_speaker()(missing)
    with transaction.atomic():
        for name, alaw in made.items():
            store_sound(name, alaw)


def store_sound(name: str, alaw: bytes) -> None:
    """Store a sound. Call inside a transaction. The sound reaches the bus before the flows that refer to it."""
    _, new = Sound.objects.get_or_create(name=name, defaults={"alaw": alaw, "made_at": datetime.now(UTC)})
    if new:
        outbox.publish(BUCKET, name, StoredSound(alaw))


def send_sounds(names: set[str]) -> None:
    """Again, to a bus that lost them."""
    for row in Sound.objects.filter(pk__in=names):
        outbox.publish(BUCKET, row.name, StoredSound(bytes(row.alaw)))
