"""Ports for servers of a test's own."""

import random
import socket

#: Below the ports that the kernel gives to outgoing connections (32768 and above): one of those may be taken between
#: the moment it is found free and the start of the server. Installations of tests have theirs below 27000.
RANGE = range(27_000, 32_768)


def free_port() -> int:
    """A TCP port of loopback on which nobody listens, drawn at random, for several sessions draw at once."""
    while True:
        port = random.choice(RANGE)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
