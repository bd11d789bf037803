"""Endpoints of topics, which the desk needs for the wrap-up."""

from dataclasses import asdict

from ninja import Router

from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.domains.understanding.knowledge.schemas.topics import TopicOut, TopicsOut
from hotline.domains.voice.calls.ports import DISPOSITIONS
from hotline.infrastructure.permissions import StaffRequest, needs

router = Router(tags=["desk"], auth=needs())


@router.get("/topics", response=TopicsOut)
async def all_topics(request: StaffRequest) -> TopicsOut:
    """Changes once a week at most: the page fetches it once."""
    return TopicsOut(topics=[TopicOut(**asdict(topic)) for topic in topics()], dispositions=list(DISPOSITIONS))
