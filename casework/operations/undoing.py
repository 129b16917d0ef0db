"""A table as it stood before the last act on several rows: pure, on rows as they were typed.

What was written since stays: a row that came back stands beside its neighbours of then, and a cell returns only where
it still holds what that act wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.queries.submissions import removed_rows

Rows = dict[str, dict[str, Any]]


def undone(rows: Rows, held: Mapping[str, Any]) -> tuple[Rows, int]:
    """The rows without the act that is `held`; how many of its cells stay, as somebody has written in them since."""
    found, stay = {key: dict(row) for key, row in rows.items()}, 0
    for key, wrote in held.get("now", {}).items():
        row, was = found.get(key), held["was"].get(key)
        if row is None:
            continue  # removed since
        if was is None and row == wrote:
            del found[key]
            continue
        for name in touched(was, wrote):
            if row.get(name) != wrote.get(name) or was is None:
                stay += 1
            elif name in was:
                row[name] = was[name]
            else:
                del row[name]
    gone = removed_rows(held)
    keys = in_place(list(found), list(gone), held.get("order", []))
    return {key: {**found, **gone}[key] for key in keys}, stay


def touched(was: Mapping[str, Any] | None, wrote: Mapping[str, Any]) -> list[str]:
    """The cells of a row that differ before and after."""
    before = was or {}
    return [name for name in {**before, **wrote} if before.get(name) != wrote.get(name)]


def in_place(keys: list[str], gone: list[str], order: list[str]) -> list[str]:
    """The keys with those that were gone where they stood in the order of then: before the next one that is still
    there, else after the one before; at the end where no neighbour is left, and where no order was kept.
    """
    found = list(keys)
    for key in [one for one in reversed(order) if one in gone]:
        place = order.index(key)
        after = next((one for one in order[place + 1 :] if one in found), None)
        before = next((one for one in reversed(order[:place]) if one in found), None)
        at = found.index(after) if after else found.index(before) + 1 if before else len(found)
        found.insert(at, key)
    return found + [key for key in gone if key not in found]
