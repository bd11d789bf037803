"""Rules of listening in a browser: how long a listening is valid, and which mark its sound bears."""

from datetime import timedelta

#: Numbers of listenings and of downloads are told apart by this bit of the mark.
LISTENING_BIT = 1 << 31
#: A listening is valid for the length of the recording and so long in addition.
ALLOWANCE = timedelta(minutes=5)


def validity_of(seconds: float) -> timedelta:
    """How long a recording of so many seconds may be listened to before the listening has to be begun anew."""
    return timedelta(seconds=seconds) + ALLOWANCE


def mark_of(listening: int) -> int:
    """The number in the sound of this listening."""
    return LISTENING_BIT | listening


def listening_of(mark: int) -> int | None:
    """The listening whose mark this is; None for the mark of a download."""
    return mark ^ LISTENING_BIT if mark & LISTENING_BIT else None
