"""Reading BPMN 2.0: what is drawn, before anything is run. Pure XML, no network, no entities."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
NS = {"b": MODEL}
LARGEST = 1_000_000
#: Drawn, but nothing that runs.
NOTES = {
    "documentation", "extensionElements", "incoming", "outgoing", "laneSet", "textAnnotation", "association", "group",
    "category", "dataObject", "dataObjectReference", "dataStoreReference", "ioSpecification", "auditing", "monitoring",
    "dataInputAssociation", "dataOutputAssociation", "property", "artifact", "performer", "humanPerformer",
    "potentialOwner", "resourceRole", "correlationSubscription", "supports", "ioBinding", "completionCondition",
}  # fmt: skip
#: Elements that a flow runs through; the standard lets them go without an id.
FLOWS = re.compile(r"process|\w*([tT]ask|Event|Gateway|ubProcess)|callActivity|transaction|sequenceFlow", re.ASCII)
#: Words in these are meant without the blanks that some tools set around them.
BARE = {"flowNodeRef", "conditionExpression", "timeDuration", "timeDate", "timeCycle"}
TRUTHS = ("isExecutable", "cancelActivity", "triggeredByEvent", "isForCompensation")
#: Elements by which other tools run code at a step.
FOREIGN_CODE = {
    "executionListener", "taskListener", "connector", "script", "preScript", "postScript", "taskDefinition",
}  # fmt: skip


class UnreadableDrawing(Exception):
    """``args[0]``: a sentence in Chinese."""


@dataclass(frozen=True)
class Edge:
    id: str
    source: str
    target: str
    condition: str = ""
    is_default: bool = False


@dataclass(frozen=True)
class Node:
    """``kind``: the BPMN tag. ``events``: tags of its event definitions; ``calls`` a process, ``decision`` a table."""

    id: str
    kind: str
    name: str = ""
    lane: str = ""
    within: str = ""
    events: tuple[str, ...] = ()
    timer: str = ""
    timer_kind: str = ""
    calls: str = ""
    decision: str = ""
    attached_to: str = ""
    marker: str = ""
    by_event: bool = False
    compensates: bool = False

    @property
    def called(self) -> str:
        """The node's name as its author knows it."""
        return self.name or self.id


@dataclass(frozen=True)
class Process:
    """A process of a BPMN drawing. Holds the nodes and edges of embedded subprocesses too, told apart by ``within``."""

    id: str
    name: str
    executable: bool
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()

    def out_of(self, node: str) -> list[Edge]:
        return [edge for edge in self.edges if edge.source == node]

    def into(self, node: str) -> list[Edge]:
        return [edge for edge in self.edges if edge.target == node]


@dataclass(frozen=True)
class Drawing:
    """``doubled``: ids that name more than one element; ``foreign``: id, name and what another tool would run there."""

    processes: tuple[Process, ...]
    messages: int = 0
    doubled: tuple[str, ...] = ()
    foreign: tuple[tuple[str, str, str], ...] = ()

    def process(self, id: str) -> Process | None:
        return next((each for each in self.processes if each.id == id), None)


def parse(text: str) -> etree._Element:
    """Raises Unreadable."""
    if len(text.encode()) > LARGEST:
        raise UnreadableDrawing("流程图过大，最多 1 MB。")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableDrawing("流程图里不能有 DOCTYPE 或实体。")
    # The encoding that the text declares was that of its original file.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDrawing(f"流程图不是完整的 XML：第 {error.lineno} 行有误。") from None
    return root


def drawn(text: str) -> etree._Element:
    """The drawing in a form that the reader and the engine both take, whichever tool wrote it.

    Raises UnreadableDrawing.
    """
    root = parse(text)
    for number, element in enumerate(root.iter(f"{{{MODEL}}}*")):
        kind = etree.QName(element).localname
        if FLOWS.fullmatch(kind) and not element.get("id"):
            element.set("id", f"{kind}-{number}")
        if kind in BARE:
            element.text = (element.text or "").strip() or None
        for name in TRUTHS:
            if element.get(name) in ("0", "1"):
                element.set(name, "true" if element.get(name) == "1" else "false")
    return root


