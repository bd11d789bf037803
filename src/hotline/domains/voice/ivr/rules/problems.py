"""Checks of a flow before anybody calls it. walk.py relies on them: a flow without problems loses no caller."""

from collections.abc import Callable, Collection, Iterator, Mapping

import msgspec

from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.labels import outcome_word
from hotline.domains.voice.ivr.rules.nodes.base import PERSON_KEY, Edge, Node
from hotline.domains.voice.ivr.rules.steps import NOTICE

DEEPEST = 2
BACK, VOICEMAIL = "back", "voicemail"


class FlowProblem(msgspec.Struct, frozen=True):
    """A problem of a flow. ``message`` says in Chinese what its author has to do."""

    #: "": the problem concerns the entire flow.
    node: str
    code: str
    message: str


def problems(
    flow: Flow,
    others: Mapping[str, Flow] | None = None,
    prompts: Collection[str] | None = None,
    services: Collection[str] | None = None,
) -> list[FlowProblem]:
    """All problems of a flow, in the order of its nodes. Empty: it may be published.

    ``others``: published flows that it may have as parts. ``prompts``: prompts that exist. ``services``: services that
    are configured. None for either: not known here and not checked.
    """
    found = [problem for check in CHECKS for problem in check(flow)]
    found += _wrong_parts(flow, others or {})
    found += _recorded_untold(flow, others or {})
    found += _missing_prompts(flow, prompts) if prompts is not None else ()
    found += _unknown_services(flow, services) if services is not None else ()
    order = {node: place for place, node in enumerate(flow.nodes)}
    return sorted(found, key=lambda problem: order.get(problem.node, -1))


def _wrong_entry(flow: Flow) -> Iterator[FlowProblem]:
    if flow.entry not in flow.nodes:
        yield FlowProblem("", "unknown_entry", f"入口节点“{flow.entry}”不存在，请改为已有的节点")


def _wrong_person(flow: Flow) -> Iterator[FlowProblem]:
    node = flow.nodes.get(flow.person)
    if node is None or not node.reaches_person:
        yield FlowProblem("", "unknown_person", f"兜底人工节点“{flow.person}”不是排队节点，请改为排队节点")


def _wrong_edges(flow: Flow) -> Iterator[FlowProblem]:
    seen: set[tuple[str, str]] = set()
    for edge in flow.edges:
        if edge.source not in flow.nodes:
            yield FlowProblem(edge.source, "unknown_source", f"连线的起点“{edge.source}”不存在")
        elif edge.outcome not in flow.nodes[edge.source].needs() | flow.nodes[edge.source].may():
            yield FlowProblem(
                edge.source, "unexpected_branch", f"此类节点没有“{_word(flow, edge)}”这一分支，请删除该连线"
            )
        if edge.target not in flow.nodes:
            yield FlowProblem(
                edge.source, "unknown_target", f"分支“{_word(flow, edge)}”指向不存在的节点“{edge.target}”"
            )
        if (edge.source, edge.outcome) in seen:
            yield FlowProblem(edge.source, "double_branch", f"分支“{_word(flow, edge)}”有两条连线，请只留一条")
        seen.add((edge.source, edge.outcome))


def _word(flow: Flow, edge: Edge) -> str:
    return outcome_word(flow.nodes[edge.source].kind if edge.source in flow.nodes else "", edge.outcome)


def _missing_branches(flow: Flow) -> Iterator[FlowProblem]:
    for name, node in flow.nodes.items():
        exits = flow.exits(name)
        if not exits and not node.ends:
            yield FlowProblem(name, "dead_end", "来电人到此无路可走，请连到下一个节点")
        elif missing := sorted(node.needs() - set(exits)):
            labels = (outcome_word(node.kind, outcome) for outcome in missing)
            yield FlowProblem(name, "missing_branch", f"缺少分支：{'、'.join(labels)}")


def _wrong_settings(flow: Flow) -> Iterator[FlowProblem]:
    for name, node in flow.nodes.items():
        for code, message in node.faults():
            yield FlowProblem(name, code, message)


def _wrong_parts(flow: Flow, others: Mapping[str, Flow]) -> Iterator[FlowProblem]:
    """A part must be there, must not lead back into the flow, and must come back from where it was called."""
    for name, node in flow.nodes.items():
        if not node.walks_flow:
            continue
        part = others.get(node.walks_flow)
        if node.walks_flow == flow.id or flow.id in parts_within(node.walks_flow, others):
            yield FlowProblem(name, "recursion", f"子流程“{node.walks_flow}”又会回到本流程，来电人无法离开，请断开")
        elif part is None:
            yield FlowProblem(name, "unknown_subflow", f"没有已发布的子流程“{node.walks_flow}”，请先发布它或改选其他")
        elif not any(part.nodes[each].kind == BACK for each in reach(part, part.entry)):
            yield FlowProblem(name, "never_comes_back", f"子流程“{node.walks_flow}”没有“返回”节点，来电人无法返回此处")


def parts_within(flow: str, others: Mapping[str, Flow]) -> set[str]:
    """Every flow that is a part of this one, or a part of a part."""
    found: set[str] = set()
    ahead = [flow]
    while ahead:
        each = others.get(ahead.pop())
        ahead += (each.parts() - found) if each else ()
        found |= each.parts() if each else set()
    return found


