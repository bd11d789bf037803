"""Data that other domains pass with a request for a call-back."""

import msgspec


class Line(msgspec.Struct, frozen=True):
    """One message of a written conversation. ``role``: ``citizen`` or ``assistant``."""

    role: str
    text: str


class WrongAnswer(msgspec.Struct, frozen=True):
    """A confirmed wrong answer of an agent: what was wrong, what is right.

    ``article``, ``title``: of the article that has the answer, "" where none is named.
    """

    agent: str
    mistake: str
    correction: str
    article: str = ""
    title: str = ""
