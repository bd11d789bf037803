"""Learns how much each likeness counts in search, from the articles' own ways of asking left out in turn.

    .venv/bin/python -m bench.knowledge_ranking [--write]

Whatever set of questions measures search is not read here. ``--write`` puts the weights into
deploy/knowledge/ranking.toml. How well they rank is printed for articles they were not learned on.
"""

import argparse
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.knowledge_folds import builtin, folds, set_up

ROUNDS, PENALTY, PARTS, TINY = 40, 1e-3, 5, 1e-7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    set_up()
    from hotline.domains.understanding.knowledge.queries import index_files
    from hotline.domains.understanding.knowledge.rules.search.ranking import FEATURES, WITHOUT_MEANING

    features, articles = compared()
    lines = []
    for name, columns in (("with_meaning", FEATURES), ("without_meaning", WITHOUT_MEANING)):
        chosen = features[:, :, : len(columns)]
        weights = fitted(chosen, articles)
        lines.append(f"{name} = [{', '.join(f'{weight:.2f}' for weight in weights)}]  # {', '.join(columns)}")
        print(lines[-1], "recall at 1, 3, 5: {:.3f} {:.3f} {:.3f}".format(*across_articles(chosen, articles)))
    if arguments.write:
        index_files.WEIGHTS.write_text(
            "# Written by python -m bench.knowledge_ranking --write\n" + "\n".join(lines) + "\n"
        )


def compared() -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Every feature of every article for every question, and the article each question is for."""
    from hotline.domains.understanding.knowledge import ports
    from hotline.domains.understanding.knowledge.rules.search.ranking import compare

    entries, store = builtin(), ports.vectors()
    assert store is not None, "the model has to be installed: uv sync --group meaning"
    found = [
        (compare(fold.index, question, len(entries)).features, row)
        for fold in folds(entries, store)
        for question, row in fold.questions
    ]
    return np.stack([each for each, _ in found]).astype(np.float64), np.array([row for _, row in found])


def fitted(features: NDArray[np.float64], articles: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights under which the right articles are likeliest (a conditional logit), by Newton's method; none below 0.

    A step that makes them less likely is halved: a whole one goes too far where few features tell much.
    """
    weights = np.zeros(features.shape[2])
    right = features[np.arange(len(articles)), articles]
    loss = unlikeliness(features, right, weights)
    for _ in range(ROUNDS):
        worth = features @ weights
        likely = np.exp(worth - worth.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        expected = np.einsum("qa,qaf->qf", likely, features)
        slope = (expected - right).mean(0) + 2 * PENALTY * weights
        bend = np.einsum("qa,qaf,qag->fg", likely, features, features, optimize=True) / len(articles)
        bend -= expected.T @ expected / len(articles)
        step = np.linalg.solve(bend + 2 * PENALTY * np.eye(len(weights)), slope)
        while (after := unlikeliness(features, right, np.maximum(weights - step, 0))) > loss and np.abs(
            step
        ).max() > TINY:
            step /= 2
        if after > loss - TINY:
            break
        weights, loss = np.maximum(weights - step, 0), after
    return weights


def unlikeliness(features: NDArray[np.float64], right: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    worth = features @ weights
    highest = worth.max(1)
    total = highest + np.log(np.exp(worth - highest[:, None]).sum(1))
    return float((total - right @ weights).mean() + PENALTY * weights @ weights)


def across_articles(features: NDArray[np.float64], articles: NDArray[np.int64]) -> Sequence[float]:
    """Recall with weights learned on the questions for other articles."""
    part = np.random.default_rng(1).integers(0, PARTS, features.shape[1])[articles]
    ranks = np.zeros(len(articles), np.int64)
    for each in range(PARTS):
        theirs = part == each
        worth = features[theirs] @ fitted(features[~theirs], articles[~theirs])
        own = worth[np.arange(int(theirs.sum())), articles[theirs]]
        ranks[theirs] = (worth >= own[:, None]).sum(1) - 1
    return [float((ranks < limit).mean()) for limit in (1, 3, 5)]


if __name__ == "__main__":
    main()