def read(text: str) -> Drawing:
    """Raises Unreadable."""
    root = drawn(text)
    if etree.QName(root).namespace != MODEL or etree.QName(root).localname != "definitions":
        raise UnreadableDrawing("这不是 BPMN 2.0 流程图。")
    lanes = _lanes(root)
    processes = tuple(_process(each, lanes) for each in root.findall("b:process", NS))
    if not processes:
        raise UnreadableDrawing("流程图里没有流程。")
    return Drawing(processes, len(root.findall(".//b:messageFlow", NS)), _doubled(root), tuple(_foreign(root)))


def _doubled(root: etree._Element) -> tuple[str, ...]:
    counted = Counter(each.get("id") for each in root.iter(f"{{{MODEL}}}*") if each.get("id"))
    return tuple(id for id, count in counted.items() if count > 1)


def _foreign(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    for extensions in root.iterfind("b:process//b:extensionElements", NS):
        owner = extensions.getparent()
        for kind in sorted({_name(each) for each in extensions.iter()} & FOREIGN_CODE):
            if owner is not None:
                yield owner.get("id") or "", owner.get("name") or owner.get("id") or _name(owner), kind


def _lanes(root: etree._Element) -> dict[str, str]:
    """Each node's id mapped to the name of its innermost lane."""
    found: dict[str, str] = {}
    for lane in root.iterfind(".//b:lane", NS):
        for ref in lane.findall("b:flowNodeRef", NS):
            found[ref.text or ""] = lane.get("name") or ""
    return found


def _process(element: etree._Element, lanes: dict[str, str]) -> Process:
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    defaults = {(each.get("id"), each.get("default")) for each in element.iter(f"{{{MODEL}}}*")}
    for child, within in _inside(element, ""):
        kind = etree.QName(child).localname
        if kind == "sequenceFlow":
            edges.append(_edge(child, defaults))
        else:
            lane = lanes.get(child.get("id") or "") or (nodes[within].lane if within in nodes else "")
            nodes[child.get("id") or ""] = _node(child, kind, within, lane)
    executable = element.get("isExecutable") == "true"
    return Process(element.get("id") or "", element.get("name") or "", executable, nodes, tuple(edges))


def _inside(element: etree._Element, within: str) -> Iterator[tuple[etree._Element, str]]:
    for child in element:
        if not isinstance(child.tag, str) or etree.QName(child).localname in NOTES:
            continue
        if etree.QName(child).namespace == MODEL:
            if _is_flow(child):
                yield child, within
            if etree.QName(child).localname in ("subProcess", "transaction", "adHocSubProcess"):
                yield from _inside(child, child.get("id") or "")


def _is_flow(child: etree._Element) -> bool:
    """Whether the element is a flow element, not a characteristic of its parent."""
    name = etree.QName(child).localname
    return child.get("id") is not None and not name.endswith(("EventDefinition", "LoopCharacteristics"))


def _edge(element: etree._Element, defaults: set[tuple[str | None, str | None]]) -> Edge:
    condition = element.findtext("b:conditionExpression", "", NS)
    id, source = element.get("id") or "", element.get("sourceRef") or ""
    return Edge(id, source, element.get("targetRef") or "", condition, (source, id) in defaults)


def _node(element: etree._Element, kind: str, within: str, lane: str) -> Node:
    events = [_name(each) for each in element if _name(each).endswith(("EventDefinition", "eventDefinitionRef"))]
    markers = [_name(each) for each in element if _name(each).endswith("LoopCharacteristics")]
    timer_kind, timer = _timer(element)
    return Node(
        id=element.get("id") or "",
        kind=kind,
        name=(element.get("name") or "").strip(),
        lane=lane,
        within=within,
        events=tuple(events),
        timer=timer,
        timer_kind=timer_kind,
        calls=element.get("calledElement") or "",
        decision=element.get(f"{{{CAMUNDA}}}decisionRef") or "",
        attached_to=element.get("attachedToRef") or "",
        marker=markers[0] if markers else "",
        by_event=element.get("triggeredByEvent") == "true",
        compensates=element.get("isForCompensation") == "true",
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _timer(element: etree._Element) -> tuple[str, str]:
    """The kind of timer (timeDuration, timeDate or timeCycle) and its expression. Both are "" for none."""
    for each in element.iterfind("b:timerEventDefinition/*", NS):
        return etree.QName(each).localname, each.text or ""
    return "", ""
