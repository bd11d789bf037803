"""Who may do what with a version in which state: two people see each version, and the client alone publishes."""

from itertools import product

import pytest

from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.understanding.knowledge.rules.life import (
    MOVES,
    ArticleTransition,
    LifeStatus,
    State,
    article_refusal,
    deeds_open_to,
)
from hotline.kernel.permissions import Permission

AUTHORS = ("4001",)


def may(role: str, by: str, status: LifeStatus) -> set[ArticleTransition]:
    return set(deeds_open_to(status, by, ROLES[role].permissions))


def test_publishing_and_taking_down_is_the_clients_alone() -> None:
    assert {code for code, role in ROLES.items() if Permission.KNOWLEDGE_PUBLISH in role.permissions} == {"client"}


@pytest.mark.parametrize("state", list(State))
def test_nobody_approves_what_they_wrote_at(state: State) -> None:
    status = LifeStatus(state, ("4001", "4002"))
    assert ArticleTransition.APPROVE not in may("client", "4001", status)
    assert ArticleTransition.APPROVE not in may("client", "4002", status)


def test_nothing_is_published_that_one_person_alone_has_seen() -> None:
    for state, transition in product(
        (State.APPROVED, State.SCHEDULED), (ArticleTransition.PUBLISH, ArticleTransition.SCHEDULE)
    ):
        assert article_refusal(LifeStatus(state, AUTHORS, reviewer=""), transition, "8001")
        assert article_refusal(LifeStatus(state, AUTHORS, reviewer="4001"), transition, "8001")
        assert not article_refusal(LifeStatus(state, AUTHORS, reviewer="4002"), transition, "8001")


@pytest.mark.parametrize(
    ("state", "author", "colleague", "client", "agent"),
    [
        (
            State.DRAFT,
            {ArticleTransition.SAVE, ArticleTransition.SUBMIT, ArticleTransition.DROP},
            {ArticleTransition.SAVE, ArticleTransition.SUBMIT, ArticleTransition.DROP},
            None,
            set(),
        ),
        (
            State.IN_REVIEW,
            {ArticleTransition.TAKE_BACK, ArticleTransition.SEND_BACK},
            {ArticleTransition.SEND_BACK, ArticleTransition.APPROVE},
            None,
            set(),
        ),
        (
            State.APPROVED,
            {ArticleTransition.SEND_BACK},
            {ArticleTransition.SEND_BACK},
            {ArticleTransition.SEND_BACK, ArticleTransition.SCHEDULE, ArticleTransition.PUBLISH},
            set(),
        ),
        (
            State.SCHEDULED,
            set(),
            set(),
            {ArticleTransition.SCHEDULE, ArticleTransition.CALL_OFF, ArticleTransition.PUBLISH},
            set(),
        ),
        (State.PUBLISHED, set(), set(), {ArticleTransition.RETIRE}, set()),
        (State.RETIRED, set(), set(), set(), set()),
        (State.DROPPED, set(), set(), set(), set()),
    ],
)
def test_what_each_may_do_in_each_state(
    state: State,
    author: set[ArticleTransition],
    colleague: set[ArticleTransition],
    client: set[ArticleTransition] | None,
    agent: set[ArticleTransition],
) -> None:
    reviewer = "4002" if state in {State.APPROVED, State.SCHEDULED} else ""
    status = LifeStatus(state, AUTHORS, reviewer)
    assert may("knowledge_editor", "4001", status) == author
    assert may("knowledge_editor", "4002", status) == colleague
    assert may("client", "8001", status) == (colleague if client is None else client)
    assert may("agent", "1001", status) == agent


def test_every_refusal_says_what_to_do() -> None:
    standings = [LifeStatus(state, AUTHORS, reviewer) for state in State for reviewer in ("", "4001", "4002")]
    refusals = {
        article_refusal(status, transition, by)
        for status in standings
        for transition in MOVES
        for by in ("4001", "4002")
    }
    assert all(refusal.endswith("。") and "请" in refusal for refusal in refusals - {""})
