"""What every kind of node is: settings as data, and how a caller is met. One file a kind; see the package."""

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from hotline.domains.ivr.rules.steps import Ask, Entered, Heard, Walk

PERSON_KEY = "0"
REPEAT_KEY = "9"


WORDS_ON_PAPER = {"source": "from", "outcome": "on", "target": "to"}


class Edge(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=WORDS_ON_PAPER):
    """Where an outcome of a node leads. ``label`` is the Chinese word the agent sees in the menu path."""

    source: str
    outcome: str
    target: str
    label: str = ""


type Exits = Mapping[str, Edge]
"""The edges out of one node by outcome."""


class Turn(msgspec.Struct, frozen=True):
    """What a node makes of one thing heard: the walk after it, what to ask for, and the outcome to leave by.

    ``leave`` "" stays. ``pass_on`` hands what was heard to the next node: who knows the menu need not wait for it.
    """

    walk: Walk
    asks: tuple[Ask, ...] = ()
    leave: str = ""
    pass_on: Heard | None = None


class Node(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """The settings of a node; ``label`` names it for people, in Chinese.

    A kind says which outcomes it ``needs`` edges for, which it ``may`` have besides, and where a caller who does
    nothing leaves (``on_silence``).
    """

    label: str

    #: The caller chooses here, which counts as a level.
    is_menu: ClassVar[bool] = False
    #: The call is over here.
    ends: ClassVar[bool] = False
    on_silence: ClassVar[str] = ""

    @property
    def kind(self) -> str:
        return str(self.__struct_config__.tag)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Every prompt this node may say."""
        return ()

    @property
    def into_queue(self) -> str:
        """The queue for a person that the caller joins here, "" when none."""
        return ""

    @property
    def reaches_person(self) -> bool:
        return bool(self.into_queue)

    def needs(self) -> frozenset[str]:
        return frozenset()

    def may(self) -> frozenset[str]:
        return frozenset()

    def enter(self, walk: Walk) -> Turn:
        raise NotImplementedError

    def hear(self, walk: Walk, heard: Heard, exits: Exits) -> Turn:
        """News this kind does not expect leaves everything as it is."""
        raise NotImplementedError

    def entered(self, walk: Walk) -> Entered:
        return Entered(walk.node, self.kind, self.label)


def misses(walk: Walk) -> int:
    """Rounds without a usable key."""
    return walk.silences + walk.wrong
