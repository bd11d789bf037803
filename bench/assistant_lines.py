"""To which line what is not ours is sent, each question of deploy/assistant/outside.toml left out of what sends it.

    .venv/bin/python -m bench.assistant_lines [--wrong]

by others: by the nearest other questions and by what is learned from them (in folds); and by what it names: with the
patterns of ``named`` as well. urgent: of the articles' own ways of asking, those that the patterns of ``urgent`` take.
"""

import argparse
from collections import Counter
from dataclasses import replace

from bench.assistant_train import learn_classifier
from bench.knowledge_folds import builtin, set_up


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="print what was sent elsewhere")
    arguments = parser.parse_args()
    set_up()
    measure(arguments.wrong)


def measure(print_wrong: bool) -> None:
    import msgspec

    from hotline.domains.understanding.assistant.queries import engines

    ranker = engines.builtin().ranker
    plain = {name: msgspec.structs.replace(line, named=()) for name, line in ranker.outside.lines.items()}
    classifier, scores = learn_classifier()
    right, numbers = Counter[str](), Counter[str]()
    owners = [(name, question) for name, line in ranker.outside.lines.items() for question in line.phrasings]
    for at, (name, question) in enumerate(owners):
        evidence = ranker.library.evidence(question)
        placed = classifier.trained(scores[question], ranker.library.topics, ranker.outside.lines, evidence.meant)
        for how, outside in (
            ("by others", replace(ranker.outside, lines=plain)),
            ("and by what it names", ranker.outside),
        ):
            got = outside.nearest(question, evidence.place, placed.lines, without=at).name
            right[how] += got == name
            numbers[how] += ranker.outside.lines[got].number == ranker.outside.lines[name].number
            if print_wrong and got != name and how != "by others":
                print(name, "->", got, "|", question)
    for how, count in right.items():
        line, number = count / len(owners), numbers[how] / len(owners)
        print(f"{how}: {line:.1%} of {len(owners)} to the right line, {number:.1%} to its number")
    ours = [(entry.article.topic, way) for entry in builtin() for way in entry.article.asked_as]
    urgent = [(topic, way, ranker.outside.urgent(way)) for topic, way in ours]
    taken = [each for each in urgent if each[2]]
    print(f"urgent: {len(taken)} of {len(ours)} ways of asking for articles", *taken, sep="\n  ")


if __name__ == "__main__":
    main()
