"""Weeks as addresses write them: 2026-W24, Monday first."""

from __future__ import annotations

from datetime import date


def monday_of(week: str) -> date | None:
    """The Monday of a week as addresses write it (2026-W24); None where there is no such week."""
    year, _, number = week.partition("-W")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and number.isascii() and number.isdigit()):
        return None
    try:
        return date.fromisocalendar(int(year), int(number[:3]), 1)
    except ValueError:
        return None


def week_name(monday: date) -> str:
    year, number, _ = monday.isocalendar()
    return f"{year}-W{number:02}"
