"""The pages about who applies and for which plant (§§ 5, 6 and 7 d and f)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import DAY, EMAIL, IF_ANY, LONG, MIDDLE, PHONE, SHORT
from casework.forms.plant_approval.looks import DEGREES, FIGURE, YEAR
from casework.workflows.plant_approval import conditions as when

MATTER = SectionForm(
    "matter",
    Text("A plant is approved for five years. Whoever holds the approval reports a change without undue delay."),
    (
        Block(("kind", "approval_number", "role")),
        Block(("changed", "changed_on", "change"), Text("The change")),
    ),
    {
        "approval_number": replace(MIDDLE, most=60, when=when.about_an_approval),
        "changed": Look(when=when.is_change),
        "changed_on": replace(DAY, when=when.is_change),
        "change": replace(LONG, when=when.is_change),
    },
)

OWNER = SectionForm(
    "owner",
    Text("The owner holds the approval, and guarantees are issued to the owner's account."),
    (
        Block(("name", "organisation_number", "line1", ("postcode", "city"))),
        Block(("contact", ("phone", "email")), Text("Whom we may call")),
        Block(("guarantee_account", "run_by_agent"), Text("Account in the registry of guarantees")),
    ),
    {
        "name": Look(autocomplete="organization"),
        "organisation_number": Look(width="w-7", inputmode="numeric", identifier="organisation_number", most=40),
        "line1": Look(autocomplete="address-line1"),
        "postcode": replace(SHORT, inputmode="numeric", autocomplete="postal-code", most=20),
        "city": replace(MIDDLE, autocomplete="address-level2"),
        "phone": replace(PHONE, autocomplete="work tel"),
        "email": replace(EMAIL, autocomplete="work email"),
        "guarantee_account": replace(MIDDLE, only=Text("(if it is open)")),
    },
)

PLANT = SectionForm(
    "plant",
    Text("A guarantee tells which plant the power came from. These facts stand on it."),
    (
        Block(("name", "municipality", "address", ("latitude", "longitude")), Text("Place of the plant")),
        Block(("in_operation", "commissioned_on", "capacity_mw", "technology", "mean_production_gwh", "pumping"),
              Text("What it is")),
        Block(("grid_owner", "eic"), Text("The grid")),
    ),
    {
        "municipality": replace(SHORT, inputmode="numeric", most=20),
        "latitude": DEGREES,
        "longitude": DEGREES,
        "commissioned_on": replace(DAY, past=True),
        "capacity_mw": FIGURE,
        "mean_production_gwh": replace(FIGURE, when=when.tells_production),
        "pumping": Look(when=when.is_hydro),
        "eic": replace(MIDDLE, identifier="eic", most=40, only=IF_ANY),
    },
    (Text("The licence of the plant"), Text("The company's organisation number")),
)

UNITS = SectionForm(
    "units",
    Text("Each generating unit with its own capacity. A plant with one unit has one row."),
    (Block(("name", ("capacity_mw", "started"))),),
    {"capacity_mw": FIGURE, "started": YEAR},
    add=Text("Add a unit"),
    save=Text("Save this unit"),
    shown=("capacity_mw", "started"),
    nameless=Text("A unit without a name"),
)
