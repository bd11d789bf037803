"""Converts an index to named arrays and back, for storage and shared memory."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from hotline.domains.understanding.knowledge.rules.search.bags import Bags
from hotline.domains.understanding.knowledge.rules.search.blob import Blob
from hotline.domains.understanding.knowledge.rules.search.index import Index
from hotline.domains.understanding.knowledge.rules.search.vectors import Meaning

type Arrays = Mapping[str, np.ndarray[Any, Any]]


def arrays_of(part: object, prefix: str = "") -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    """``tokens.rows`` and so on; what is None is left out."""
    for field in fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        if is_dataclass(value):
            yield from arrays_of(value, f"{prefix}{field.name}.")
        elif value is not None:
            yield f"{prefix}{field.name}", np.asarray(value)


def index_of(arrays: Arrays) -> Index:
    """The index over the bare arrays of mapped files: ``memmap``'s overhead at every slice is a fifth of a search."""
    arrays = {name: np.asarray(array) for name, array in arrays.items()}

    def part[T](kind: type[T], name: str) -> T:
        return kind(**{each.name: held(each.type, f"{name}.{each.name}") for each in fields(kind)})  # type: ignore[arg-type]

    def held(kind: Any, name: str) -> Any:
        return part(kind, name) if isinstance(kind, type) and is_dataclass(kind) else _value(arrays[name])

    return Index(
        groups=part(Blob, "groups"),
        cards=part(Blob, "cards"),
        tokens=part(Bags, "tokens"),
        sounds=part(Bags, "sounds"),
        letters=part(Bags, "letters"),
        ways=part(Blob, "ways"),
        way_rows=arrays["way_rows"],
        meaning=part(Meaning, "meaning") if "meaning.middle" in arrays else None,
    )


def _value(array: np.ndarray[Any, Any]) -> Any:
    return array.item() if array.ndim == 0 else array
