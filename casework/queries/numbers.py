"""The case that bears a number, as people write it: `2026/1234`, or with the number of a document, `2026/1234-5`."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from casework.models import Case

NUMBER = re.compile(r"(\d{4})\s*[/-]\s*(\d{1,9})(?:-\d+)?", re.ASCII)
CASES = Case.__table__


def case_numbered(cx: Connection, told: str | None, *which: ColumnElement[bool]) -> Any:
    """The row of the case that bears the number, of those that are meant; None where there is none."""
    number = NUMBER.fullmatch((told or "").strip())
    if number is None:
        return None
    wanted = CASES.c.year == int(number[1]), CASES.c.seq == int(number[2])
    return cx.execute(select(CASES).where(*wanted, *which)).first()
