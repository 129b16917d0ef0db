"""The pages about the permit and the installation (Regulation (EU) 2019/1122, Annexes VI and VIIb)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import ADDRESS, COUNTRY, DAY, EMAIL, IF_ANY, MIDDLE, PHONE, SHORT

PERMIT = SectionForm(
    "permit",
    Text("The permit to emit greenhouse gases. From the day it takes effect you have 20 working days to apply."),
    (Block(("permit_id", "holder", "permit_effective_on", "first_year")),),
    {
        "permit_id": MIDDLE,
        "permit_effective_on": DAY,
        "first_year": Look(width="w-4", inputmode="numeric", at_least=1990, at_most=2100),
    },
    (Text("The permit"),),
)
INSTALLATION = SectionForm(
    "installation",
    Text("The installation as the permit describes it."),
    (
        Block(("name", "activity")),
        Block(
            ("line1", "line2", ("postcode", "city"), "region", "country", ("latitude", "longitude")),
            Text("Where it is"),
        ),
        Block((("phone", "phone2"), "email", "prtr_number"), Text("Telephone, e-mail and register")),
    ),
    {
        **{name: replace(look, autocomplete="off") for name, look in ADDRESS.items()},
        "country": replace(COUNTRY, autocomplete="off"),
        "latitude": replace(SHORT, most=20, only=IF_ANY),
        "longitude": replace(SHORT, most=20, only=IF_ANY),
        "phone": PHONE,
        "phone2": PHONE,
        "email": EMAIL,
        "prtr_number": replace(MIDDLE, only=IF_ANY),
    },
)
