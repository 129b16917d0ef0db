"""A version of the factors of ship fuels, as a manager proposes it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from casework.core.text import Source
from casework.law.sheets import Rows
from casework.law.tables import TABLES
from casework.operations.acting import By
from casework.operations.tables import propose
from casework.stories.people import person_id
from tests.web.told import now, today

FACTORS = "ship_factors"


def factors(**cells: Any) -> Rows:
    """The rows as released, but for these cells of the first."""
    released = TABLES[FACTORS].loadable
    assert released is not None
    rows: Any = json.loads(json.dumps(released.released()))
    rows["fuels"][0] |= cells
    return rows  # type: ignore[no-any-return]


def propose_factors(in_days: int = 9, *, ago: int = 0, name: str = "2027", **cells: str) -> int:
    """Berit proposes it, inside an application context; returns its number."""
    return propose(
        FACTORS, factors(**(cells or {"co2": "3.2"})), name=name, valid_from=today() + timedelta(in_days),
        source=Source("Regulation (EU) 2015/757", "Annex I A", 90), reason="A new act.",
        by=By(person_id("berit"), frozenset()), now=now() - ago * 86_400_000,
    )  # fmt: skip
