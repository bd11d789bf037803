"""How a wall compares the lines of a ranking with comparable days."""

import pytest

from hotline.domains.insight.walls.queries.tiles import above_median


@pytest.mark.parametrize(
    ("count", "before", "above"),
    [
        (6, [5, 5, 5], 0.2),
        (4, [5, 5, 5], -0.2),
        (3, [], None),
        (3, [5], None),
        (3, [0, 0, 0], None),
        # One that came in the quarter of an hour that runs stands beside it as 1, so it is not "100 % fewer".
        (0, [5, 5, 5], None),
    ],
)
def test_a_line_is_compared_with_the_median_of_the_days_before(
    count: int, before: list[int], above: float | None
) -> None:
    assert above_median(count, before) == (None if above is None else pytest.approx(above))
