"""A submission as a document: what a party sent, printed so that it can be read, kept and enclosed with a decision.

The answers stand as they were typed; only the names of the questions are in the reader's language. What we found, asked
or think of it is not printed: it is the party's document. Each page bears the document's number and the fingerprint of
what was sent, which the receipt shows as well.

Sections that are too wide for an upright page lie down; a short section between two that lie down lies down with them,
and one that would lie down alone for a few lines is fitted to the upright page instead: the reader does not turn the
paper for four lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from casework.letters.page import HIDDEN, environment
from casework.letters.parts import Value
from casework.letters.sheets import EMPTY, Grid, Sheet, laid_out
from casework.letters.values import AuthorityFace, Language

SHORT, ALONE = 14, 34
"""Lines of a section that lies down with its neighbours, and lines for which the reader does not turn the paper."""
PAGES = 120
"""Lines from which there is a table of contents: more than three pages."""
WORD = re.compile(r"[^\s]{50}(?=[^\s]{10})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A section: its name, the name of its group, and its answers: (question, answer) pairs, or rows."""

    key: str
    title: str
    group: str
    facts: tuple[tuple[str, str], ...] = ()
    sheet: Sheet | None = None


@dataclass(frozen=True, kw_only=True)
class Annex(Value):
    """What is printed. `number` is the document's (`2026/12-3`), `fingerprint` that of the answers that were sent;
    `version`: how often it had been sent; `lines`: what it is about.
    """

    language: Language
    authority: AuthorityFace
    title: str
    number: str
    case_number: str
    party: str
    sent_on: date
    version: int
    fingerprint: str
    lines: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A section on its page; `group`: the name of the group that begins with it."""

    part: Part
    grid: Grid | None
    group: str

    @property
    def length(self) -> int:
        if self.grid is not None:
            return 3 + self.grid.length
        return 3 + sum(1 + len(text) // 70 for _, text in self.part.facts)

    def upright(self) -> Placed:
        """The section on a page that stands."""
        return replace(self, grid=laid_out(self.part.sheet, upright=True)) if self.grid and self.part.sheet else self


@dataclass(frozen=True, slots=True)
class Run:
    """Sections that follow each other on pages that stand, or lie."""

    lies: bool
    placed: tuple[Placed, ...]


def write(annex: Annex) -> str:
    """The whole document as HTML, ready for `casework.letters.pdf.print_pdf`."""
    runs = runs_of(annex.parts)
    jinja = environment(annex.language)
    html = jinja.get_template("_annex.html").render(
        annex=annex,
        runs=runs,
        lengthy=sum(length(run.placed) for run in runs) > PAGES,
        text=text,
        empty=EMPTY,
    )
    return HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", html.replace("\r\n", "\n"))


def runs_of(parts: Iterable[Part]) -> tuple[Run, ...]:
    """The sections in their order, each on a page that stands or lies."""
    placed, before = [], ""
    for part in parts:
        grid = laid_out(part.sheet) if part.sheet is not None and part.sheet.rows else None
        placed.append(Placed(part, grid, part.group if part.group != before else ""))
        before = part.group
    lies = [one.grid is not None and one.grid.lies for one in placed]
    for stretch in stretches(lies):
        if length(placed[stretch]) <= ALONE:
            lies[stretch] = [False] * len(lies[stretch])
            placed[stretch] = [one.upright() for one in placed[stretch]]
    for group in stretches([one.part.group for one in placed]):
        standing = [one for one, lying in zip(placed[group], lies[group], strict=True) if not lying]
        if any(lies[group]) and length(standing) <= ALONE:
            lies[group] = [True] * len(lies[group])
    for stretch in stretches([not lying for lying in lies])[1:]:
        if length(placed[stretch]) <= SHORT and stretch.stop < len(placed):
            lies[stretch] = [True] * len(lies[stretch])
    runs: list[Run] = []
    for one, lying in zip(placed, lies, strict=True):
        if runs and runs[-1].lies is lying:
            runs[-1] = Run(lying, (*runs[-1].placed, one))
        else:
            runs.append(Run(lying, (one,)))
    return tuple(runs)


def stretches(marks: list[Any]) -> list[slice]:
    """Each stretch of sections with the same mark; where the mark is yes or no, those with yes."""
    found, first = [], 0
    for mark, alike in groupby(marks):
        last = first + len(list(alike))
        if mark:
            found.append(slice(first, last))
        first = last
    return found


def length(placed: Iterable[Placed]) -> int:
    return sum(one.length for one in placed)


def text(said: str) -> Markup:
    """A typed text: its lines stay lines, and a word that no line can hold may break anywhere."""
    if not said.strip():
        return escape(EMPTY)
    lines = said.replace("\r\n", "\n").strip("\n").split("\n")
    broken = (Markup("<wbr>").join(escape(part) for part in pieces(line)) for line in lines)
    return Markup("<br>").join(broken)


def pieces(line: str) -> list[str]:
    """A line, its longest words parted where they may break."""
    return WORD.sub("\\g<0>\0", line).split("\0")

