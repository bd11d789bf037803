"""Helpers that build the measures of several tables."""

from hotline.domains.insight.analytics.rules.measures.shape import Measure, Table, Unit


def counted(table: Table, key: str, named: tuple[str, Unit, str], condition: str, sources: tuple[str, ...]) -> Measure:
    """A measure that counts the rows for which ``condition`` holds. ``named``: name, unit, meaning."""
    name, unit, meaning = named
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=f"{name}的{unit}数",
        unit=unit,
        table=table,
        num=f"count(*) FILTER (WHERE {condition})",
        shows=condition,
        sources=sources,
    )
