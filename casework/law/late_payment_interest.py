"""What is owed for paying late: the rate of each half-year, and the standard compensation between businesses.

Forsinkelsesrenteloven § 2 and § 3 a: set twice a year, for the half-years that begin on 1 January and on 1 July. A
half-year without a figure has not been found; nobody may go on with the one before it unsaid. The figures come from
notices and from secondary sources (80 %), or from memory (60 %), and each says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from casework.core.text import Source, Text
from casework.law.sheets import (
    SOURCED,
    Column,
    Loadable,
    Row,
    Rows,
    Sheet,
    day,
    decimal_in,
    figure,
    plain,
    source_cells,
    source_in,
)
from casework.law.versions import Table, Version

ACT, PLACE = "forsinkelsesrenteloven", "§ 2"
NOTICED = Source(ACT, PLACE, certainty=95, note=Text("From the notice of the half-year."))
SEEN = Source(ACT, PLACE, certainty=80, note=Text("Seen in a secondary source."))
REMEMBERED = Source(ACT, PLACE, certainty=60, note=Text("From memory; not found in writing."))
NOT_FOUND = Source(ACT, PLACE, certainty=0, note=Text("Not found. Load it from the notice."))


@dataclass(frozen=True, slots=True)
class HalfYear:
    """From `since`, per cent a year; None = not known. `compensation`: NOK, between businesses."""

    since: date
    percent: Decimal | None
    source: Source
    compensation: Decimal | None = None


def _half(year: int, half: int, percent: str, source: Source, compensation: str = "") -> HalfYear:
    known = Decimal(percent) if percent else None
    return HalfYear(date(year, 6 * half - 5, 1), known, source, Decimal(compensation) if compensation else None)


INTEREST: tuple[HalfYear, ...] = (
    _half(2015, 2, "9.00", SEEN),
    _half(2016, 2, "8.50", SEEN),
    _half(2019, 1, "8.75", SEEN),
    _half(2019, 2, "9.25", SEEN),
    _half(2020, 1, "9.50", SEEN),
    _half(2020, 2, "8.00", SEEN, "430"),
    _half(2022, 1, "8.50", SEEN),
    _half(2022, 2, "9.25", SEEN, "400"),
    _half(2023, 1, "10.75", SEEN, "410"),
    _half(2023, 2, "11.75", REMEMBERED),
    _half(2024, 1, "12.50", REMEMBERED),
    _half(2024, 2, "12.50", REMEMBERED),
    _half(2025, 1, "12.50", REMEMBERED),
    _half(2025, 2, "12.25", REMEMBERED),
    _half(2026, 1, "12.00", NOTICED, "460"),
    _half(2026, 2, "", NOT_FOUND),
)


def half_year_of(day: date) -> date:
    """The first day of the half-year."""
    return date(day.year, 1 if day.month < 7 else 7, 1)


def rate_on(day: date, rates: tuple[HalfYear, ...] = INTEREST) -> HalfYear | None:
    """What holds on the day; None where its half-year is not in the table, or stands there without a figure."""
    wanted = half_year_of(day)
    return next((one for one in rates if one.since == wanted and one.percent is not None), None)


def _half_year(cell: str) -> str:
    known = date.fromisoformat(day(cell))
    return half_year_of(known).isoformat()


_SHEET = Sheet("rates", Text("Half-years"), (
    Column("since", Text("Half-year from"), _half_year),
    Column("percent", Text("Per cent a year"), figure(0, 100), may_be_empty=True),
    Column("compensation", Text("Standard compensation, NOK"), figure(0, 100_000), may_be_empty=True),
    *SOURCED,
), ("since",))


def _rows() -> Rows:
    return {"rates": [{
        "since": one.since.isoformat(), "percent": plain(one.percent), "compensation": plain(one.compensation),
        **source_cells(one.source)} for one in INTEREST]}


def _lift(rows: Rows) -> tuple[HalfYear, ...]:
    def known(row: Row) -> HalfYear:
        return HalfYear(date.fromisoformat(row["since"]), decimal_in(row, "percent"), source_in(row),
                        decimal_in(row, "compensation"))

    return tuple(sorted(map(known, rows["rates"]), key=lambda one: one.since))


LATE_PAYMENT_INTEREST = Table(
    "late_payment_interest", Text("Interest on late payment"),
    (Version("2026-01", date(2026, 1, 1), NOTICED),), Loadable((_SHEET,), _rows, _lift))
