"""The base of every kind of node: its settings as data, and its behaviour towards a caller.

Each kind has its own file.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar

import msgspec

from hotline.domains.voice.ivr.rules.steps import CallerNews, Entered, Scene, Walk, WalkRequest

PERSON_KEY = "0"
REPEAT_KEY = "9"


EDGE_KEYS = {"source": "from", "outcome": "on", "target": "to"}


class Edge(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=EDGE_KEYS):
    """The connection from an outcome of a node to the next node.

    ``label`` is its Chinese name in the menu path that agents see.
    """

    source: str
    outcome: str
    target: str
    label: str = ""


type Exits = Mapping[str, Edge]
"""The edges out of one node by outcome."""


class NodeStep(msgspec.Struct, frozen=True):
    """A node's reaction to one input: the walk afterwards, its requests, and where the caller goes."""

    walk: Walk
    requests: tuple[WalkRequest, ...] = ()
    #: The outcome by which the caller leaves the node; "" stays.
    leave: str = ""
    #: Handed to the next node: a caller who knows the menu and presses a key early need not wait for it.
    pass_on: CallerNews | None = None
    #: The flow to walk before leaving; "" for none.
    into: str = ""
    #: Return from such a flow to the node that called it.
    back: bool = False


class Node(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """The settings of a node. ``label`` is its Chinese name for people.

    A kind declares the outcomes that ``needs`` an edge, those that ``may`` have one, and ``on_silence``, the outcome
    for a caller who does nothing.
    """

    label: str

    #: The caller chooses here, which counts as a level.
    is_menu: ClassVar[bool] = False
    #: The call, or this flow as a part of another, is over here.
    ends: ClassVar[bool] = False
    #: The caller goes on without doing anything, having heard an announcement at most.
    passes: ClassVar[bool] = False
    on_silence: ClassVar[str] = ""

    @property
    def kind(self) -> str:
        return str(self.__struct_config__.tag)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Every prompt this node may say."""
        return ()

    @property
    def texts(self) -> Mapping[str, str]:
        """Prompts spoken for this node alone when the flow is published: name -> text."""
        return {}

    @property
    def switched_by(self) -> str:
        """The switch that must be on for the node to speak; "" for none."""
        return ""

    @property
    def walks_flow(self) -> str:
        """The flow walked here as a part of this one, "" when none."""
        return ""

    @property
    def into_queue(self) -> str:
        """The queue for a person that the caller joins here, "" when none."""
        return ""

    @property
    def service_name(self) -> str:
        """The operator's service asked here, "" when none."""
        return ""

    @property
    def reaches_person(self) -> bool:
        return bool(self.into_queue)

    def needs(self) -> frozenset[str]:
        return frozenset()

    def may(self) -> frozenset[str]:
        return frozenset()

    def in_silence(self) -> frozenset[str]:
        """Every outcome by which a caller may leave who does nothing."""
        return frozenset({self.on_silence} - {""})

    def faults(self) -> Iterator[tuple[str, str]]:
        """Faults of the settings themselves: code and message."""
        yield from ()

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        raise NotImplementedError

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        """News this kind does not expect leaves everything as it is."""
        raise NotImplementedError

    def entered(self, walk: Walk) -> Entered:
        return Entered(walk.node, self.kind, self.label)


def misses(walk: Walk) -> int:
    """Rounds without a usable key."""
    return walk.silences + walk.wrong
