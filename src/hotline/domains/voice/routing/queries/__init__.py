"""Reads about queues, skills and who has them, what leaders did, and what they told agents in writing."""

from hotline.domains.voice.routing.queries.administered import (
    administered,
    as_temporary_skill,
    directions_of,
    may_direct,
    published,
    published_version,
    queue_names,
    queues_served_by,
    running_loans,
    skill_names,
)
from hotline.domains.voice.routing.queries.notices import (
    audience_name,
    document_of,
    notices_of,
    reached_by,
    sent_before,
)

__all__ = [
    "administered",
    "as_temporary_skill",
    "audience_name",
    "directions_of",
    "document_of",
    "may_direct",
    "notices_of",
    "published",
    "published_version",
    "queue_names",
    "queues_served_by",
    "reached_by",
    "running_loans",
    "sent_before",
    "skill_names",
]
