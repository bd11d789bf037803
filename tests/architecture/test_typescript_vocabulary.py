"""The browser's code uses the words of docs/glossary.md too: the rule ``frontend/lint/vocabulary.ts`` reads them.

``.venv/bin/python -m tests.architecture.test_typescript_vocabulary`` writes the rule's word list.
"""

import json
from pathlib import Path

from tests.architecture.test_vocabulary import refused_terms

FRONTEND = Path("frontend")
VOCABULARY = FRONTEND / "lint" / "words.json"
#: Names of JSON that still hold a refused word, a line each: path and name. The list only gets shorter.
LEFT = FRONTEND / "lint" / "vocabulary_left.txt"


def vocabulary() -> str:
    """The words as JSON, each once. Words that are refused in a folder of Python only are not among them."""
    instead: dict[str, list[str]] = {}
    refused = {word.word: word for word in refused_terms() if not word.within}
    for word in refused_terms():
        instead.setdefault(word.word, []).append(word.instead)
    rows = [
        {
            "word": word.word,
            "instead": "; ".join(instead[word.word]),
            "alone": word.alone,
            "compounds": sorted(word.compounds),
        }
        for _, word in sorted(refused.items())
    ]
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def test_the_rule_knows_the_words_of_the_glossary() -> None:
    assert VOCABULARY.read_text() == vocabulary(), (
        "run: .venv/bin/python -m tests.architecture.test_typescript_vocabulary"
    )


def test_names_that_are_left_are_of_files_that_are_there() -> None:
    """The rule itself refuses a name that is left and is not in its file."""
    paths = {line.split(" ")[0] for line in LEFT.read_text().splitlines()}
    assert [path for path in sorted(paths) if not (FRONTEND / path).exists()] == []


if __name__ == "__main__":
    VOCABULARY.write_text(vocabulary())
