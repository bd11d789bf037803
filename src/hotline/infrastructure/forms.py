"""The form of a command: what a client fills in, made of the command's own fields, so that the two cannot differ."""

from collections.abc import Collection
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec
from ninja import Schema
from pydantic import Field, create_model

from hotline.kernel.sealed import Sealed

#: A field for a telephone number in any spelling. It is sealed before any other code gets it.
_NUMBER = (str, Field("", max_length=40, description="电话号码", examples=["01062345678"]))


def form_of(kind: type[msgspec.Struct], leave_out: Collection[str]) -> type[Schema] | None:
    """None when there is nothing to fill in. Fields in ``leave_out`` are known without the client."""
    hints = get_type_hints(kind, include_extras=True)
    fields = [field for field in msgspec.structs.fields(kind) if field.name not in leave_out]
    if not fields:
        return None
    filled: dict[str, Any] = {field.name: _filled(hints[field.name], field) for field in fields}
    return create_model(f"{kind.__name__}Body", __base__=Schema, __doc__=kind.__doc__, **filled)


def _filled(hint: Any, field: msgspec.structs.FieldInfo) -> tuple[Any, Any]:
    if Sealed in (hint, *get_args(hint)):
        return _NUMBER
    base, meta = (get_args(hint)[0], get_args(hint)[1]) if get_origin(hint) is Annotated else (hint, msgspec.Meta())
    return base, Field(
        ... if field.required else field.default,
        min_length=meta.min_length,
        max_length=meta.max_length,
        pattern=meta.pattern,
        description=meta.description,
        examples=meta.examples,
    )
