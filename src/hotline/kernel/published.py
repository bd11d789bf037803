"""Annotations that list a field's possible values in the published OpenAPI document.

Answers are not validated against them when sent. The web tests check every answer against the document.
"""

import msgspec
from pydantic import WithJsonSchema

#: A JSON object of texts.
TEXTS = WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}})


def one_of(*values: str) -> WithJsonSchema:
    """The possible values of a field in a pydantic schema: ``Annotated[str, one_of("draft", "live")]``."""
    return WithJsonSchema({"type": "string", "enum": list(values)})


def known(*values: str) -> msgspec.Meta:
    """The possible values of a field in a msgspec struct: ``Annotated[str, known("draft", "live")]``."""
    return msgspec.Meta(extra_json_schema={"enum": list(values)})


def written_in(grammar: str) -> WithJsonSchema:
    """A JSON object whose format another part defines, such as a flow. The front end gives it a type by ``grammar``."""
    return WithJsonSchema({"additionalProperties": True, "x-grammar": grammar})
