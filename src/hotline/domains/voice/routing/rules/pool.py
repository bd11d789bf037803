"""The free agents of each skill in order of preference: highest level, then longest idle, then the agent's number.

Entering and leaving cost O(log n) comparisons a skill and one move of a list's tail.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping

type Preference = tuple[int, float, str]


class Pool:
    """The agents who are ready, under each of their skills."""

    def __init__(self) -> None:
        self._by_skill: dict[str, list[Preference]] = {}
        self._entries: dict[str, dict[str, Preference]] = {}

    def __contains__(self, agent: str) -> bool:
        return agent in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def enter(self, agent: str, skills: Mapping[str, int], idle_since: float) -> None:
        self.leave(agent)
        self._entries[agent] = {skill: (-level, idle_since, agent) for skill, level in skills.items()}
        for skill, entry in self._entries[agent].items():
            insort(self._by_skill.setdefault(skill, []), entry)

    def leave(self, agent: str) -> None:
        for skill, entry in self._entries.pop(agent, {}).items():
            free = self._by_skill[skill]
            del free[bisect_left(free, entry)]

    def skills(self) -> list[str]:
        """The skills that have a free agent."""
        return [skill for skill, free in self._by_skill.items() if free]

    def best_first(self, skill: str) -> Iterator[str]:
        return (agent for _, _, agent in self._by_skill.get(skill, ()))

    def count(self, skill: str) -> int:
        return len(self._by_skill.get(skill, ()))
