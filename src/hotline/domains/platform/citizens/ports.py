"""What the domain needs of higher ones: what they store about a person, and calls that a person may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hotline.infrastructure.permissions import Principal
from hotline.kernel.sealed import Sealed
from hotline.kernel.slot import Slot


@dataclass(frozen=True)
class Subject:
    """Whose data is looked for: every index of their number, and of their identity number where it is known."""

    numbers: tuple[str, ...]
    identities: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredFact:
    """One value of something stored. ``field`` names it where it can be corrected, else "".

    ``written``: how the clear text of a sealed value is written in a copy.
    """

    label: str
    value: str | Sealed
    field: str = ""
    written: Callable[[str], str] = str


@dataclass(frozen=True)
class Stored:
    """Something stored about a person: a call, a case. ``about``: its subject, such as ``case/…``.

    ``retention_reason``: why it may not be deleted yet, in a sentence; "" when it may.
    ``mentioned``: found by a number written in it, which may be somebody else's text; no copy of it is handed out.
    """

    about: str
    title: str
    at: datetime
    facts: tuple[StoredFact, ...]
    retention_reason: str = ""
    mentioned: bool = False


@dataclass(frozen=True)
class Corrected:
    """A value before it was corrected, None where there was none, and what the field is called."""

    label: str
    before: Sealed | None


class Holder(Protocol):
    """A domain that stores personal data. Its writes run inside the transaction of the decision."""

    @property
    def NAME(self) -> str: ...

    @property
    def PREFIXES(self) -> tuple[str, ...]:
        """Beginnings of the subjects that it stores."""
        ...

    def stored_about(self, subject: Subject) -> list[Stored]: ...

    def correct(self, *, by: str, about: str, field: str, value: str) -> Corrected:
        """Raises Refused where nothing can be corrected, Invalid for a value that cannot be right."""
        ...

    def delete(self, *, by: str, about: str) -> None:
        """Raises Refused where the thing has to stay."""
        ...


may_see_call: Slot[Callable[[Principal, str], bool]] = Slot("whether a person may see a call that is in the records")
#: None without record or number.
recorded_number: Slot[Callable[[str], Sealed | None]] = Slot("the sealed number of a recorded call")
holders: Slot[Sequence[Holder]] = Slot("the domains that store data about citizens")
