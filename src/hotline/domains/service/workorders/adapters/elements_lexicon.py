"""The dictionaries of element recognition, read from files."""

import csv
import tomllib
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from hotline.domains.service.workorders.rules.elements.lexicon import (
    Lexicon,
    Names,
    Places,
    Topic,
    TopicKeywords,
    Vocabulary,
)

DATA = Path(__file__).parents[6] / "deploy"
#: Characters whose sounds are remembered: more than everyday writing has, fewer than a stranger can send.
CHARACTERS = 8192


@cache
def builtin() -> Lexicon:
    folder = DATA / "data/elements"
    return Lexicon(
        places=msgspec.toml.decode((folder / "places.toml").read_bytes(), type=Places),
        names=msgspec.toml.decode((folder / "names.toml").read_bytes(), type=Names),
        vocabulary=msgspec.toml.decode((folder / "words.toml").read_bytes(), type=Vocabulary),
        topics=_topics(folder / "topics.toml"),
        sounds=sounds,
    )


def _topics(file: Path) -> list[Topic]:
    topic_keywords = msgspec.toml.decode(file.read_bytes(), type=dict[str, TopicKeywords])
    with (DATA / "data/topics.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Topic(
            row["topic_id"],
            row["category"],
            row["title"],
            row["key_facts"],
            topic_keywords[row["topic_id"]],
            _phrasings(row["topic_id"]),
        )
        for row in rows
    ]


def _phrasings(topic: str) -> tuple[str, ...]:
    file = DATA / f"knowledge/articles/{topic}.toml"
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))["asked_as"]) if file.exists() else ()


@lru_cache(CHARACTERS)
def sounds(character: str) -> frozenset[str]:
    """Toneless readings, with what is confused on the telephone made one (zh z, n ng)."""
    from pypinyin import Style, pinyin

    readings = pinyin(character, style=Style.NORMAL, heteronym=True)
    return frozenset(_folded(reading) for one in readings for reading in one)


def _folded(syllable: str) -> str:
    for curled, flat in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if syllable.startswith(curled):
            syllable = flat + syllable.removeprefix(curled)
    return syllable.removesuffix("g") if syllable.endswith(("ang", "eng", "ing")) else syllable
