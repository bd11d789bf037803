"""To which line what is not ours is sent: questions of deploy/assistant/outside.toml that it did not learn from.

    .venv/bin/python -m bench.assistant_lines [--wrong]

by others: by the nearest other questions and by the encoder that did not learn these; and by what it names: with the
patterns of ``named`` as well. urgent: of the articles' own ways of asking, those that the patterns of ``urgent`` take.
"""

import argparse
from collections import Counter
from dataclasses import replace

from bench.assistant_training import placing_held
from bench.knowledge_folds import delivered, set_up


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="print what was sent elsewhere")
    asked = parser.parse_args()
    set_up()
    measure(asked.wrong)


def measure(say_wrong: bool) -> None:
    import msgspec

    from hotline.domains.assistant.queries import engines

    mind = engines.delivered().mind
    plain = {name: msgspec.structs.replace(line, named=()) for name, line in mind.outside.lines.items()}
    placing, scores = placing_held()
    right, numbers, count = Counter[str](), Counter[str](), 0
    owners = [(name, question) for name, line in mind.outside.lines.items() for question in line.asked_as]
    for at, (name, question) in enumerate(owners):
        if question not in scores:
            continue
        evidence, count = mind.library.evidence(question), count + 1
        placed = placing.told(scores[question], mind.library.topics, mind.outside.lines, evidence.meant)
        for how, outside in (("by others", replace(mind.outside, lines=plain)), ("and by what it names", mind.outside)):
            got = outside.nearest(question, evidence.place, placed.lines, without=at).name
            right[how] += got == name
            numbers[how] += mind.outside.lines[got].number == mind.outside.lines[name].number
            if say_wrong and got != name and how != "by others":
                print(name, "->", got, "|", question)
    for how, hits in right.items():
        line, number = hits / count, numbers[how] / count
        print(f"{how}: {line:.1%} of {count} to the right line, {number:.1%} to its number")
    ours = [(entry.article.topic, way) for entry in delivered() for way in entry.article.asked_as]
    urgent = [(topic, way, mind.outside.urgent(way)) for topic, way in ours]
    taken = [each for each in urgent if each[2]]
    print(f"urgent: {len(taken)} of {len(ours)} ways of asking for articles", *taken, sep="\n  ")


if __name__ == "__main__":
    main()
