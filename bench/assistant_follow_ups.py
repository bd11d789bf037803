"""Learns what a question after another is worth by itself, together with the one before, and for articles near the
previous topic, and when it is ours: eight weights, from the talks in
tests/domains/understanding/assistant/talks/learned.

    .venv/bin/python -m bench.assistant_follow_ups [--write]

Prints how each writer's follow-ups fare by what is learned from the others. ``--write`` puts the weights into
deploy/assistant/weights.toml. The talks in held_out are not read.
"""

import argparse
import tomllib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.assistant_train import logistic
from bench.knowledge_folds import set_up

NAMES = ("alone", "before", "same", "near", "field")
#: The weights that the penalty draws to, before anything is learned; and how strongly.
START, PENALTY = (1.0, 0.3, 0.0, 0.0, 0.0), 3.0
STEPS, HALVINGS = 25, 10
#: Share of our own follow-ups that are to be kept.
RETAINED = 0.985


class FollowUp(NamedTuple):
    """A question after another. ``features``: of each article that answers, in the order of NAMES, on the scale of
    likelihoods. ``right``: which of these articles are; none where it is no matter of this line. ``scopes``: log odds
    that it is, by itself, together with the question before, and 1.
    """

    writer: str
    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    scopes: NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    set_up()
    some = follow_ups()
    for writer in sorted({each.writer for each in some}):
        others = [each for each in some if each.writer != writer]
        report(writer, [each for each in some if each.writer == writer], fitted(others), fitted_scope(others))
    weights, scope = fitted(some), fitted_scope(some)
    print("all", dict(zip(NAMES, weights.round(3).tolist(), strict=True)), "scope_after", scope.round(3).tolist())
    if arguments.write:
        write(weights, scope)


def report(writer: str, some: "list[FollowUp]", weights: NDArray[np.float64], scope: NDArray[np.float64]) -> None:
    """How one writer's follow-ups fare with what was learned from the others."""
    ours, others = [each for each in some if each.right.any()], [each for each in some if not each.right.any()]
    first = sum(bool(each.right[(each.features @ weights).argmax()]) for each in ours)
    retained = sum(float(each.scopes @ scope) >= 0 for each in ours)
    sent = sum(float(each.scopes @ scope) < 0 for each in others)
    print(f"{writer}: first {first} of {len(ours)} ({first / len(ours):.1%}),", end=" ")
    print(f"not sent away {retained / len(ours):.1%} of ours, sent away {sent} of {len(others)}")


def follow_ups() -> list[FollowUp]:
    """Every follow-up, after the turns before it as the engine understands them."""
    from hotline.domains.understanding.assistant.queries.engines import builtin
    from hotline.domains.understanding.assistant.rules.answered_turns import AnsweredTurn
    from hotline.domains.understanding.assistant.rules.library import refers
    from tests.domains.understanding.assistant.talks.talk import FOLDER, talks

    engine, found = builtin(), list[FollowUp]()
    topics = engine.ranker.library.topics
    answers = np.array([not refers(topic) for topic in topics])
    for writer, written in talks(FOLDER / "learned").items():
        for talk in written:
            for place, turn in enumerate(talk.turns[1:], 1):
                context = engine.context([AnsweredTurn(each.text) for each in talk.turns[:place]])
                right = np.array([topic in turn.topics for topic in topics])[answers]
                if context.topic:
                    features, scopes = engine.ranker.follow_up_features(turn.text, context)
                    found.append(FollowUp(writer, features[answers], right, scopes))
    return found


def fitted(some: Sequence[FollowUp]) -> NDArray[np.float64]:
    """The weights under which the right articles are likeliest: a conditional logit, by Newton's method with steps
    halved until they help.
    """
    ours = [each for each in some if each.right.any()]
    features, right = np.stack([each.features for each in ours]), np.stack([each.right for each in ours])
    start = np.array(START)
    weights = start.copy()
    missed, slope, bend = badness(features, right, weights, start)
    for _ in range(STEPS):
        step = np.linalg.solve(bend, slope)
        tried = (weights - step / 2**halved for halved in range(HALVINGS))
        better = next((each for each in tried if badness(features, right, each, start)[0] < missed), None)
        if better is None:
            break
        weights = better
        missed, slope, bend = badness(features, right, weights, start)
    return weights


def badness(
    features: NDArray[np.float64], right: NDArray[np.bool_], weights: NDArray[np.float64], start: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """The penalised negative log-likelihood, its slope, and a bound of its bend."""
    worth = features @ weights
    likely = np.exp(worth - worth.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    together = (likely * right).sum(1) + 1e-12
    apart = weights - start
    middle = np.einsum("nt,ntf->nf", likely, features)
    slope = np.einsum("nt,ntf->f", likely - likely * right / together[:, None], features) + PENALTY * apart
    bend = np.einsum("nt,ntf,ntg->fg", likely, features, features) - middle.T @ middle + PENALTY * np.eye(len(weights))
    return float(-np.log(together).sum() + PENALTY / 2 * (apart**2).sum()), slope, bend


def fitted_scope(some: Sequence[FollowUp]) -> NDArray[np.float64]:
    """The weights of ``scopes``, with a constant under which RETAINED of ours have even odds or better."""
    scopes = np.stack([each.scopes for each in some])
    labels = np.array([each.right.any() for each in some])
    weights = logistic(scopes, labels.astype(np.float64), np.ones(len(labels)))
    weights[-1] -= np.quantile(scopes[labels] @ weights, 1 - RETAINED)
    return weights


def write(weights: NDArray[np.float64], scope: NDArray[np.float64]) -> None:
    """Bonuses are kept in the units of worth, whose scale for likelihoods is ``surely``."""
    from hotline.domains.understanding.assistant.queries.engines import FOLDER

    path = FOLDER / "weights.toml"
    text = path.read_text()
    surely = tomllib.loads(text)["surely"]
    lines = dict(zip(NAMES, weights.tolist(), strict=True))
    for name, value in lines.items():
        scaled = value if name in ("alone", "before") else value / surely
        before = next(line for line in text.splitlines() if line.startswith(f"{name} = "))
        text = text.replace(f"\n{before}\n", f"\n{name} = {round(scaled, 3)}\n")
    before = next(line for line in text.splitlines() if line.startswith("scope_after = "))
    text = text.replace(before, f"scope_after = {[round(each, 3) for each in scope.tolist()]}")
    path.write_text(text)


if __name__ == "__main__":
    main()
