"""Reads about runs of the frozen questions."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from hotline.domains.understanding.assistant.models import Trial
from hotline.domains.understanding.assistant.queries.engines import FOLDER
from hotline.domains.understanding.assistant.rules.frozen_questions import FrozenQuestion, Mark, confusion, question_of
from hotline.domains.understanding.knowledge.queries import articles, tree
from hotline.kernel.binomial import wilson

FROZEN = FOLDER / "frozen"
#: Builtin files that change answers although no article changes.
ENGINE = (
    "cues.toml",
    "manners.toml",
    "danger.toml",
    "outside.toml",
    "weights.toml",
    "placing.npz",
    "heads.npz",
)
MAX_CONFUSED, HISTORY = 40, 30


@dataclass(frozen=True)
class Share:
    """The share of right answers: ``right`` of ``count``. ``low`` to ``high`` is the 95 % confidence interval."""

    name: str
    count: int
    right: int
    low: float
    high: float


@dataclass(frozen=True)
class Confused:
    expected: str
    got: str
    count: int


@cache
def frozen() -> tuple[FrozenQuestion, ...]:
    """Nothing is learned from these; each once."""
    lines = [line for file in sorted(FROZEN.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return tuple({each.key: each for each in (question_of(json.loads(line)) for line in lines)}.values())


def state() -> str:
    """Another one whenever an answer may be another, or the questions are."""
    return f"{articles.stamp()}/{_engine()}"[:200]


@cache
def _engine() -> str:
    digest = hashlib.blake2b(digest_size=8)
    for file in (FOLDER / name for name in ENGINE):
        digest.update(file.read_bytes() if file.exists() else b"")
    for question in frozen():
        digest.update(question.key.encode())
    return digest.hexdigest()


def marks_of(trial: Trial) -> dict[str, Mark]:
    return msgspec.convert(trial.marks, dict[str, Mark])


def current() -> Trial | None:
    """The last trial of what holds."""
    return Trial.objects.filter(article="").order_by("-at").first()


def last_of(article: str, version: int, revision: int) -> Trial | None:
    return Trial.objects.filter(article=article, version=version, revision=revision).order_by("-at").first()


def history() -> list[Trial]:
    """The trials of the articles in force, oldest first."""
    return list(Trial.objects.filter(article="").order_by("-at")[:HISTORY])[::-1]


def refusals() -> list[Trial]:
    """Versions that were not let out, the newest first."""
    return list(Trial.objects.exclude(article="").filter(passed=False).order_by("-at")[:HISTORY])


def summed(trial: Trial) -> dict[str, list[Share]]:
    """The shares of right answers by group.

    "all": our questions right at once and one press away, and others' questions. Also by "styles" and "categories".
    """
    marks = marks_of(trial)
    graded = [(each, marks[each.key]) for each in frozen() if each.key in marks]
    ours = [(each, mark) for each, mark in graded if each.is_ours]
    categories = {each.id: each.category for each in tree.topics()}
    return {
        "all": [
            _share("本业务，首条正确", [mark.first for _, mark in ours]),
            _share("本业务，直接答对", [mark.answered for _, mark in ours]),
            _share("本业务，答对或一步可选到", [mark.one_back for _, mark in ours]),
            _share("非本业务，转介或拒答对", [mark.answered for each, mark in graded if not each.is_ours]),
        ],
        "styles": _by(graded, lambda each: each.style),
        "categories": _by(ours, lambda each: categories.get(each.topics[0], "转介其他单位")),
    }


def confused(trial: Trial) -> list[Confused]:
    """Wrong answers as pairs of expected and given, the most frequent first.

    Where no article was given, the kind of reply and its number stand for it.
    """
    marks = marks_of(trial)
    wrong = Counter(
        confusion(each, marks[each.key])
        for each in frozen()
        if each.key in marks and not marks[each.key].answered and marks[each.key].got not in each.topics
    )
    return [Confused(expected, got, count) for (expected, got), count in wrong.most_common(MAX_CONFUSED)]


def _by(graded: Iterable[tuple[FrozenQuestion, Mark]], of: Callable[[FrozenQuestion], str]) -> list[Share]:
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for each, mark in graded:
        found[of(each)].append(mark.answered)
    return [_share(name, some) for name, some in sorted(found.items())]


def _share(name: str, right: Sequence[bool]) -> Share:
    count = len(right)
    low, high = wilson(sum(right), count) or (0.0, 1.0)
    return Share(name, count, sum(right), low, high)


def named(
    questions: Iterable[FrozenQuestion], before: Mapping[str, Mark], after: Mapping[str, Mark]
) -> list[dict[str, str]]:
    """The questions as a refusal lists them."""
    return [
        {
            "text": each.text[:200],
            "style": each.style,
            "wanted": confusion(each, after[each.key])[0],
            "before": confusion(each, before[each.key])[1],
            "now": confusion(each, after[each.key])[1],
        }
        for each in questions
    ]
