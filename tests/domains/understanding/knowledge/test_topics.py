"""The topics that citizens ask about."""

from hotline.domains.understanding.knowledge.queries.tree import titles, topics


def test_all_160_topics_are_there_each_named_once() -> None:
    assert len(topics()) == 160
    assert len(titles()) == 160


def test_every_topic_has_its_place_in_the_tree_and_facts_to_read_out() -> None:
    incomplete = [
        each.id for each in topics() if not (each.category and each.subcategory and each.title and each.key_facts)
    ]
    assert incomplete == []
