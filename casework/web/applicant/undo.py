"""What was done last to several rows or cells of a table, and can be taken back with one press."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casework.core.asked import Section
from casework.core.text import Text
from casework.forms.look import CaseForm
from casework.forms.typed import stored
from casework.i18n import say
from casework.operations.undoing import touched
from casework.queries.drafts import Draft
from casework.queries.submissions import removed_rows
from casework.web.auth import visitor
from casework.web.render import language

TAKEN_BACK = Text("What was done last is taken back.")
STAY = Text("Taken back. Cells that somebody has written in since stay as they are: {count}.")
NOTHING = Text("There is nothing to take back.")


@dataclass(frozen=True, slots=True)
class Undo:
    """`rows` were removed, the only one of them `name` ('' = it has none); `cells` were written; `mine`: by the
    reader.
    """

    rows: int
    name: Text | str
    cells: int
    mine: bool


def undo_of(found: Draft, form: CaseForm, asked: Section) -> Undo | None:
    """None where nothing can be taken back."""
    saved = found.saved.get(asked.name)
    held = saved.removed if saved else None
    if not isinstance(held, Mapping):
        return None
    gone = removed_rows(held)
    cells = sum(len(touched(held["was"].get(key), row)) for key, row in held.get("now", {}).items())
    name: Text | str = ""
    if len(gone) == 1:
        declared, row = form.section(asked.name), next(iter(gone.values()))
        shown = row if isinstance(row, dict) else {}
        entry = stored(form, asked.name, shown, answers=found.answers, language=language())
        words = [say(entry[one].shown(), language()) for one in declared.names[:2]
                 if entry[one].data and isinstance(entry[one].typed, str)]  # fmt: skip
        name = " ".join(words) or declared.nameless or ""
    mine = held.get("by") in (None, visitor().person_id)
    return Undo(len(gone), name, cells, mine) if gone or cells else None


def said_of(stay: int | None) -> Text:
    """What is said once it was taken back."""
    return NOTHING if stay is None else Text(STAY.msgid, count=stay) if stay else TAKEN_BACK
