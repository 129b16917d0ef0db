"""How the party wants to hear from us: one page, the same in every application."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, SectionForm
from casework.forms.looks import EMAIL, IF_ANY, MIDDLE

DELIVERY = SectionForm(
    "delivery",
    Text("We write every letter in the language you choose here, and send it the way you want."),
    (Block(("language", "channel", "notice_email", "reference")),),
    {
        "notice_email": replace(EMAIL, when=lambda answers, row: row.is_electronic),
        "reference": replace(MIDDLE, most=100, only=IF_ANY),
    },
)
