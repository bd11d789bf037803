"""Which values a text has, for the published document alone: nothing is validated when an answer is sent.

The tests of the web hold every answer against the document.
"""

import msgspec
from pydantic import WithJsonSchema

#: A JSON object of texts.
TEXTS = WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}})


def one_of(*values: str) -> WithJsonSchema:
    """For a field of a pydantic schema: ``Annotated[str, one_of("draft", "live")]``."""
    return WithJsonSchema({"type": "string", "enum": list(values)})


def known(*values: str) -> msgspec.Meta:
    """For a field of a msgspec struct."""
    return msgspec.Meta(extra_json_schema={"enum": list(values)})


def written_in(grammar: str) -> WithJsonSchema:
    """For a JSON object whose language another part defines, such as a flow: named here, typed by the front end."""
    return WithJsonSchema({"additionalProperties": True, "x-grammar": grammar})
