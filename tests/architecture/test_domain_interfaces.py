"""Other domains use a domain only by its actions, queries, ports and rules, and never touch its tables."""

import grimp

#: Rules are pure: what they return depends on their arguments alone, so whoever calls them gets past no check.
INTERFACES = {"actions", "queries", "ports", "rules"}
DOMAINS = "hotline.domains."


def split(module: str) -> tuple[str, str]:
    """hotline.domains.voice.routing.rules.ranking -> ("voice.routing", "rules")"""
    area, domain, part = [*module.removeprefix(DOMAINS).split("."), "", ""][:3]
    return f"{area}.{domain}", part


def test_other_domains_are_entered_by_their_doors_only() -> None:
    graph = grimp.build_graph("hotline", cache_dir=None, exclude_type_checking_imports=True)
    trespasses = [
        f"{importer} -> {imported}"
        for importer in graph.modules
        if importer.startswith(DOMAINS)
        for imported in graph.find_modules_directly_imported_by(importer)
        if imported.startswith(DOMAINS)
        and split(imported)[0] != split(importer)[0]
        and split(imported)[1] not in INTERFACES
    ]
    assert trespasses == []
