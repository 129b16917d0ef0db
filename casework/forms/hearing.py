"""How an exception from the hearing is written: alike in every case in which a party is warned first."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import LONG

IF_NEEDED = Text("(where it applies)")

HEARING = SectionForm(
    "hearing",
    Text("Leave this empty: the party is heard. Only an exception of the law is written here."),
    (Block(("exception", "because")),),
    {"exception": Look(only=IF_NEEDED), "because": replace(LONG, only=IF_NEEDED)},
)
