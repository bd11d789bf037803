"""Names of the agents, queues, flows and topics that a page of call records mentions."""

from collections.abc import Iterable
from functools import cached_property

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.ivr.queries.flows import names_of_flows
from hotline.domains.voice.records.ports import topic_titles
from hotline.domains.voice.routing.queries.administered import queue_names


class Names:
    """Names by id. Each kind of name is read from the database once."""

    def __init__(self, agents: Iterable[str]) -> None:
        self._agents, self._queues, self._topics = names_of(set(agents)), queue_names(), topic_titles()

    @cached_property
    def _flows(self) -> dict[str, str]:
        return names_of_flows()

    def agent(self, id: str) -> str:
        return self._agents.get(id, "")

    def queue(self, id: str) -> str:
        return self._queues.get(id, id)

    def flow(self, id: str) -> str:
        return self._flows.get(id, id)

    def topic(self, id: str) -> str:
        return self._topics.get(id, id)
