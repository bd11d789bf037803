"""Every name in an OpenAPI document stands for one shape: of two shapes with one name the document would show only
one.
"""

import json
from collections import defaultdict
from typing import Any

import pytest

from hotline.config.published import PublishedDocument
from tests.web.tables import interfaces


class Named(PublishedDocument):
    """The document, and every shape that was given each name on the way."""

    def __init__(self, api: Any) -> None:
        self.shapes: dict[str, set[str]] = defaultdict(set)
        super().__init__(api, "")

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        for name, shape in definitions.items():
            self.shapes[name].add(json.dumps(shape, sort_keys=True))
        super().add_schema_definitions(definitions)


@pytest.mark.parametrize("api", interfaces().values(), ids=lambda api: api.title)
def test_every_name_stands_for_one_shape(api: Any) -> None:
    shapes = Named(api).shapes
    assert len(shapes) > 10
    assert {name for name, found in shapes.items() if len(found) > 1} == set()
