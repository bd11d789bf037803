"""Learn the unrest detector's weights from the labelled corpus and write them beside the rules.

    uv run --with scipy python -m bench.unrest_train            # writes weights.json.gz
    uv run --with scipy python -m bench.unrest_train --folds 5  # writes nothing: words on parts held out in turn
    uv run --with scipy python -m bench.unrest_train --held     # of the part that the encoder did not learn, with it
    uv run --with scipy python -m bench.unrest_train --ladder 5 # without thresholds: what each block gives

Logistic regression by Newton's method over the dialogues' likeness to each other (fewer than features); deterministic.
The corpus: deploy/screening/corpus/*.jsonl, and as calm lines one in so many of the articles' own ways of asking and
what is asked of other lines: what is asked every day. How much the encoder's opinion counts beside the words is learned
from what was held out when it was trained (bench.encoder_training, which comes first).
"""

import argparse
import gzip
import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve
from scipy.sparse import csr_array

from bench.assistant_train import logistic
from bench.encoder_training import HELD
from bench.knowledge_folds import set_up
from bench.unrest import Row, load, report
from hotline.domains.understanding.screening.rules import verdict
from hotline.domains.understanding.screening.rules.claims import claims
from hotline.domains.understanding.screening.rules.context import find_hits
from hotline.domains.understanding.screening.rules.features import LAST, QUESTION_PREFIX, RUN, SOUND, features
from hotline.domains.understanding.screening.rules.learned import HUNDREDTHS, Meant, Mix, UnrestWeights, opinion
from hotline.domains.understanding.screening.rules.lexicon import UnrestKind
from hotline.domains.understanding.screening.rules.speech import SpeechTurn, listen
from hotline.domains.understanding.screening.rules.verdict import detect

CORPUS = Path("deploy/screening/corpus")
WEIGHTS = Path(verdict.__file__).parent / "weights.json.gz"
SEEN = 2
SCALE = {RUN: 5.0, LAST: 3.2, SOUND: 3.2, QUESTION_PREFIX: 2.2}
"""What a run counts beside a cue; chosen in folds over the corpus."""
PATTERN, BIAS = 0.39, 5.0
SHRINK = 0.3
EVERYDAY = 4
"""One in so many ways of asking."""
IN_DANGER = {"police", "fire", "rescue", "mind"}
"""Lines of which nobody asks calmly."""
ROUNDS = 15
LEXICAL_PREFIXES = (LAST, SOUND, QUESTION_PREFIX)
"""Runs that only the question of unrest is asked of: the kind and the level stand in the words themselves."""

type Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Material:
    """What is learned from: a row a dialogue, a column a feature, scaled."""

    rows: list[Row]
    names: list[str]
    scale: Matrix
    matrix: csr_array

    @cached_property
    def lexical(self) -> NDArray[np.bool_]:
        return np.array([not name.startswith(LEXICAL_PREFIXES) for name in self.names])

    def part(self, these: NDArray[np.bool_]) -> "Material":
        rows = [row for row, is_in in zip(self.rows, these, strict=True) if is_in]
        return Material(rows, self.names, self.scale, self.matrix[these])


def featured(row: Row) -> dict[str, float]:
    speech = listen(row.turns)
    patterns = find_hits(speech)
    return features(speech, patterns, claims(speech, patterns))


def material(rows: list[Row]) -> Material:
    found = [featured(row) for row in rows]
    seen = Counter(name for values in found for name in values)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    scale = np.array([SCALE.get(name[0], PATTERN) for name in names])
    column = {name: number for number, name in enumerate(names)}
    known = [{column[name]: value for name, value in values.items() if name in column} for values in found]
    columns = np.concatenate([list(values) for values in known]).astype(int)
    values = np.concatenate([list(values.values()) for values in known]) * scale[columns]
    ends = np.cumsum([0, *map(len, known)])
    return Material(rows, names, scale, csr_array((values, columns, ends), (len(rows), len(names))))


