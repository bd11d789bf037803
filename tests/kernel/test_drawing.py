"""A draw can be repeated by its seed, and is fair."""

from hotline.kernel.random_draws import draw_by_digest


def test_the_same_seed_draws_the_same_whatever_the_order() -> None:
    answers = [f"{each:016x}" for each in range(500)]
    drawn = draw_by_digest(answers, "seed", 50)
    assert drawn == draw_by_digest(reversed(answers), "seed", 50)
    assert len(set(drawn)) == 50
    assert drawn != draw_by_digest(answers, "another", 50)


def test_each_answer_is_as_likely_to_be_drawn() -> None:
    answers = [f"{each:016x}" for each in range(40)]
    times = dict.fromkeys(answers, 0)
    for seed in range(400):
        for answer in draw_by_digest(answers, str(seed), 10):
            times[answer] += 1
    assert min(times.values()) > 60
    assert max(times.values()) < 140


def test_more_than_there_are_draws_all_and_nothing_draws_nothing() -> None:
    assert sorted(draw_by_digest(["b", "a"], "seed", 5)) == ["a", "b"]
    assert draw_by_digest(["b", "a"], "seed", 0) == []
    assert draw_by_digest([], "seed", 5) == []
