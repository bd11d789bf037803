"""The OpenAPI document of our own pages: ninja's, with the msgspec answers, live documents and refusals."""

from collections.abc import Callable
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.operation import Operation
from ninja.schema import NinjaGenerateJsonSchema
from pydantic.json_schema import JsonSchemaMode

from hotline.config.errors import RefusalBody
from hotline.config.live_documents import LiveDocuments
from hotline.domains.understanding.assistant.schemas.questions import AnswerSentence
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.event_stream import Bye, Change, Snapshot
from hotline.infrastructure.settings import settings

DEMONSTRATION = "演示系统 · 人员和数据均为虚构"
REF = REF_TEMPLATE.replace("{model}", "{name}")
#: Answers of no single path: what streams carry, and how every request is refused.
EVERYWHERE = (LiveDocuments, Snapshot, Change, Bye, AnswerSentence, RefusalBody)


class PublishedDocument(OpenAPISchema):
    """Adds a schema for every endpoint that answers a JsonAnswer, and the schemas of streams and refusals."""

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        self._structs: list[Any] = list(EVERYWHERE)
        super().__init__(api, path_prefix)

    def responses(self, operation: Operation) -> dict[int, dict[str, Any]]:
        found: dict[int, dict[str, Any]] = super().responses(operation)
        kind = answered(operation.view_func)
        if kind is not None:
            self._structs.append(kind)
            (schema,), _ = msgspec.json.schema_components([kind], ref_template=REF)
            found[200] = {"description": "OK", "content": {"application/json": {"schema": schema}}}
        return found

    def _create_schema_from_model(
        self, model: Any, by_alias: bool = True, remove_level: bool = True, mode: JsonSchemaMode = "validation"
    ) -> tuple[dict[str, Any], bool]:
        """Do what ninja does, but describe answers (mode ``serialization``) with ``AnswerSchema``."""
        if mode != "serialization":
            found: tuple[dict[str, Any], bool] = super()._create_schema_from_model(model, by_alias, remove_level, mode)
            return found
        schema = model.model_json_schema(
            ref_template=REF_TEMPLATE, by_alias=by_alias, schema_generator=AnswerSchema, mode=mode
        )
        self.add_schema_definitions(schema.pop("$defs", {}))
        (details,) = schema["properties"].values()
        return details, True

    def get_components(self) -> dict[str, Any]:
        _, structs = msgspec.json.schema_components(self._structs, ref_template=REF)
        self.add_schema_definitions({name: self._known_enum(name) or as_sent(each) for name, each in structs.items()})
        components: dict[str, Any] = super().get_components()
        return components

    def _known_enum(self, name: str) -> dict[str, Any] | None:
        """The enumeration ``name`` as pydantic has already published it, or None.

        Its wording differs from msgspec's.
        """
        schema: dict[str, Any] = self.schemas.get(name, {})
        return schema if "enum" in schema else None


class AnswerSchema(NinjaGenerateJsonSchema):
    """An answer has every field, also one that has a default."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


class MarkedAPI(NinjaAPI):
    """Where people and data are invented its document says so first, and the pages that are drawn from it."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        document = self.document_at(self.get_root_path(path_params or {}) if path_prefix is None else path_prefix)
        if settings().is_demonstration:
            document["info"]["description"] = f"**{DEMONSTRATION}**\n\n{document['info']['description']}"
        return document

    def document_at(self, prefix: str) -> OpenAPISchema:
        return OpenAPISchema(self, prefix)


class PublishedAPI(MarkedAPI):
    def document_at(self, prefix: str) -> OpenAPISchema:
        return PublishedDocument(self, prefix)


def answered(view: Callable[..., Any]) -> Any:
    """The type T of a view that returns JsonAnswer[T], else None."""
    kind = get_type_hints(view).get("return")
    return get_args(kind)[0] if get_origin(kind) is JsonAnswer else None


def as_sent(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a struct as msgspec writes it.

    msgspec also writes fields that have a default, so these are required. Only a field that may be UNSET is optional.
    People write the structs that forbid unknown fields (for example layouts). In those, a field with a default stays
    optional.
    """
    properties: dict[str, dict[str, Any]] = schema.get("properties", {})
    if not properties or schema.get("additionalProperties") is False:
        return schema
    required = {*schema["required"], *(name for name, each in properties.items() if "default" in each)}
    bare = {name: {key: value for key, value in each.items() if key != "default"} for name, each in properties.items()}
    return schema | {"properties": bare, "required": [name for name in properties if name in required]}