def learn(known: Material, mixes: tuple[Mix, Mix] = (Mix(1, 0, 0), Mix(1, 0, 0))) -> UnrestWeights:
    unrest = np.array([row.kind is not None for row in known.rows])
    width, lexical = len(known.names), fit(known.matrix, unrest)
    lexical_columns, real = known.matrix[unrest][:, known.lexical], [row for row in known.rows if row.kind]
    others = [
        fit(lexical_columns, np.array([what in (row.level, row.kind) for row in real])) for what in ("红", *UnrestKind)
    ]
    table = np.zeros((width, 1 + len(others)))
    table[:, 0] = lexical[:-1]
    for number, weights in enumerate(others, 1):
        table[known.lexical, number] = weights[:-1]
    bias = [lexical[-1], *(weights[-1] for weights in others)]
    return UnrestWeights(
        rows(known.names, table * known.scale[:, None]), [round(float(each), 3) for each in bias], *mixes
    )


def mixed(known: Material, held: dict[str, Meant]) -> tuple[Mix, Mix]:
    """How much words and what is meant count together: by what neither learned from."""
    its = np.array([row.id in held for row in known.rows])
    weights = learn(known.part(~its))
    examples = [
        (row, weights.scores(featured(row)), held[row.id]) for row, is_in in zip(known.rows, its, strict=True) if is_in
    ]
    real = [each for each in examples if each[0].kind]
    return (
        mix(
            np.array([(lexical[0], meant.unrest) for _, lexical, meant in examples]),
            [bool(row.kind) for row, *_ in examples],
        ),
        mix(np.array([(lexical[1], meant.red) for _, lexical, meant in real]), [row.level == "红" for row, *_ in real]),
    )


def mix(odds: Matrix, is_so: list[bool]) -> Mix:
    weights = logistic(np.hstack([odds, np.ones((len(odds), 1))]), np.array(is_so, float), np.ones(len(odds)))
    return Mix(*(round(float(each), 3) for each in weights))


def held_out() -> dict[str, Meant]:
    """By the dialogue's name."""
    with np.load(HELD) as stored:
        odds = stored["odds"].tolist()
        return {
            name: Meant(unrest, red, tuple(kinds))
            for name, (unrest, red, *kinds) in zip(stored["dialogues"].tolist(), odds, strict=True)
        }


def rows(names: list[str], table: Matrix) -> dict[str, list[int]]:
    """In hundredths; zeros at a row's end are left out."""
    retained = {}
    for name, row in zip(names, (table * HUNDREDTHS).round().astype(int).tolist(), strict=True):
        while row and abs(row[-1]) <= 1:
            row.pop()
        if row:
            retained[name] = row
    return retained


def fit(matrix: csr_array, is_so: NDArray[np.bool_]) -> Matrix:
    """Weights and, last, the bias, which is hardly held back."""
    share = shares((matrix @ matrix.T).toarray() + BIAS**2, is_so)
    return np.append(matrix.T @ share, BIAS**2 * share.sum())


def shares(likeness: Matrix, is_so: NDArray[np.bool_]) -> Matrix:
    """What each dialogue has in the weights."""
    guess, share = np.zeros(len(likeness)), np.zeros(len(likeness))
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-guess))
        spread = np.maximum(likely * (1 - likely), 1e-5)
        share = solve(likeness + np.diag(SHRINK / spread), guess + (is_so - likely) / spread, assume_a="pos")
        before, guess = guess, likeness @ share
        if np.abs(guess - before).max() < 1e-3:
            break
    return share


def corpus() -> list[Row]:
    return [row for file in sorted(CORPUS.glob("*.jsonl")) for row in load(file)] + everyday()


def everyday() -> list[Row]:
    """Each question a scenario of its own."""
    from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles

    ways = [way for article in builtin_articles() for way in article.asked_as][::EVERYDAY] + others_questions()
    names = [f"way-{at}" for at in range(len(ways))]
    return [
        Row(name, None, None, name, "平常的提问", [SpeechTurn("citizen", way)])
        for name, way in zip(names, ways, strict=True)
    ]


def others_questions() -> list[str]:
    """Of other lines, but for those that are rung in danger."""
    from hotline.domains.understanding.assistant.queries import engines
    from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles

    calm = [line for name, line in engines.lines().items() if name not in IN_DANGER and not line.topic]
    ours = {way for article in builtin_articles() for way in article.asked_as}
    return [each for line in calm for each in line.phrasings if each not in ours]


