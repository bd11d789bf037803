"""Where settings come from: the variables, the file, and beside it the file of secrets.

Nobody but the application's user and root reads the file of secrets. The application's user owns it, so it may hold
secrets only: a folder or a program named there would let the application tell root what to do. ``hotline up`` gives
each of our programs a file of its own, which HOTLINE_SECRETS names, with what that program needs.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, SecretStr

PREFIX = "HOTLINE_"
#: Read by the launcher before settings exist, so no field of ours.
OUTSIDE = {"HOTLINE_SETTINGS", "HOTLINE_SECRETS"}
ANY = "*"


def settings_file() -> Path:
    return Path(os.environ.get("HOTLINE_SETTINGS", ".data/hotline.toml"))


def secrets_file() -> Path:
    named = os.environ.get("HOTLINE_SECRETS")
    return Path(named) if named else settings_file().parent / "secrets" / "secrets.toml"


def unknown_variables(model: type[BaseModel], environ: Mapping[str, str]) -> list[str]:
    """HOTLINE_… variables that name no setting. pydantic itself reports only those inside a known section."""
    fields = {f"{PREFIX}{name.upper()}": field.annotation for name, field in model.model_fields.items()}
    plain = {name for name, kind in fields.items() if not _is_section(kind)}
    inside = tuple(f"{name}__" for name in fields.keys() - plain)
    ours = (name for name in environ if name.startswith(PREFIX))
    return sorted(name for name in ours if name not in OUTSIDE | plain and not name.startswith(inside))


def _is_section(kind: Any) -> bool:
    return get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, BaseModel))


def secret_paths(model: type[BaseModel]) -> set[tuple[str, ...]]:
    """The paths of every setting of the type SecretStr; ``*`` stands for any name."""
    found: set[tuple[str, ...]] = set()
    for name, field in model.model_fields.items():
        kind: Any = field.annotation
        path: tuple[str, ...] = (name,)
        if get_origin(kind) is dict:
            kind, path = get_args(kind)[1], (name, ANY)
        if kind is SecretStr:
            found.add(path)
        elif _is_section(kind) and isinstance(kind, type):
            found |= {(*path, *inner) for inner in secret_paths(kind)}
    return found


def is_secret(model: type[BaseModel], path: tuple[str, ...]) -> bool:
    return any(matches(known, path) for known in secret_paths(model))


def matches(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Whether the path is one of the pattern, whose ``*`` stands for any name."""
    return len(pattern) == len(path) and all(word in (ANY, name) for word, name in zip(pattern, path, strict=True))


def not_secret(model: type[BaseModel], file: Path) -> list[str]:
    """The keys in the file of secrets that are none. Raises TOMLDecodeError."""
    if not file.is_file():
        return []
    return [".".join(path) for path in leaves(tomllib.loads(file.read_text())) if not is_secret(model, path)]


def leaves(tree: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every value of a TOML document."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*above, name))
        else:
            yield (*above, name)
