"""Names of states, steps and clocks in the models in use, and of the sources of cases: code -> name."""

from collections.abc import Callable

from hotline.domains.service.workorders.queries.versions import blueprint, every_newest, every_published
from hotline.domains.service.workorders.rules.blueprint import Blueprint, drawing_of
from hotline.domains.service.workorders.rules.flows.problems import STEPS
from hotline.domains.service.workorders.rules.sources import SOURCES


def state_names() -> dict[str, str]:
    return _together(lambda model: model.states)


def clock_names() -> dict[str, str]:
    return _together(lambda model: {clock.id: clock.name for clock in model.clocks})


def step_names() -> dict[str, str]:
    return _together(_steps)


def source_names() -> dict[str, str]:
    return SOURCES


def _together(names: Callable[[Blueprint], dict[str, str]]) -> dict[str, str]:
    """The published version's word goes before a newer draft's."""
    models = [blueprint(row) for row in (*every_newest(), *every_published())]
    return {code: name for model in models for code, name in names(model).items()}


def _steps(model: Blueprint) -> dict[str, str]:
    nodes = (node for process in drawing_of(model).processes for node in process.nodes.values())
    return {node.id: node.called for node in nodes if node.kind in STEPS}
