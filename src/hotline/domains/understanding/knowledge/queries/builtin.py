"""The articles that are delivered with the product: one TOML file each."""

import tomllib
from functools import cache
from pathlib import Path

from hotline.domains.understanding.knowledge.rules.article import Article, ArticleProblem, BadArticle, parse

FOLDER = Path(__file__).parents[6] / "deploy/knowledge/articles"


@cache
def builtin_articles() -> tuple[Article, ...]:
    """The builtin articles by file name. Raises BadArticle with every error in any of them."""
    return read_folder(FOLDER)


def read_folder(folder: Path) -> tuple[Article, ...]:
    articles, problems = [], list[ArticleProblem]()
    for file in sorted(folder.glob("*.toml")):
        try:
            articles.append(parse(tomllib.loads(file.read_text(encoding="utf-8")), file.name))
        except tomllib.TOMLDecodeError as error:
            problems.append(ArticleProblem(file.name, "", f"不是 TOML：{error}"))
        except BadArticle as bad:
            problems += bad.problems
    if problems:
        raise BadArticle(problems)
    return tuple(articles)
