"""Other providers in the slots of the domains' ports, for one test."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, Protocol

import pytest

from hotline.kernel.slot import Slot


class Override(Protocol):
    def __call__(self, slot: Slot[Any], provided: object) -> None: ...


@pytest.fixture
def override() -> Iterator[Override]:
    with ExitStack() as stack:

        def one(slot: Slot[Any], provided: object) -> None:
            stack.enter_context(slot.override(provided))

        yield one