def parts(known: Material, count: int) -> NDArray[np.int_]:
    """Rows of one scenario stay together."""
    number = {scenario: at for at, scenario in enumerate(sorted({row.scenario for row in known.rows}))}
    return np.array([number[row.scenario] % count for row in known.rows])


def folds(known: Material, count: int) -> None:
    """Each part judged by what was learned from the others."""
    part, verdicts = parts(known, count), {}
    for fold in range(count):
        weights = learn(known.part(part != fold))
        verdicts |= {
            row.id: detect(row.turns, weights) for row, its in zip(known.rows, part, strict=True) if its == fold
        }
    report(known.rows, verdicts)


def held(known: Material) -> None:
    """What the encoder did not learn from. How both are mixed was learned there: three numbers each."""
    left_out = held_out()
    its = np.array([row.id in left_out for row in known.rows])
    weights, rows = learn(known.part(~its), mixed(known, left_out)), known.part(its).rows
    print("words alone")
    report(rows, {row.id: detect(row.turns, weights) for row in rows})
    print("words and meaning")
    report(rows, {row.id: detect(row.turns, weights, lambda _, row=row: left_out[row.id]) for row in rows})
    real = np.array([row.kind is not None for row in rows])
    lexical = np.array([opinion(weights, featured(row)).unrest for row in rows])
    meant = np.array([left_out[row.id].unrest for row in rows])
    both = np.array([opinion(weights, featured(row), left_out[row.id]).unrest for row in rows])
    for title, score in (("words", lexical), ("meaning", meant), ("both", both)):
        print_row(title, score, real)


def ablation(known: Material, count: int) -> None:
    """Each block of features added to those above it; the score alone, at the threshold that gives the rate."""
    unrest = np.array([row.kind is not None for row in known.rows])
    part = parts(known, count)
    first = np.array([name[0] for name in known.names])
    patterns = known.matrix[:, ~np.isin(first, list(SCALE))]
    steps = {"runs of characters": known.matrix[:, first == RUN], "cues and marks": patterns}
    steps |= {title: known.matrix[:, first == mark] for mark, title in RUNGS.items()}
    likeness = np.full((len(unrest), len(unrest)), BIAS**2)
    ablation_step("cues and marks alone", likeness + (patterns @ patterns.T).toarray(), unrest, part)
    for title, block in steps.items():
        likeness += (block @ block.T).toarray()
        ablation_step(f"+ {title}", likeness, unrest, part)


RUNGS = {LAST: "runs of the last turn", SOUND: "runs of sounds", QUESTION_PREFIX: "runs of the agent's words"}


def ablation_step(title: str, likeness: Matrix, unrest: NDArray[np.bool_], part: NDArray[np.int_]) -> None:
    score = np.zeros(len(unrest))
    for fold in range(part.max() + 1):
        there, here = np.flatnonzero(part != fold), np.flatnonzero(part == fold)
        score[here] = likeness[np.ix_(here, there)] @ shares(likeness[np.ix_(there, there)], unrest[there])
    print_row(title, score, unrest)


def print_row(title: str, score: Matrix, unrest: NDArray[np.bool_]) -> None:
    real, calm = score[unrest], score[~unrest]
    found = np.mean(real > np.quantile(calm, 0.85))
    alarms = np.mean(calm >= np.quantile(real, 0.05))
    print(f"{title:28} {found:.1%} found at 15 % false alarms, {alarms:.1%} false alarms at 95 % found", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--ladder", type=int, default=0)
    chosen = parser.parse_args()
    set_up()
    known = material(corpus())
    if chosen.folds:
        folds(known, chosen.folds)
        return
    if chosen.held:
        held(known)
        return
    if chosen.ladder:
        ablation(known, chosen.ladder)
        return
    weights = learn(known, mixed(known, held_out()))
    stored = {"rows": weights.rows, "bias": weights.bias, "unrest": weights.unrest, "red": weights.red}
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    WEIGHTS.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(known.rows)} dialogues, {len(weights.rows)} features, {WEIGHTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
