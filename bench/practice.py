"""How often simulated citizens reach their goals: talks of scripted agents, right and wrong ones, in every scenario.

    .venv/bin/python -m bench.practice [--seeds N] [--wrong]

``--wrong``: print the talks that did not end as they should.
"""

import argparse
from collections import Counter
from typing import Any


def measure(seeds: int, *, is_printing: bool) -> tuple[Counter[str], Counter[str]]:
    """Talks and goals reached, by the agent's kind."""
    from hotline.domains.people.practice.queries import library
    from hotline.domains.people.practice.rules import scripted_agents as agents

    talks, reached = Counter[str](), Counter[str]()
    articles = list(library.builtin_by_topic().values())
    for at, scenario in enumerate(library.scenarios().values()):
        article = library.builtin_by_topic()[scenario.topic]
        other = articles[(at * 7 + 40) % len(articles)]
        for seed in range(seeds):
            scene = library.scene_of(scenario, article, str(seed))
            scripts = {
                f"right {kind}": agents.right(scene, kind, article.spoken, article.conclusion) for kind in agents.Right
            }
            scripts |= {
                f"wrong {kind}": agents.wrong(scene, kind, article.spoken, other.spoken) for kind in agents.Wrong
            }
            for kind, texts in scripts.items():
                state = agents.play(scene, texts)
                is_reached = state.outcome == "reached"
                talks[kind] += 1
                reached[kind] += is_reached
                if is_printing and is_reached is kind.startswith("wrong"):
                    print(
                        kind,
                        scenario.code,
                        state,
                        [scenario.facts[each] for each in range(len(scenario.facts)) if each not in state.stated],
                    )
    return talks, reached


def report(talks: Counter[str], reached: Counter[str]) -> None:
    for kind in talks:
        print(f"| {kind} | {talks[kind]} | {reached[kind]} | {reached[kind] / talks[kind]:.1%} |")
    for start in ("right", "wrong"):
        every = sum(talks[kind] for kind in talks if kind.startswith(start))
        found = sum(reached[kind] for kind in talks if kind.startswith(start))
        print(f"| {start}, all | {every} | {found} | {found / every:.1%} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--wrong", action="store_true")
    options: Any = parser.parse_args()
    from bench.knowledge_folds import set_up

    set_up()
    report(*measure(options.seeds, is_printing=options.wrong))


if __name__ == "__main__":
    main()
