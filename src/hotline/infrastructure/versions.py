"""The versions of documents in their tables: found, numbered, replaced, and what was published never changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import migrations
from django.db.models import ForeignKey, Model, QuerySet

from hotline.infrastructure.locks import serialise
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import NotFound
from hotline.kernel.versions import Saving, Seen, is_current, stale_refusal


@dataclass(frozen=True)
class Versions[Row: Model]:
    """All versions of one kind of document.

    ``document``: what a refusal calls it, such as 这个流程. ``of``, ``number``: the columns that name the document and
    count its versions. ``names``: numbers of staff -> their names, of those that are known. ``lock``: the name for
    which writers wait; "" where ``of`` is a row that they lock. ``live``, ``retired``: the states of the one version in
    use and of those before it.
    """

    table: type[Row]
    document: str
    of: str
    names: Callable[[set[str]], Mapping[str, str]]
    number: str = "version"
    lock: str = ""
    live: str = "published"
    retired: str = "retired"

    def all(self, document: Any) -> QuerySet[Row]:
        """All versions of a document, the newest first."""
        return self.table._default_manager.filter(**{self.of: document}).order_by(f"-{self.number}")

    def newest(self, document: Any) -> Row | None:
        """The newest version, whether a draft or not."""
        return self.all(document).first()

    def newest_number(self, document: Any) -> int:
        """The number of the newest version; 0 when nothing was written yet."""
        return self.all(document).values_list(self.number, flat=True).first() or 0

    def one(self, document: Any, number: int) -> Row:
        """One version. Raises NotFound."""
        row = self.all(document).filter(**{self.number: number}).first()
        if row is None:
            raise NotFound(f"{self.document}没有第 {number} 版。请刷新查看。")
        return row

    def hold(self, document: Any) -> None:
        """Let nobody else write, number or publish versions of a document until the end of the transaction."""
        column = self.table._meta.get_field(self.of)
        if self.lock or not isinstance(column, ForeignKey):
            serialise(self.lock)
        else:
            of = column.related_model._default_manager.filter(pk=getattr(document, "pk", document))
            locked(of, missing=f"没有{self.document}，请刷新查看。")

    def next_number(self, document: Any) -> int:
        """The number of the version that this transaction writes: of two at once the second waits."""
        self.hold(document)
        return self.newest_number(document) + 1

    def last_saving(self, document: Any) -> Saving | None:
        """The last saving where every saving is a version of its own, with columns ``by`` and ``saved_at``."""
        row: Any = self.newest(document)
        return Saving(getattr(row, self.number), 0, row.by, row.saved_at) if row else None

    def refuse_stale(self, seen: Seen, last: Saving | None) -> None:
        """Raise Refused ``stale_version``, which names who saved last and when. The document must be held."""
        if is_current(seen, last):
            return
        name = self.names({last.by}).get(last.by, "") if last else ""
        raise stale_refusal(self.document, last, name, datetime.now(UTC))

    def replace_live(
        self, document: Any, row: Row | None, *, left: Mapping[str, Any] | None = None, **columns: Any
    ) -> None:
        """Put ``row`` in the place of the version in use; None: nothing takes it. The document must be held.

        ``left``: columns of the one replaced; ``columns``: of the new one.
        """
        self.all(document).filter(state=self.live).update(state=self.retired, **(left or {}))
        if row is None:
            return
        for name, value in {"state": self.live, **columns}.items():
            setattr(row, name, value)
        row.save(update_fields=["state", *columns])


def published_stays(table: str, *, since: str, columns: str) -> migrations.RunSQL:
    """The operation of a migration: once ``since`` is set, PostgreSQL refuses to change these columns or the row."""
    names = [name.strip() for name in columns.split(",")]
    new, old = (", ".join(f'{row}."{name}"' for name in names) for row in ("NEW", "OLD"))
    freeze = f"""
CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.{since} IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.{since} IS NOT NULL AND ({new}) IS NOT DISTINCT FROM ({old}) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_stays();
"""
    return migrations.RunSQL(freeze, f"DROP TRIGGER {table}_stays ON {table}; DROP FUNCTION {table}_stays();")
