"""Who has to prove more than a password, and how a code from an authenticator is accepted once."""

from collections.abc import Collection

#: The one role that signs in with a password alone, at the office.
AGENT = "agent"
TOTP_SECONDS = 30
TOTP_DIGITS = 6
#: Steps of TOTP_SECONDS by which the clock of a telephone may be off.
TOTP_DRIFT = 1


def needs_second_factor(roles: Collection[str], *, at_office: bool) -> bool:
    """Everybody above an agent does, wherever they are; agents do from outside the offices."""
    return any(role != AGENT for role in roles) or not at_office


def accepted_step(step: int, last_step: int, matching: Collection[int]) -> int | None:
    """The time step whose code was given, out of those whose code ``matching`` it is; None refuses.

    A step counts once: neither the same code again nor an earlier one.
    """
    near = [each for each in matching if abs(each - step) <= TOTP_DRIFT and each > last_step]
    return max(near, default=None)


def plain_code(typed: str) -> str:
    """A code as typed, without blanks and hyphens, in capitals."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())
