"""Learn the unrest detector's weights from the labelled corpus and write them beside the rules.

    .venv/bin/python -m bench.unrest_training            # writes weights.json
    .venv/bin/python -m bench.unrest_training --folds 5  # writes nothing: how good it is on parts held out in turn

Logistic regression by Adam on whole batches; deterministic. The corpus: deploy/data/unrest/*.jsonl.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from bench.unrest import Row, load, report
from hotline.domains.assistant.rules.unrest import Kind, judge, verdict
from hotline.domains.assistant.rules.unrest.claims import claims
from hotline.domains.assistant.rules.unrest.context import find_cues
from hotline.domains.assistant.rules.unrest.features import features
from hotline.domains.assistant.rules.unrest.learned import RUN_SCALE, Weights
from hotline.domains.assistant.rules.unrest.speech import listen

CORPUS = Path("deploy/data/unrest")
WEIGHTS = Path(verdict.__file__).parent / "weights.json"
STEPS, RATE, SHRINK = 150, 0.05, 0.01
SEEN = 2


def featured(row: Row) -> dict[str, float]:
    speech = listen(row.turns)
    cues = find_cues(speech)
    return features(speech, cues, claims(speech, cues))


def learn(rows: list[Row]) -> Weights:
    found = [featured(row) for row in rows]
    seen = Counter(name for values in found for name in values)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    scale = np.array([RUN_SCALE if name.startswith("#") else 1.0 for name in names])
    matrix = np.array([[values.get(name, 0.0) for name in names] for values in found]) * scale
    unrest = np.array([row.kind is not None for row in rows])
    columns = [fit(matrix, unrest), fit(matrix[unrest], of(rows, unrest, "红"))]
    columns += [fit(matrix[unrest], of(rows, unrest, kind)) for kind in Kind]
    table = np.array([column[:-1] * scale for column in columns]).T.round(2)
    kept = {name: row.tolist() for name, row in zip(names, table, strict=True) if np.abs(row).max() >= 0.05}
    return Weights(kept, [round(float(column[-1]), 3) for column in columns])


def of(rows: list[Row], unrest: np.ndarray, what: str) -> np.ndarray:
    return np.array([what in (row.level, row.kind) for row, real in zip(rows, unrest, strict=True) if real])


def fit(matrix: np.ndarray, is_so: np.ndarray) -> np.ndarray:
    """Weights and, last, the bias."""
    matrix = np.hstack([matrix, np.ones((len(matrix), 1))])
    weights, mean, spread = np.zeros((3, matrix.shape[1]))
    for step in range(1, STEPS + 1):
        guess = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (guess - is_so) / len(is_so) + SHRINK * np.append(weights[:-1], 0)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def corpus() -> list[Row]:
    return [row for file in sorted(CORPUS.glob("*.jsonl")) for row in load(file)]


def folds(rows: list[Row], count: int) -> None:
    """Each part judged by what was learned from the others; rows of one scenario stay together."""
    scenarios = sorted({row.scenario for row in rows})
    part = {scenario: number % count for number, scenario in enumerate(scenarios)}
    verdicts = {}
    for fold in range(count):
        weights = learn([row for row in rows if part[row.scenario] != fold])
        verdicts |= {row.id: judge(row.turns, weights) for row in rows if part[row.scenario] == fold}
    report(rows, verdicts)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folds", type=int, default=0)
    count = parser.parse_args().folds
    rows = corpus()
    if count:
        folds(rows, count)
        return
    weights = learn(rows)
    WEIGHTS.write_text(
        json.dumps({"rows": weights.rows, "bias": weights.bias}, ensure_ascii=False, separators=(",", ":"))
    )
    print(f"{len(rows)} dialogues, {len(weights.rows)} features, {WEIGHTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
