"""Which findings bear on an item of the checklist, so that nobody judges a part without seeing what is found there.

An item names the sections that it is about, the rules that speak of what it asks, or both. One that is asked row by row
sees what is found in its own row alone. It is a tie of what is shown, and stops nobody: an approval waits for every
open error wherever it stands (`guards.checks_settled`).
"""

from __future__ import annotations

from casework.core.answers import pointer_to
from casework.core.asked import ChecklistItem


def bears_on(item: ChecklistItem, key: str, rule: str, pointer: str) -> bool:
    """Does what `rule` found at `pointer` bear on the item, asked of the row `key` ('' = of the whole)?"""
    row = pointer_to(item.per or "", key) if key else ""
    if row and pointer != row and not pointer.startswith(f"{row}/"):
        return False
    section = pointer.split("/")[1] if pointer else ""
    return rule in item.rules or section in item.sections
