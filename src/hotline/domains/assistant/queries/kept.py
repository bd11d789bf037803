"""What is kept of questions: opened here for the machine alone, and by who may through ``citizens``."""

import msgspec

from hotline.domains.assistant.models import Asked
from hotline.domains.assistant.rules.telling import Told
from hotline.infrastructure.sealing import opened_to_gather
from hotline.kernel.sealed import Sealed


def sealed(row: Asked) -> Sealed:
    return Sealed("…", row.cipher, "")


def told_in(opened: str) -> Told:
    return msgspec.json.decode(opened, type=Told)


def question_of(row: Asked) -> str:
    """For the machine. Empty where the key was destroyed."""
    try:
        return told_in(opened_to_gather(sealed(row))).question
    except KeyError:
        return ""
