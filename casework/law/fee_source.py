"""A source of the law as ``fees`` writes it."""

from __future__ import annotations

from casework.core.text import Source
from fees.rates import Source as FeeSource


def source(known: Source) -> FeeSource:
    """The same act, place and certainty."""
    return FeeSource(known.act, known.place, known.certainty, str(known.note))
