"""The kinds of nodes: every module here that defines a Node is one, so a new kind is a new file and nothing else."""

import pkgutil
from functools import reduce
from importlib import import_module
from operator import or_
from typing import TYPE_CHECKING

from hotline.domains.voice.ivr.rules.nodes.base import Node


def _kinds() -> dict[str, type[Node]]:
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return {str(kind.__struct_config__.tag): kind for kind in _leaves(Node)}


def _leaves(kind: type[Node]) -> list[type[Node]]:
    """The kinds of node below ``kind``. A class that others derive from is no kind itself."""
    below = kind.__subclasses__()
    return [leaf for each in below for leaf in _leaves(each)] if below else [kind]


KINDS = _kinds()

if TYPE_CHECKING:
    AnyNode = Node
else:
    #: The union of all kinds of node, distinguished by "kind" in the JSON.
    AnyNode = reduce(or_, KINDS.values())
