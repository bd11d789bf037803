"""The engine of 京晓保, over the delivered articles or over what holds now; and what the unrest detector finds."""

from hotline.domains.assistant.queries.engines import current, delivered
from hotline.domains.assistant.queries.unrest import unrest_in
from hotline.domains.assistant.rules.talk import Kind, Reply, Said

__all__ = ["Kind", "Reply", "Said", "current", "delivered", "unrest_in"]
