"""The terminal of a command: one key stops the command, and no log lines mix with its output."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import termios
import tty
from collections.abc import Callable, Iterator

import structlog

STOP_KEYS = {"q", "Q", "\n", "\r", "\x1b"}


def quiet_logs() -> None:
    """Only faults reach the screen."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))


@contextlib.contextmanager
def ending_well(stop: Callable[[], object]) -> Iterator[None]:
    """Call ``stop`` on SIGTERM and when the terminal closes too, so that no demo call or session stays open."""
    loop = asyncio.get_running_loop()

    def closed() -> None:
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115  what is still said, nobody can read
        stop()

    loop.add_signal_handler(signal.SIGTERM, stop)
    loop.add_signal_handler(signal.SIGHUP, closed)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
        loop.remove_signal_handler(signal.SIGHUP)


@contextlib.contextmanager
def stop_key() -> Iterator[asyncio.Event]:
    """Set by q, Enter or Escape, where there is a terminal. Puts the terminal back as it was."""
    pressed = asyncio.Event()
    if not sys.stdin.isatty():
        yield pressed
        return
    loop, before = asyncio.get_running_loop(), termios.tcgetattr(sys.stdin)

    def look() -> None:
        if sys.stdin.read(1) in STOP_KEYS:
            pressed.set()

    tty.setcbreak(sys.stdin)
    loop.add_reader(sys.stdin, look)
    try:
        yield pressed
    finally:
        loop.remove_reader(sys.stdin)
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
