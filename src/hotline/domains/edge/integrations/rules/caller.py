"""A client system that calls the interface, and the agents and queues it may act for."""

from dataclasses import dataclass

#: Stands for all, in a list of agents or queues.
EVERY = "*"


@dataclass(frozen=True)
class Caller:
    """A client of the open interface. ``agents`` and ``queues`` are those that it may act for and see."""

    #: Stands in the audit trail.
    id: str
    name: str
    scopes: frozenset[str]
    agents: frozenset[str]
    queues: frozenset[str]
    per_minute: int

    def may(self, scope: str) -> bool:
        return scope in self.scopes

    def acts_for(self, agent: str) -> bool:
        return EVERY in self.agents or agent in self.agents

    def sees_queue(self, queue: str) -> bool:
        return EVERY in self.queues or queue in self.queues

    @property
    def sees_all(self) -> bool:
        return EVERY in self.agents and EVERY in self.queues
