"""What questions are drafted from: the articles in force, and how citizens put it."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hotline.domains.people.exams.rules.drafts import Source
from hotline.domains.understanding.knowledge.queries.articles import InForce, in_force
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.domains.understanding.knowledge.rules.article import Article
from hotline.domains.understanding.knowledge.rules.rich_text import plain_text

#: What citizens of the city have asked, each with its topic.
CITIZENS = Path(__file__).parents[6] / "deploy/exams/questions.jsonl"
SENTENCE = re.compile(r"[^。；]+")


@cache
def citizens_wordings() -> dict[str, list[str]]:
    """Topic -> questions of citizens."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in CITIZENS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["topic_id"]].append(row["q"])
    return dict(found)


def sources() -> Iterator[tuple[Source, int]]:
    """Each article in force, with its version."""
    rows = list(in_force())
    category = {topic.id: topic.category for topic in topics()}
    titles: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        titles[category.get(row.article.topic, "")].append(row.article.title)
    for at, row in enumerate(rows):
        neighbours = titles[category.get(row.article.topic, "")]
        yield _source(row.article, _materials(rows[at - 1]), neighbours), row.version


def _materials(row: InForce) -> tuple[str, ...]:
    return tuple(map(plain_text, row.article.materials))


def _source(article: Article, alien: tuple[str, ...], neighbours: list[str]) -> Source:
    texts = map(plain_text, (article.conclusion, *article.details, *article.time_limits))
    sentences = dict.fromkeys(each.strip() for text in texts for each in SENTENCE.findall(text))
    return Source(
        code=article.code,
        topic=article.topic,
        title=article.title,
        sentences=tuple(sentences),
        conclusion=article.conclusion,
        basis="；".join(each.text for each in article.basis),
        materials=tuple(map(plain_text, article.materials)),
        alien_materials=alien,
        citizens=tuple(citizens_wordings().get(article.topic, ())),
        neighbours=tuple(neighbours),
    )
