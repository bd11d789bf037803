"""Learns whose a question is, what that and a cue are worth, and when a question is ours: from the articles' own ways
of asking left out in turn.

    .venv/bin/python -m bench.assistant_train [--write]

Ours: ways of asking, answered by an index without them. Not ours: ways of asking for the articles that only refer
elsewhere, and the questions of deploy/assistant/outside.toml, each left out of what it is compared with. Whatever set
of questions measures is not read here. ``--write`` puts the result into deploy/assistant: placing.npz, weights.toml.
"""

import argparse
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.knowledge_folds import builtin, folds, set_up
from bench.knowledge_ranking import fitted as fitted_worths

if TYPE_CHECKING:
    from hotline.domains.understanding.assistant.rules.outside import Near
    from hotline.domains.understanding.assistant.rules.topic_classifier import Classification, TopicClassifier
    from hotline.domains.understanding.knowledge.rules.search.evidence import Evidence

FOLDS, PARTS, PENALTY = 3, 5, 1e-3
PLACED_PENALTY = 0.3
RETAINED = 0.95
"""Share of ours that the threshold keeps."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    set_up()
    from hotline.domains.understanding.assistant.queries import engines
    from hotline.domains.understanding.assistant.rules.library import refers
    from hotline.domains.understanding.assistant.rules.ranking import SCOPE, WORDY

    classifier, placed = learn_classifier()
    left_out = LeftOut(classifier, placed)
    some = seen_left_out(left_out)
    ours = [each for each in some if each.is_ours]
    kinds = np.stack([np.stack([each.search, each.cued, each.above], 1) for each in ours]).astype(np.float64)
    answers = np.array([not refers(entry.article.topic) for entry in builtin()])
    rows = np.array([int(answers[: each.row].sum()) for each in ours])
    for name, chosen in (("search alone", [0]), ("with cues", [0, 1]), ("with what is learned", [0, 2])):
        report(name, kinds[:, answers][:, :, chosen], rows)
    surely, pattern, place = report("with both", kinds[:, answers], rows)
    features = features_of(some, float(pattern / surely), float(place / surely))
    is_ours = np.array([each.is_ours for each in some])
    print("with the model, of what is not ours:")
    scope, threshold = fitted(features, is_ours, np.ones(len(SCOPE), bool))
    print("by words alone, of what is not ours:")
    lexical, lexical_threshold = fitted(features, is_ours, WORDY)
    print(
        f"from {threshold:.2f} on {RETAINED:.0%} of the ways left out are ours; ``ours`` in weights.toml is set by hand"
    )
    print("scope", dict(zip(SCOPE, scope.round(2).tolist(), strict=True)))
    if arguments.write:
        titles = [entry.article.title for entry in builtin()]
        engines.store_topic_classifier(classifier, [*placed, *titles])
        path = engines.FOLDER / "weights.toml"
        values = tomllib.loads(path.read_text()) | {
            "cue": round(float(pattern / surely), 3),
            "placed": round(float(place / surely), 3),
            "surely": round(float(surely), 3),
            "scope": [round(float(each), 3) for each in scope],
            "scope_by_words": [round(float(each), 3) for each in lexical],
            "ours_by_words": round(lexical_threshold, 3),
        }
        path.write_text(
            "# By python -m bench.assistant_train --write: cue, placed, surely, scope, ours_by_words;\n"
            "# by python -m bench.assistant_follow_ups --write: alone, before, same, near, field; by hand the rest.\n"
            + "".join(f"{name} = {value}\n" for name, value in values.items())
        )


def fitted(
    found: NDArray[np.float64], is_ours: NDArray[np.bool_], known: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], float]:
    """Weights of SCOPE, 0 for what is not known, and the threshold that keeps KEPT; prints what that rejects."""
    features, labels = found * known, is_ours.astype(np.float64)
    sample_weights = np.where(is_ours, 1 / is_ours.sum(), 1 / (~is_ours).sum()) / 2
    part = np.random.default_rng(1).integers(0, PARTS, len(labels))
    likely = np.zeros(len(labels))
    for each in range(PARTS):
        mine = part == each
        likely[mine] = sigmoid(features[mine] @ logistic(features[~mine], labels[~mine], sample_weights[~mine]))
    for share in (0.99, 0.98, 0.97, 0.95, 0.9):
        rejected = (likely[labels == 0] < np.quantile(likely[labels == 1], 1 - share)).mean()
        print(f"  {share:.0%} of ours kept: {rejected:.1%} rejected")
    return logistic(features, labels, sample_weights) * known, float(np.quantile(likely[labels == 1], 1 - RETAINED))


def learn_classifier() -> "tuple[TopicClassifier, dict[str, NDArray[np.float32]]]":
    """From every question, and what each scores when it is left out. What an article and a line ask alike is the
    article's.
    """
    from hotline.domains.understanding.assistant.queries import engines
    from hotline.domains.understanding.assistant.rules.topic_classifier import TopicClassifier
    from hotline.domains.understanding.knowledge import ports

    store = ports.vectors()
    assert store is not None, "the model has to be installed: uv sync --group meaning"
    owner = {each: line.classified_as(name) for name, line in engines.lines().items() for each in line.phrasings}
    owner |= {way: entry.article.topic for entry in builtin() for way in entry.article.asked_as}
    questions, owners = list(owner), np.array(list(owner.values()))
    vectors = store.questions(questions)
    part = np.random.default_rng(1).integers(0, PARTS, len(questions))
    classifier = TopicClassifier.learned(vectors, owners.tolist(), PLACED_PENALTY)
    scores = np.zeros((len(questions), len(classifier.names)), np.float32)
    for each in range(PARTS):
        learned = TopicClassifier.learned(vectors[part != each], owners[part != each].tolist(), PLACED_PENALTY)
        at = [classifier.names.index(name) for name in learned.names]
        scores[np.ix_(part == each, at)] = learned.scores(vectors[part == each])
    return classifier, dict(zip(questions, scores, strict=True))


class LeftOut(NamedTuple):
    """What each question scores that was not among those learned from."""

    classifier: "TopicClassifier"
    placed: dict[str, NDArray[np.float32]]


class Seen(NamedTuple):
    """A question and what is made of it where it was left out. ``row``: the article that it is for, -1 where none.
    ``search``, ``cued``, ``above``: of each article, by search, its cues, and how far above the others as learned.
    """

    evidence: "Evidence"
    row: int
    is_ours: bool
    search: NDArray[np.float32]
    cued: NDArray[np.float32]
    above: NDArray[np.float32]
    near: "Near"
    placed: "Classification"


def seen_left_out(left_out: LeftOut) -> list[Seen]:
    """Ways of asking, by an index without them, and what is asked of other lines."""
    from hotline.domains.understanding.assistant.queries import engines
    from hotline.domains.understanding.assistant.rules.library import refers
    from hotline.domains.understanding.assistant.rules.outside import Outside
    from hotline.domains.understanding.knowledge import ports
    from hotline.domains.understanding.knowledge.queries import index_files
    from hotline.domains.understanding.knowledge.rules.search import evidence

    entries, store, lines, elsewhere = builtin(), ports.vectors(), engines.lines(), engines.questions_for_others()
    assert store is not None, "the model has to be installed: uv sync --group meaning"
    topics, at = [entry.article.topic for entry in entries], {each: number for number, each in enumerate(elsewhere)}
    vectors, found = store.questions(elsewhere), list[Seen]()

    def see(question: str, evidence: "Evidence", outside: Outside, row: int) -> None:
        placed = left_out.classifier.trained(left_out.placed[question], topics, lines, evidence.meant)
        near = outside.nearest(question, evidence.place, without=at.get(question))
        cued, is_ours = engines.topic_patterns().count(question, topics), row >= 0 and not refers(topics[row])
        found.append(Seen(evidence, row, is_ours, evidence.worth, cued, placed.above, near, placed))

    for _, fold in zip(range(FOLDS), folds(entries, store), strict=False):
        assert fold.index.meaning is not None
        outside = Outside.of(lines, fold.index.meaning.place(vectors))
        for (question, row), way in zip(fold.questions, fold.ways, strict=True):
            see(way, evidence(fold.index, question, index_files.weights()), outside, row)
    ranker, ways = engines.builtin().ranker, {way for entry in entries for way in entry.article.asked_as}
    for question in elsewhere:
        if question not in ways:
            see(question, ranker.library.evidence(question), ranker.outside, -1)
    return found


def features_of(some: list[Seen], pattern: float, place: float) -> NDArray[np.float64]:
    """A row each, in the order of SCOPE, with what a cue and a standard deviation of placing are worth."""
    from hotline.domains.understanding.assistant.rules.ranking import scope_features

    topics = [entry.article.topic for entry in builtin()]
    return np.stack(
        [
            scope_features(
                each.evidence,
                each.search + pattern * each.cued + place * each.above,
                topics,
                each.near,
                each.placed,
            )
            for each in some
        ]
    )


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
    features: NDArray[np.float64], labels: NDArray[np.float64], sample_weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Newton's method, with a little penalty."""
    weights = np.zeros(features.shape[1])
    for _ in range(40):
        likely = sigmoid(features @ weights)
        slope = features.T @ ((likely - labels) * sample_weights) + PENALTY * weights
        bend = (features * (likely * (1 - likely) * sample_weights)[:, None]).T @ features + PENALTY * np.eye(
            len(weights)
        )
        weights = weights - np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main()
