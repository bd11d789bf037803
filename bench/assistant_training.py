"""Learns what a cue is worth and when a question is ours, from the articles' own ways of asking left out in turn.

    .venv/bin/python -m bench.assistant_training [--write]

Ours: ways of asking, answered by an index without them. Not ours: the questions of deploy/assistant/outside.toml, each
left out of what it is compared with. Whatever set of questions measures is not read here. ``--write`` puts the result
into deploy/assistant/weights.toml.
"""

import argparse
import tomllib
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bench.knowledge_folds import delivered, folds, set_up

if TYPE_CHECKING:
    from hotline.domains.assistant.rules.scope import Scope

FOLDS, PARTS, PENALTY = 3, 5, 1e-3
LANDMARKS, RIDGE = 700, 0.3
KEPT = 0.95
"""Share of ours that the threshold keeps."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    set_up()
    from hotline.domains.assistant.queries import engines
    from hotline.domains.assistant.rules.belief import SCOPE, WORDY

    learned, out_of_fold = learn_scope()
    worths, cues, rows, ours = in_scope(out_of_fold)
    theirs = out_of_scope(out_of_fold)
    cue = best_cue(worths, cues, rows)
    without, with_cues = first(worths, cues, rows, 0), first(worths, cues, rows, cue)
    print(f"cue {cue:.1f}: first {without:.3f} without cues, {with_cues:.3f} with")
    print("with the model, of what is not ours:")
    scope, kept = fitted(ours, theirs, np.ones(len(SCOPE), bool))
    print("by words alone, of what is not ours:")
    by_words, by_words_threshold = fitted(ours, theirs, WORDY)
    print(f"from {kept:.2f} on {KEPT:.0%} of the ways left out are ours; ``ours`` in weights.toml is set by hand")
    print("scope", dict(zip(SCOPE, scope.round(2).tolist(), strict=True)))
    if asked.write:
        np.savez(
            engines.SCOPE,
            middle=learned.middle,
            landmarks=learned.landmarks.astype(np.float16),
            weights=learned.weights,
        )
        path = engines.FOLDER / "weights.toml"
        values = tomllib.loads(path.read_text()) | {
            "cue": round(cue, 2),
            "scope": [round(float(each), 3) for each in scope],
            "scope_by_words": [round(float(each), 3) for each in by_words],
            "ours_by_words": round(by_words_threshold, 3),
        }
        path.write_text(
            "# By python -m bench.assistant_training --write: cue, scope, ours_by_words; by hand: the rest.\n"
            + "".join(f"{name} = {value}\n" for name, value in values.items())
        )


def fitted(
    ours: NDArray[np.float64], theirs: NDArray[np.float64], known: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], float]:
    """Weights of SCOPE, 0 for what is not known, and the threshold that keeps KEPT; prints what that rejects."""
    features = np.concatenate([ours, theirs]) * known
    labels = np.concatenate([np.ones(len(ours)), np.zeros(len(theirs))])
    weigh = np.where(labels == 1, 1 / len(ours), 1 / len(theirs)) / 2
    part = np.random.default_rng(1).integers(0, PARTS, len(labels))
    likely = np.zeros(len(labels))
    for each in range(PARTS):
        mine = part == each
        likely[mine] = sigmoid(features[mine] @ logistic(features[~mine], labels[~mine], weigh[~mine]))
    for kept in (0.99, 0.98, 0.97, 0.95, 0.9):
        rejected = (likely[labels == 0] < np.quantile(likely[labels == 1], 1 - kept)).mean()
        print(f"  {kept:.0%} of ours kept: {rejected:.1%} rejected")
    return logistic(features, labels, weigh) * known, float(np.quantile(likely[labels == 1], 1 - KEPT))


def learn_scope() -> "tuple[Scope, dict[str, float]]":
    """From every question, and what each scores when it is left out."""
    from hotline.domains.assistant.queries import engines
    from hotline.domains.assistant.rules.scope import Scope
    from hotline.domains.knowledge.queries import indexing

    store = indexing.vectors()
    assert store is not None, "the model has to be installed: uv sync --group meaning"
    ways = [way for entry in delivered() for way in entry.article.asked_as]
    others = [each for line in engines.lines().values() if not line.topic for each in line.asked_as]
    vectors = store.questions([*ways, *others])
    is_ours = np.arange(len(vectors)) < len(ways)
    dice = np.random.default_rng(12333)
    part = dice.integers(0, PARTS, len(vectors))

    def learned(used: NDArray[np.bool_]) -> Scope:
        kept, kept_ours = vectors[used], is_ours[used]
        landmarks = np.concatenate(
            [np.flatnonzero(~kept_ours), dice.permutation(np.flatnonzero(kept_ours))[:LANDMARKS]]
        )
        return Scope.learned(kept, kept_ours, landmarks, RIDGE)

    scores = np.zeros(len(vectors))
    for each in range(PARTS):
        scores[part == each] = learned(part != each).scores(vectors[part == each])
    return learned(part >= 0), dict(zip([*ways, *others], scores.tolist(), strict=True))


def in_scope(
    scores: dict[str, float],
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int64], NDArray[np.float64]]:
    """Of every question left out: what each article is worth, its cues, the right one, and the features of scope.

    Ways of asking for articles that refer to another line stand among that line's questions too: those are passed by.
    """
    from hotline.domains.assistant.queries import engines
    from hotline.domains.assistant.rules.belief import scope_features
    from hotline.domains.assistant.rules.outside import Outside, questions_of
    from hotline.domains.knowledge.queries import indexing
    from hotline.domains.knowledge.rules import evidence

    entries, store, lines = delivered(), indexing.vectors(), engines.lines()
    assert store is not None, "the model has to be installed: uv sync --group meaning"
    topics = [entry.article.topic for entry in entries]
    asked, elsewhere = store.questions(questions_of(lines)), set(questions_of(lines))
    worths, cues, rows, features = [], [], [], []
    for _, fold in zip(range(FOLDS), folds(entries, store), strict=False):
        assert fold.index.meaning is not None
        outside = Outside.of(lines, fold.index.meaning.place(asked))
        for (question, row), way in zip(fold.questions, fold.ways, strict=True):
            if way in elsewhere:
                continue
            found, cued = (
                evidence(fold.index, question, indexing.weights()),
                engines.cues().count(question.typed, topics),
            )
            near = outside.nearest(question.typed, found.place)
            worths.append(found.worth)
            cues.append(cued)
            rows.append(row)
            features.append(scope_features(found, cued, near, None))
            features[-1][0] = scores[way]
    return np.stack(worths), np.stack(cues), np.array(rows), np.stack(features)


def out_of_scope(scores: dict[str, float]) -> NDArray[np.float64]:
    from hotline.domains.assistant.queries import engines
    from hotline.domains.assistant.rules.belief import scope_features
    from hotline.domains.assistant.rules.outside import questions_of

    mind, found = engines.delivered().mind, []
    owner = [line for line in engines.lines().values() for _ in line.asked_as]
    for at, question in enumerate(questions_of(engines.lines())):
        if owner[at].topic:
            continue
        evidence, cued = mind.library.evidence(question), mind.cues.count(question, mind.library.topics)
        near = mind.outside.nearest(question, evidence.place, without=at)
        found.append(scope_features(evidence, cued, near, None))
        found[-1][0] = scores[question]
    return np.stack(found)


def best_cue(worths: NDArray[np.float32], cues: NDArray[np.float32], rows: NDArray[np.int64]) -> float:
    """The worth under which the right articles are likeliest."""
    return float(max(np.arange(0, 4.1, 0.1), key=lambda cue: fit(worths + np.float32(cue) * cues, rows)))


def fit(worths: NDArray[np.float32], rows: NDArray[np.int64]) -> float:
    top = worths.max(1)
    whole = top + np.log(np.exp(worths - top[:, None]).sum(1))
    return float((worths[np.arange(len(rows)), rows] - whole).mean())


def first(worths: NDArray[np.float32], cues: NDArray[np.float32], rows: NDArray[np.int64], cue: float) -> float:
    return float(((worths + np.float32(cue) * cues).argmax(1) == rows).mean())


def sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-np.clip(values, -30, 30)))


def logistic(
    features: NDArray[np.float64], labels: NDArray[np.float64], weigh: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Newton's method, with a little penalty."""
    weights = np.zeros(features.shape[1])
    for _ in range(40):
        likely = sigmoid(features @ weights)
        slope = features.T @ ((likely - labels) * weigh) + PENALTY * weights
        bend = (features * (likely * (1 - likely) * weigh)[:, None]).T @ features + PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main()
