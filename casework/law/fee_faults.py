"""What ``fees`` cannot reckon, said in the reader's language.

The English sentence of a fault is the key of its translation, so the two cannot come apart. Days are written out, and a
table of ours is called by its title. `place` is the caller's to show: it knows which field or row is meant.
"""

from __future__ import annotations

from datetime import date

from casework.core.text import Text
from casework.law.tables import TABLES
from fees.faults import SENTENCES, Fault

_DAYS = {"day", "due", "end", "first", "issued", "last", "start", "wanted"}


def text_of(fault: Fault) -> Text:
    """The fault as a sentence that `i18n.say` can say."""
    return Text(SENTENCES[fault.code], **{name: _shown(name, value) for name, value in fault.values.items()})


def _shown(name: str, value: str | int) -> object:
    if name == "table" and value in TABLES:
        return TABLES[str(value)].title
    if name in _DAYS:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return value
    return value
