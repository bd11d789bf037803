"""Texts at the carriers in batches: what one costs, and that its parts end as if each had come alone."""

from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.domains.service.messaging.models import CarrierReceipt
from hotline.domains.service.messaging.rules.carriers.dialects.base import Verdict
from hotline.domains.service.messaging.rules.carriers.news import Accepted, Refused
from tests.domains.service.messaging.test_carrier_texts import (
    claimed,
    note,
    planned,
    receipt,
    state,
    with_an_account,
)

__all__ = ["with_an_account"]
pytestmark = pytest.mark.django_db


def test_a_batch_costs_as_many_queries_however_many_texts_are_in_it() -> None:
    costs = []
    for batch, size in enumerate((2, 20)):
        for at in range(size):
            planned(f"c{batch}-{at}", number=f"138000{batch}{at:04}")
        with CaptureQueriesContext(connection) as queried:
            parts = claimed(size)
            note(*(Accepted(each.outgoing.key, f"{batch}-{at}") for at, each in enumerate(parts)))
            note(*(receipt(f"{batch}-{at}") for at in range(size)))
        costs.append(len(queried))
        assert {state(f"c{batch}-{at}") for at in range(size)} == {"delivered"}
    assert costs[0] == costs[1]


@pytest.mark.parametrize("order", list(permutations(["accepted", "receipt", "refused"], 3)))
def test_news_of_several_parts_in_one_batch_end_as_if_they_came_alone(order: tuple[str, ...]) -> None:
    planned("c1-a")
    planned("c1-b", number="13800000002")
    first, second = claimed()
    news = {
        "accepted": Accepted(first.outgoing.key, "0a"),
        "receipt": receipt("0a"),
        "refused": Refused(second.outgoing.key, Verdict.REFUSED, 13),
    }
    note(*(news[each] for each in order))
    assert (state("c1-a"), state("c1-b")) == ("delivered", "failed")
    assert not CarrierReceipt.objects.exists()
