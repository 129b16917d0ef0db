"""The Commission's lists of shipping companies, and which of them starts a time limit.

Directive 2003/87/EC Art. 3gf(2): a first list before 1 February 2024, a new one every two years. Article 15a(1) of
Regulation (EU) 2019/1122 points at the list of point (a), the first; a company named only on a later list has the time
limit of a company that is not listed (75 % sure; `starts_limit` of a list says so). The lists themselves are answers of
a register, not part of this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.sheets import (
    SOURCED,
    YES_NO,
    Column,
    Loadable,
    Row,
    Rows,
    Sheet,
    day,
    source_cells,
    source_in,
    words,
)
from casework.law.versions import Table, Version


@dataclass(frozen=True, slots=True)
class ShippingList:
    """A published list. `starts_limit`: its publication starts the 40 working days."""

    name: str
    published_on: date
    source: Source
    starts_limit: bool = False


LISTS: tuple[ShippingList, ...] = (
    ShippingList("first", date(2024, 1, 31), Source("Implementing Decision (EU) 2024/411", "Annex"), starts_limit=True),
    ShippingList(
        "second", date(2026, 7, 30),
        Source("Implementing Decision (EU) 2026/1453", "Annex", certainty=65, note="seen in a secondary source")),
)

FIRST_LIST, LATEST_LIST = LISTS[0], LISTS[-1]

_SHEET = Sheet("lists", Text("The lists"), (
    Column("name", Text("Name"), words(40)),
    Column("published_on", Text("Published"), day),
    Column("starts_limit", Text("Its publication starts the time limit"), YES_NO),
    *SOURCED,
), ("published_on",))


def _rows() -> Rows:
    return {"lists": [{
        "name": one.name, "published_on": one.published_on.isoformat(), "starts_limit": str(one.starts_limit).lower(),
        **source_cells(one.source)} for one in LISTS]}


def _lift(rows: Rows) -> tuple[ShippingList, ...]:
    def known(row: Row) -> ShippingList:
        published = date.fromisoformat(row["published_on"])
        return ShippingList(row["name"], published, source_in(row), row["starts_limit"] == "true")

    return tuple(sorted(map(known, rows["lists"]), key=lambda one: one.published_on))


SHIPPING_LISTS = Table(
    "shipping_companies", Text("The Commission’s lists of shipping companies"),
    tuple(Version(f"{known.published_on:%Y-%m}", known.published_on, known.source) for known in LISTS),
    Loadable((_SHEET,), _rows, _lift))

# The first monitoring year of shipping (Directive 2003/87/EC Art. 3gb), and the size from which ships are in scope.
FIRST_YEAR = 2024
FIRST_DAY = date(FIRST_YEAR, 1, 1)
GROSS_TONNAGE = 5000
SCOPE = Source("Directive 2003/87/EC", "Arts 3ga and 3gb")
TONNAGE = Source("Regulation (EU) 2015/757", "Art. 2(1)")
