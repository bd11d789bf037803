"""A domain is entered by its doors only: actions, queries and ports; pure rules may build on pure rules."""

import grimp

DOORS = {"actions", "queries", "ports"}
DOMAINS = "hotline.domains."


def split(module: str) -> tuple[str, str]:
    """hotline.domains.voice.routing.rules.ranking -> ("voice.routing", "rules")"""
    area, domain, part = [*module.removeprefix(DOMAINS).split("."), "", ""][:3]
    return f"{area}.{domain}", part


def enters_by_a_door(importer: str, imported: str) -> bool:
    """Rules may import the package root of a lower domain's rules: its public names, no module behind it."""
    if split(imported)[1] in DOORS:
        return True
    return split(importer)[1] == "rules" and imported == f"{DOMAINS}{split(imported)[0]}.rules"


def test_other_domains_are_entered_by_their_doors_only() -> None:
    graph = grimp.build_graph("hotline", cache_dir=None, exclude_type_checking_imports=True)
    trespasses = [
        f"{importer} -> {imported}"
        for importer in graph.modules
        if importer.startswith(DOMAINS)
        for imported in graph.find_modules_directly_imported_by(importer)
        if imported.startswith(DOMAINS)
        and split(imported)[0] != split(importer)[0]
        and not enters_by_a_door(importer, imported)
    ]
    assert trespasses == []