def _recorded_untold(flow: Flow, others: Mapping[str, Flow]) -> Iterator[FlowProblem]:
    """Talks and messages are recorded, so callers hear the notice before. A part leaves that to the flows it is in."""
    if any(node.kind == BACK for node in flow.nodes.values()):
        return
    for name in sorted(_untold(flow)):
        if _records(flow.nodes[name], others):
            yield FlowProblem(
                name, "no_notice", "来电人没有听到录音告知就会被录音，请在此之前播报“录音告知”（recording-notice）"
            )


def _records(node: Node, others: Mapping[str, Flow]) -> bool:
    """Whether callers are recorded here, in a talk or leaving a message, or in a part that is walked here."""
    parts = {node.walks_flow} | parts_within(node.walks_flow, others) if node.walks_flow else set()
    within = [each for part in parts if part in others for each in others[part].nodes.values()]
    return any(each.reaches_person or each.kind == VOICEMAIL for each in (node, *within))


def _untold(flow: Flow) -> set[str]:
    """The nodes that a caller may reach without having heard the notice, whatever is switched on."""
    found: set[str] = set()
    ahead = [flow.entry] if flow.entry in flow.nodes else []
    while ahead:
        name = ahead.pop()
        node = flow.nodes[name]
        if name not in found and (NOTICE not in node.spoken or node.switched_by):
            found.add(name)
            ahead += flow.targets(name)
    return found


def _missing_prompts(flow: Flow, prompts: Collection[str]) -> Iterator[FlowProblem]:
    """Texts of their own are spoken on publication and cannot be missing."""
    for name, node in flow.nodes.items():
        if missing := sorted(set(node.spoken) - set(node.texts) - set(prompts)):
            yield FlowProblem(name, "missing_prompt", f"没有这些播报：{'、'.join(missing)}，请先录制或改选其他")


def _unknown_services(flow: Flow, services: Collection[str]) -> Iterator[FlowProblem]:
    for name, node in flow.nodes.items():
        if node.service_name and node.service_name not in services:
            yield FlowProblem(name, "unknown_service", f"没有配置服务“{node.service_name}”，请改选其他或请运维配置")


def _unreachable(flow: Flow) -> Iterator[FlowProblem]:
    reached = reach(flow, flow.entry) | reach(flow, flow.person)
    for name in flow.nodes:
        if name not in reached:
            yield FlowProblem(name, "unreachable", "没有任何分支到达此节点，请连上或删除")


def _no_way_out(flow: Flow) -> Iterator[FlowProblem]:
    for name in flow.nodes:
        if not any(flow.nodes[end].ends for end in reach(flow, name)):
            yield FlowProblem(name, "no_way_out", "从此节点出发的通话永远不会结束，请连到挂机")


def _silence_without_end(flow: Flow) -> Iterator[FlowProblem]:
    for name in flow.nodes:
        if _silent_walk_circles(flow, name):
            yield FlowProblem(name, "silent_loop", "来电人不按键时会在此循环不止，请让无应答转人工或结束")


def _too_deep(flow: Flow) -> Iterator[FlowProblem]:
    for name, node in flow.nodes.items():
        if node.is_menu and flow.level(name) > DEEPEST:
            yield FlowProblem(name, "too_deep", f"菜单超过{DEEPEST}级，请减少层级")


def _person_out_of_reach(flow: Flow) -> Iterator[FlowProblem]:
    for name, node in flow.nodes.items():
        zero = flow.exits(name).get(PERSON_KEY)
        if node.is_menu and zero and not _leads_straight_to_a_person(flow, zero.target):
            yield FlowProblem(name, "no_person", "按0必须直接转人工，中间只能有播报和分支")


CHECKS: tuple[Callable[[Flow], Iterator[FlowProblem]], ...] = (
    _wrong_entry,
    _wrong_person,
    _wrong_edges,
    _missing_branches,
    _wrong_settings,
    _unreachable,
    _no_way_out,
    _silence_without_end,
    _too_deep,
    _person_out_of_reach,
)


def reach(flow: Flow, start: str) -> set[str]:
    """The nodes that callers who enter at ``start`` can reach, ``start`` included."""
    found: set[str] = set()
    ahead = [start] if start in flow.nodes else []
    while ahead:
        node = ahead.pop()
        if node not in found:
            found.add(node)
            ahead += flow.targets(node)
    return found


def _silent_walk_circles(flow: Flow, start: str) -> bool:
    """A caller who never presses a key may come to the same node again before a person or the end."""
    done: set[str] = set()

    def circles(node: str, behind: frozenset[str]) -> bool:
        if node in behind:
            return True
        if node in done:
            return False
        found = any(circles(onward, behind | {node}) for onward in _silently(flow, node))
        done.add(node)
        return found

    return circles(start, frozenset())


def _silently(flow: Flow, node: str) -> set[str]:
    """The nodes that a caller who does nothing may reach from here without meeting a person or the end."""
    settings = flow.nodes[node]
    if settings.ends or settings.reaches_person:
        return set()
    taken = {flow.exits(node).get(outcome) for outcome in settings.in_silence()}
    return {edge.target for edge in taken if edge is not None and edge.target in flow.nodes}


def _leads_straight_to_a_person(flow: Flow, start: str, behind: frozenset[str] = frozenset()) -> bool:
    """Nothing but announcements between here and a queue, whichever way the caller is taken."""
    settings = flow.nodes.get(start)
    if settings is None or start in behind:
        return False
    if settings.reaches_person:
        return True
    onward = flow.targets(start)
    return bool(settings.passes and onward) and all(
        _leads_straight_to_a_person(flow, target, behind | {start}) for target in onward
    )
