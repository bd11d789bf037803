"""Learns whose a question is, what that and a cue are worth, and when a question is ours: from the articles' own ways
of asking left out in turn.

    .venv/bin/python -m bench.assistant_training [--write]

Ours: ways of asking, answered by an index without them. Not ours: the questions of deploy/assistant/outside.toml, each
left out of what it is compared with. Whatever set of questions measures is not read here. ``--write`` puts the result
into deploy/assistant: placing.npz, scope.npz, weights.toml.
"""

import argparse
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.knowledge_folds import delivered, folds, set_up
from bench.knowledge_ranking import fitted as fitted_worths

if TYPE_CHECKING:
    from hotline.domains.assistant.rules.placing import Placing
    from hotline.domains.assistant.rules.scope import Scope

FOLDS, PARTS, PENALTY = 3, 5, 1e-3
LANDMARKS, RIDGE = 4000, 0.1
PLACED_PENALTY = 0.3
KEPT = 0.95
"""Share of ours that the threshold keeps."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    set_up()
    from hotline.domains.assistant.queries import engines
    from hotline.domains.assistant.rules.belief import SCOPE, WORDY

    placing, placed = learn_placing()
    learned, out_of_fold = learn_scope()
    left_out = LeftOut(placing, placed, out_of_fold)
    worths, cues, above, rows, ours = in_scope(left_out)
    theirs = out_of_scope(left_out)
    kinds = np.stack([worths, cues, above], 2).astype(np.float64)
    for name, chosen in (("search alone", [0]), ("with cues", [0, 1]), ("with what is learned", [0, 2])):
        report(name, kinds[:, :, chosen], rows)
    surely, cue, place = report("with both", kinds, rows)
    print("with the model, of what is not ours:")
    scope, kept = fitted(ours, theirs, np.ones(len(SCOPE), bool))
    print("by words alone, of what is not ours:")
    by_words, by_words_threshold = fitted(ours, theirs, WORDY)
    print(f"from {kept:.2f} on {KEPT:.0%} of the ways left out are ours; ``ours`` in weights.toml is set by hand")
    print("scope", dict(zip(SCOPE, scope.round(2).tolist(), strict=True)))
    if asked.write:
        titles = [entry.article.title for entry in delivered()]
        engines.keep_placing(placing, [*placed, *titles])
        np.savez(
            engines.SCOPE,
            middle=learned.middle,
            landmarks=learned.landmarks.astype(np.float16),
            weights=learned.weights,
        )
        path = engines.FOLDER / "weights.toml"
        values = tomllib.loads(path.read_text()) | {
            "cue": round(float(cue / surely), 3),
            "placed": round(float(place / surely), 3),
            "surely": round(float(surely), 3),
            "scope": [round(float(each), 3) for each in scope],
            "scope_by_words": [round(float(each), 3) for each in by_words],
            "ours_by_words": round(by_words_threshold, 3),
        }
        path.write_text(
            "# By python -m bench.assistant_training --write: cue, placed, surely, scope, ours_by_words;\n"
            "# by hand the rest.\n" + "".join(f"{name} = {value}\n" for name, value in values.items())
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


def learn_placing() -> "tuple[Placing, dict[str, NDArray[np.float32]]]":
    """From every question, and what each scores when it is left out. What an article and a line ask alike is the
    article's.
    """
    from hotline.domains.assistant.queries import engines
    from hotline.domains.assistant.rules.placing import Placing
    from hotline.domains.knowledge.queries import indexing

    store = indexing.vectors()
    assert store is not None, "the model has to be installed: uv sync --group meaning"
    owner = {each: line.placed_at(name) for name, line in engines.lines().items() for each in line.asked_as}
    owner |= {way: entry.article.topic for entry in delivered() for way in entry.article.asked_as}
    asked, owners = list(owner), np.array(list(owner.values()))
    vectors = store.questions(asked)
    part = np.random.default_rng(1).integers(0, PARTS, len(asked))
    whole = Placing.learned(vectors, owners.tolist(), PLACED_PENALTY)
    scores = np.zeros((len(asked), len(whole.names)), np.float32)
    for each in range(PARTS):
        learned = Placing.learned(vectors[part != each], owners[part != each].tolist(), PLACED_PENALTY)
        at = [whole.names.index(name) for name in learned.names]
        scores[np.ix_(part == each, at)] = learned.scores(vectors[part == each])
    return whole, dict(zip(asked, scores, strict=True))


class LeftOut(NamedTuple):
    """What each question scores that was not among those learned from."""

    placing: "Placing"
    placed: dict[str, NDArray[np.float32]]
    scope: dict[str, float]


class InScope(NamedTuple):
    """Of every question left out: what each article is worth, its cues, how far above the others it is as learned, the
    right one, and the features of scope.
    """

    worths: NDArray[np.float32]
    cues: NDArray[np.float32]
    above: NDArray[np.float32]
    rows: NDArray[np.int64]
    features: NDArray[np.float64]


def in_scope(left_out: LeftOut) -> InScope:
    """Ways of asking for articles that refer to another line stand among that line's questions too: those are passed
    by.
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
    columns: list[tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32], int, NDArray[np.float64]]] = []
    for _, fold in zip(range(FOLDS), folds(entries, store), strict=False):
        assert fold.index.meaning is not None
        outside = Outside.of(lines, fold.index.meaning.place(asked))
        for (question, row), way in zip(fold.questions, fold.ways, strict=True):
            if way in elsewhere:
                continue
            found = evidence(fold.index, question, indexing.weights())
            cued = engines.cues().count(question.typed, topics)
            placed = left_out.placing.told(left_out.placed[way], topics, lines, found.meant)
            near = outside.nearest(question.typed, found.place)
            features = scope_features(found, cued, near, placed, left_out.scope[way])
            columns.append((found.worth, cued, placed.above, row, features))
    worths, cues, above, rows, features_of_all = zip(*columns, strict=True)
    return InScope(np.stack(worths), np.stack(cues), np.stack(above), np.array(rows), np.stack(features_of_all))


def out_of_scope(left_out: LeftOut) -> NDArray[np.float64]:
    from hotline.domains.assistant.queries import engines
    from hotline.domains.assistant.rules.belief import scope_features
    from hotline.domains.assistant.rules.outside import questions_of

    mind, found = engines.delivered().mind, []
    lines, topics = engines.lines(), mind.library.topics
    owner = [line for line in lines.values() for _ in line.asked_as]
    for at, question in enumerate(questions_of(lines)):
        if owner[at].topic:
            continue
        evidence, cued = mind.library.evidence(question), mind.cues.count(question, topics)
        placed = left_out.placing.told(left_out.placed[question], topics, lines, evidence.meant)
        near = mind.outside.nearest(question, evidence.place, without=at)
        found.append(scope_features(evidence, cued, near, placed, left_out.scope[question]))
    return np.stack(found)


def report(name: str, kinds: NDArray[np.float64], rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """The worths of these kinds of evidence under which the right articles are likeliest; prints how well they rank."""
    learned = fitted_worths(kinds, rows)
    worth = kinds @ learned
    above = (worth > worth[np.arange(len(rows)), rows][:, None]).sum(1)
    print(f"{name}, {learned.round(2)}: first {(above < 1).mean():.3f}, among 3 {(above < 3).mean():.3f}")
    return learned


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
