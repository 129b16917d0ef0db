"""`casework draw`: the picture of a workflow, made from its declaration.

Graphviz finds the places; the drawing is ours, so that it looks the same everywhere and people with high contrast see
it in their own colours. For staff every state stands in the band of its phase, and states are one that the same steps
lead to and from: what is proposed is a state of its own wherever that was, so that it can be returned there. For
applicants states that are called the same in their words are one, and only their own steps have names. A step that
leads from many states to one is drawn once, from a box that stands for all states marked with a dot.

The pictures are kept in `casework/static/workflows` and a test compares them; pages need no Graphviz.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from casework.core.case_type import CaseType, Phase, State
from casework.core.text import Text
from casework.i18n import LANGUAGES, say
from casework.web.pictures import AUDIENCES, KEPT, kept
from casework.web.vocabulary import PHASES
from casework.workflows import CASE_TYPES
from casework.workflows.prove import arrows

MANY = 4
ARROW_ROOM = 20
LINE, CHARACTER = 17, 6.9
WIDTHS = {"staff": (150, 19), "applicant": (230, 31)}
HUB = "many"
HALO = 'font-size="12" stroke="Canvas" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
FROM_DOTS = Text("From every state with a dot")
TITLE, LETTERS = 15, 'font-family="InterVariable, Inter, system-ui, sans-serif" font-size="13"'
BLANK = (
    '<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" WIDTH="{}" HEIGHT="{}">'
    "<TR><TD></TD></TR></TABLE>>"
)


@dataclass(frozen=True)
class Box:
    """A state, or the states that are one to the reader; `lines` are its name, wrapped."""

    states: tuple[State, ...]
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.states[0].name if self.states else HUB


@dataclass
class Graph:
    """`arrows`: (source, target) → names of the steps; `dotted`: boxes from which the shared arrows start."""

    boxes: list[Box]
    arrows: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    dotted: set[str] = field(default_factory=set)


def graph_of(case_type: CaseType, language: str, audience: str) -> Graph:
    """What is drawn: boxes in the order of the declaration, arrows between different boxes."""
    room = WIDTHS[audience][1]
    named: dict[Hashable, list[State]] = {}
    for state in case_type.states:
        named.setdefault(_kind(case_type, state) if audience == "staff" else state.plain, []).append(state)
    words: Callable[[State], Text] = (lambda state: state.title) if audience == "staff" else (lambda state: state.plain)
    boxes = [Box(tuple(states), tuple(wrap(min((say(words(state), language) for state in states), key=len), room)))
             for states in named.values()]  # fmt: skip
    box_of = {state.name: box.name for box in boxes for state in box.states}
    graph = Graph(boxes)
    shared = [
        step
        for step in case_type.steps
        if step.target and len({box_of[state.name] for state in step.sources} - {box_of[step.target.name]}) >= MANY
    ]
    for step, source, target in arrows(case_type):
        start, end = box_of[source.name], box_of[target.name]
        if step in shared:
            graph.dotted.add(start)
            start = HUB
        if start != end:
            said = graph.arrows.setdefault((start, end), [])
            title = say(step.title, language)
            if title not in said and (audience == "staff" or any(actor.is_party for actor in step.by)):
                said.append(title)
    if graph.dotted:
        graph.boxes.append(Box((), tuple(wrap(say(FROM_DOTS, language), room))))
    return graph


def _kind(case_type: CaseType, state: State) -> Hashable:
    """Its phase and the names of the steps that lead to it and from it; the state itself where one of them is missing.
    """
    moves = [(step.title, source, target) for step, source, target in arrows(case_type) if source is not target]
    before = frozenset(title for title, _, target in moves if target is state)
    after = frozenset(title for title, source, _ in moves if source is state)
    return (state.phase, before, after) if before and after else state


def place(graph: Graph, audience: str) -> Any:
    """The graph with every box, arrow and name in its place, by Graphviz; ModuleNotFoundError without it."""
    graphviz = importlib.import_module("pygraphviz")  # of the development requirements; pages never need it
    wide = WIDTHS[audience][0]
    plan = graphviz.AGraph(directed=True, strict=True, rankdir="TB", nodesep="0.3", ranksep="0.42", newrank="false")
    for box in graph.boxes:
        plan.add_node(box.name, shape="box", fixedsize="true", width=wide / 72, height=_tall(box) / 72, label="")
    if audience == "staff":
        _stack(plan, graph)
    order = [box.name for box in graph.boxes]
    for (start, end), titles in graph.arrows.items():
        lines = [line for title in titles for line in wrap(title, ARROW_ROOM)]
        size = (round(max(map(len, lines)) * CHARACTER * 0.9) + 10, len(lines) * LINE) if lines else None
        back = start != HUB and order.index(end) < order.index(start)
        plan.add_edge(
            start, end, constraint="false" if back else "true", **({"label": BLANK.format(*size)} if size else {})
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the machine's fonts, none of which is used: every size is given
        plan.layout(prog="dot")
    return plan


def _stack(plan: Any, graph: Graph) -> None:
    """A band for each phase, one under the other: an unseen point lies between each two."""
    above = None
    for phase in Phase:
        inside = [box.name for box in graph.boxes if box.states and box.states[0].phase is phase]
        if not inside:
            continue
        plan.add_subgraph(inside, name=f"cluster_{phase}", margin="20")
        if above:
            plan.add_node(f"above_{phase}", shape="point", width="0.01", style="invis")
            for start, end in [
                *((box, f"above_{phase}") for box in above),
                *((f"above_{phase}", box) for box in inside),
            ]:
                plan.add_edge(start, end, style="invis", weight="0")
        above = inside


def _tall(box: Box) -> int:
    return len(box.lines) * LINE + 14


@cache
def drawings(type_name: str) -> dict[str, str]:
    """All pictures of a case type by "language.audience"; ModuleNotFoundError without Graphviz.

    Drawn in a process of its own: Graphviz brings its own copies of libraries that printing and the database's driver
    load too, and within one process they may wait for each other for ever.
    """
    if importlib.util.find_spec("pygraphviz") is None:
        raise ModuleNotFoundError("pygraphviz")
    root = str(Path(__file__).resolve().parents[2])
    code = "import sys; from casework.commands.draw import draw_all; draw_all(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", code, type_name],
        cwd=root,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def draw_all(type_name: str) -> None:
    """Writes all pictures of a case type to standard output, as JSON."""
    case_type = CASE_TYPES[type_name]
    pairs = [(language, audience) for language in LANGUAGES for audience in AUDIENCES]
    json.dump({f"{one}.{reader}": svg_of(case_type, one, reader) for one, reader in pairs}, sys.stdout)


def svg_of(case_type: CaseType, language: str, audience: str) -> str:
    """The picture as SVG: states are groups whose `data-states` name the states they stand for."""
    graph = graph_of(case_type, language, audience)
    plan = place(graph, audience)
    _, _, right, top = (float(part) for part in plan.graph_attr["bb"].split(","))

    def at(point: str) -> tuple[int, int]:
        x, y = point.split(",")
        return round(float(x)) + 12, round(top - float(y)) + 12

    title = say(case_type.title if audience == "staff" else case_type.plain_title, language)
    wide, tall = round(right) + 24, round(top) + 24
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="workflow" viewBox="0 0 {wide} {tall}" width="{wide}" '
            f'height="{tall}" {LETTERS} role="img" fill="currentColor" aria-labelledby="workflow-title">'
            f'<title id="workflow-title">{escape(title)}</title>'
        )
    ]
    parts += _bands(plan, language, at)
    drawn = [_arrow(plan.get_edge(*ends), titles, at) for ends, titles in graph.arrows.items()]
    parts += [line for line, _ in drawn] + [words for _, words in drawn if words]
    parts += [
        _box(box, at(plan.get_node(box.name).attr["pos"]), WIDTHS[audience][0], box.name in graph.dotted)
        for box in graph.boxes
    ]
    return "\n".join([*parts, "</svg>", ""])


def _bands(plan: Any, language: str, at: Callable[[str], tuple[int, int]]) -> list[str]:
    drawn = []
    for phase in Phase:
        band = plan.get_subgraph(f"cluster_{phase}")
        if band is not None:
            left, low, right, high = band.graph_attr["bb"].split(",")
            (x, y), (end, bottom) = at(f"{left},{high}"), at(f"{right},{low}")
            drawn.append(
                f'<rect class="phase" x="{x}" y="{y}" width="{end - x}" height="{bottom - y}" rx="8" fill="none" '
                f'stroke="currentColor" stroke-opacity=".3"/><text x="{x + 8}" y="{y + TITLE}" font-size="12" '
                f'opacity=".75">{escape(say(PHASES[phase], language))}</text>'
            )
    return drawn


def _arrow(edge: Any, titles: list[str], at: Callable[[str], tuple[int, int]]) -> tuple[str, str]:
    points = edge.attr["pos"].split()
    tip = at(points.pop(0)[2:])
    start, *curve = (at(point) for point in points)
    path = f"M{start[0]} {start[1]}C" + " ".join(f"{x} {y}" for x, y in curve)
    (x, y), (ex, ey) = curve[-1], tip
    long = max(((ex - x) ** 2 + (ey - y) ** 2) ** 0.5, 1)
    across, along = round(-(ey - y) / long * 4, 1), round((ex - x) / long * 4, 1)
    drawn = (
        f'<path class="arrow" d="{path}" fill="none" stroke="currentColor" stroke-opacity=".7"/>'
        f'<path d="M{ex} {ey}L{x + across} {y + along}L{x - across} {y - along}Z"/>'
    )
    lines = [line for title in titles for line in wrap(title, ARROW_ROOM)]
    return drawn, _words(lines, *at(edge.attr["lp"]), HALO) if lines else ""


def _words(lines: list[str] | tuple[str, ...], x: int, centre: int, more: str = "") -> str:
    top = centre - (len(lines) - 1) * LINE / 2 + 4.5
    said = "".join(
        f'<tspan x="{x}" y="{top + place * LINE:g}">{escape(line)}</tspan>' for place, line in enumerate(lines)
    )
    return f'<text text-anchor="middle" {more}>{said}</text>'.replace(" >", ">")


def _box(box: Box, centre: tuple[int, int], wide: int, dotted: bool) -> str:
    x, y, tall = centre[0] - wide // 2, centre[1] - _tall(box) // 2, _tall(box)
    if not box.states:
        return (
            f'<g class="from"><rect x="{x}" y="{y}" width="{wide}" height="{tall}" rx="{tall // 2}" fill="Canvas" '
            f'stroke="currentColor" stroke-dasharray="2 3"/>{_words(box.lines, *centre)}</g>'
        )
    frame = ' stroke-dasharray="6 3"' if box.states[0].waits_on else ""
    if box.states[0].is_final:
        frame = ' stroke-width="2.5"'
    dot = f'<circle cx="{x + 8}" cy="{y + 8}" r="3.5"/>' if dotted else ""
    return (
        f'<g class="state" id="state-{box.name}" data-states="{" ".join(state.name for state in box.states)}">'
        f'<rect x="{x}" y="{y}" width="{wide}" height="{tall}" rx="6" fill="Canvas" stroke="currentColor"{frame}/>'
        f"{_words(box.lines, *centre)}{dot}</g>"
    )


@click.command("draw")
@click.argument("type_name", metavar="TYPE", type=click.Choice(sorted(CASE_TYPES)))
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--for", "audience", type=click.Choice(AUDIENCES), default="staff", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead of standard output."
)
@click.option("--keep", is_flag=True, help="Draw for all languages and readers, into the folder that pages read.")
def draw(type_name: str, language: str, audience: str, out: Path | None, keep: bool) -> None:
    """Draw the workflow of a case type as SVG. Without Graphviz it is the picture that is kept."""
    if keep:
        for name, drawing in drawings(type_name).items():
            (KEPT / f"{type_name}.{name}.svg").write_text(drawing, "utf-8")
        return
    try:
        drawn = drawings(type_name)[f"{language}.{audience}"]
    except ModuleNotFoundError:
        click.echo("Graphviz is not installed (pygraphviz); this is the picture that was kept.", err=True)
        drawn = kept(type_name, language, audience)
    if out:
        out.write_text(drawn, "utf-8")
    else:
        sys.stdout.write(drawn)
