"""How a large table stands on paper: which columns share the grid, how wide each is, and whether the page lies down.

What is short is compared column by column; what is long is read. So a column that holds a long text somewhere leaves
the grid, and its text stands below its row, over the whole width, under its own name: no cell is ever a narrow strip of
prose, and none is cut. A question that no row answers is named below the table instead of taking a column from it.
Widths are shares of the page, made from the longest word and the longest cell of each column; they are reckoned once,
so that a table of two hundred rows is laid out in one pass. Figures are padded so that their decimal marks stand below
each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EMPTY = "–"
LONG = 90
"""Characters from which a text is read and not compared."""
UPRIGHT, LYING = 92, 168
"""Characters that one line of an upright page and of one that lies down can hold."""
WORD, LEAST, MOST = 15, 5, 34
"""Characters of a word that is kept whole, of the narrowest column, and beyond which a column asks for no more."""
NUMBER, GAP, BOLD, HEADS = 4, 2, 1, 3
"""Characters of the row number, between two columns, and by which a heading is wider; lines it may take."""
FIGURE_SPACE, THIN_SPACE = "\u2007", "\u2009"
PADDING = FIGURE_SPACE + THIN_SPACE


@dataclass(frozen=True, slots=True)
class Column:
    """A question as a column; `is_figure`: its answers are numbers."""

    label: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section of rows as it was answered: a cell for each column, blank where there is no answer."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid, and what stands below it: (name, text). `flows`: it may be parted by the end of a page."""

    cells: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    flows: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet laid out. `widths`: per cent of the page, that of the row number first; `lies`: it needs the long side
    of the page; `unanswered`: questions that no row answers; `length`: lines of text, about.
    """

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    lines: tuple[Line, ...]
    lies: bool
    unanswered: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return sum(2 + sum(1 + len(text) // UPRIGHT for _, text in line.notes) for line in self.lines)


def laid_out(sheet: Sheet, *, upright: bool = False) -> Grid:
    """The sheet as a grid. The first column always stays: it names the row. `upright`: the page stands, and the widest
    columns leave the grid until it fits.
    """
    cells = [column_of(column, [row[place] for row in sheet.rows]) for place, column in enumerate(sheet.columns)]
    longest = [max(map(len, held), default=0) for held in cells]
    labels = [one.label for one in sheet.columns]
    least = [max(LEAST, min(WORD, max(longest_word(label) + BOLD, longest_word(*held))))
             for label, held in zip(labels, cells, strict=True)]  # fmt: skip
    wanted = [max(low, min(MOST, most)) for low, most in zip(least, longest, strict=True)]
    kept = [place for place, most in enumerate(longest) if place == 0 or LONG >= most > 0]
    while upright and len(kept) > 2 and is_wide(kept, least, wanted, 1.15):
        kept.remove(max(kept[1:], key=lambda place: (longest[place], place)))
    below = [place for place, most in enumerate(longest) if most and place not in kept]
    lies = is_wide(kept, least, wanted) and not upright
    lines = tuple(
        Line(
            tuple(cells[place][n] or EMPTY for place in kept),
            tuple((sheet.columns[place].label, cells[place][n].rstrip(PADDING)) for place in below if cells[place][n]),
            any(len(cells[place][n]) > 4 * LONG for place in (0, *below)),
        )
        for n in range(len(sheet.rows))
    )
    return Grid(
        tuple(sheet.columns[place] for place in kept),
        shares(
            [least[place] for place in kept],
            [max(wanted[place], min(MOST, len(labels[place]) // HEADS + BOLD)) for place in kept],
            LYING if lies else UPRIGHT,
        ),
        lines,
        lies,
        tuple(one.label for place, one in enumerate(sheet.columns) if place and not longest[place]),
    )


def is_wide(kept: Sequence[int], least: Sequence[int], wanted: Sequence[int], slack: float = 1.4) -> bool:
    """Do these columns need the long side of the page: their longest words, or, by so much, what they want?"""
    gaps = NUMBER + GAP * (len(kept) + 1)
    words, wishes = (gaps + sum(of[place] for place in kept) for of in (least, wanted))
    return words > UPRIGHT or wishes > UPRIGHT * slack


def shares(least: Sequence[int], wanted: Sequence[int], room: int) -> tuple[float, ...]:
    """Per cent of the width for the row number and each column: the least each needs, then what is left by what they
    want.
    """
    free = room - NUMBER - GAP * (len(least) + 1) - sum(least)
    wishes = [most - low for low, most in zip(least, wanted, strict=True)]
    asked = sum(wishes)
    part = min(1.0, free / asked) if free > 0 and asked else 0.0
    sizes = [float(NUMBER + GAP), *(low + part * wish + GAP for low, wish in zip(least, wishes, strict=True))]
    return tuple(round(100 * size / sum(sizes), 2) for size in sizes)


def longest_word(*texts: str) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def column_of(column: Column, held: list[str]) -> list[str]:
    """The cells of a column; figures with as much behind the mark as the longest of them has, seen or not."""
    if not column.is_figure:
        return held
    tails = [len(text) - 1 - max(text.rfind("."), text.rfind(",")) if "." in text or "," in text else 0
             for text in held]  # fmt: skip
    most = max(tails, default=0)
    return [text + (THIN_SPACE if most and not tail else "") + FIGURE_SPACE * (most - tail) if text else ""
            for text, tail in zip(held, tails, strict=True)]  # fmt: skip
