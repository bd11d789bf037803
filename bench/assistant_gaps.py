"""How well questions that nobody answers come together: heaps at several thresholds, held against their topics.

    .venv/bin/python -m bench.assistant_gaps

Over tests/domains/understanding/assistant/questions/single.jsonl: citizens' questions, each with the article that
answers it.
pure: of two questions in one heap, how often they are of one topic. together: of two of one topic, how often they are
in one heap. per heap: questions of one topic in a heap, by the question (B-cubed precision, recall).
"""

import json
from collections import Counter

import numpy as np

from bench.assistant_eval import FOLDER
from bench.knowledge_folds import set_up


def main() -> None:
    set_up()
    from hotline.domains.understanding.assistant.rules.clusters_of_questions import (
        Vectors,
        by_characters,
        clusters,
        signatures,
    )
    from hotline.domains.understanding.knowledge.queries import finder as knowledge_finder

    lines = [json.loads(line) for line in (FOLDER / "single.jsonl").read_text("utf-8").splitlines()]
    topics = np.array([line["topics"][0] for line in lines])
    texts = [line["q"] for line in lines]
    finder = knowledge_finder.builtin()

    def table(name: str, vectors: Vectors, thresholds: tuple[float, ...]) -> None:
        print(f"\n{name}: {len(topics)} questions, {len(set(topics))} topics\n")
        print(
            "| near | heaps | alone | pure | together | B-cubed precision | recall | F |"
            "\n|---|---|---|---|---|---|---|---|"
        )
        for near in thresholds:
            found = clusters(vectors, near)
            print(f"| {near} | {len(found)} | {sum(len(each) == 1 for each in found)} | {agreement(found, topics)} |")

    if finder.has_meaning:
        places = finder.by_own_phrasings(finder.vectors(texts))
        table("by place alone", places, (0.25, 0.3, 0.35, 0.4))
        table(
            "by the articles near", signatures(places, finder.nearness(places)), (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
        )
    table("by characters", by_characters(texts), (0.3, 0.35, 0.4, 0.45))


def agreement(found: list[list[int]], topics: np.ndarray) -> str:  # type: ignore[type-arg]
    pairs = right = 0
    precision = recall = 0.0
    sizes = Counter(topics.tolist())
    for cluster in found:
        within = Counter(topics[cluster].tolist())
        pairs += len(cluster) * (len(cluster) - 1) // 2
        right += sum(count * (count - 1) // 2 for count in within.values())
        precision += sum(count * count / len(cluster) for count in within.values())
        recall += sum(count * count / sizes[topic] for topic, count in within.items())
    alike = sum(count * (count - 1) // 2 for count in sizes.values())
    precision, recall = precision / len(topics), recall / len(topics)
    f = 2 * precision * recall / (precision + recall)
    return f"{right / max(pairs, 1):.0%} | {right / alike:.0%} | {precision:.0%} | {recall:.0%} | {f:.3f}"


if __name__ == "__main__":
    main()
