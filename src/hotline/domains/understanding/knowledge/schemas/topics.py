"""Topics on the wire."""

from ninja import Schema


class TopicOut(Schema):
    id: str
    category: str
    subcategory: str
    title: str
    key_facts: str


class TopicsOut(Schema):
    """``dispositions``: what may become of a caller's matter, for the summary."""

    topics: list[TopicOut]
    dispositions: list[str]
