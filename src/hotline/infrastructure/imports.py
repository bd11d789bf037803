"""Imports without looking for garbage meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting_objects() -> Iterator[None]:
    """Whatever is made meanwhile stays for as long as the process runs: modules, classes, tables of constants.

    Looking through 200,000 of them again and again takes a tenth of a start, and later holds up the calls of a process
    for as long. So they are not looked through now, and are set aside for good.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
