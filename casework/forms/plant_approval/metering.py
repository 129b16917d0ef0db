"""The pages about metering points and support (§§ 5 e, 8 and 10)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, SectionForm
from casework.forms.looks import DAY, LONG, SHORT
from casework.forms.plant_approval.looks import FIGURE, METER
from casework.workflows.plant_approval import conditions as when

METERS = SectionForm(
    "meters",
    Text("Guarantees are issued on metered values. Name every metering point, also those for pumping and own "
         "consumption."),
    (Block(("point", "role")),),
    {"point": METER},
    (Text("The grid company's list of metering points"), Text("The single-line diagram")),
    add=Text("Add a metering point"),
    save=Text("Save this metering point"),
    shown=("role",),
    nameless=Text("A metering point without a number"),
)

SUPPORT = SectionForm(
    "support",
    Text("A guarantee tells whether the plant has received support."),
    (Block(("received", "other_certificates", "certificates")),),
    {"certificates": replace(LONG, when=when.has_other_certificates)},
)

SCHEMES = SectionForm(
    "schemes",
    Text("Each scheme that the plant has received support from."),
    (Block(("scheme", "kind", ("amount", "currency"), "granted_on")),),
    {"amount": FIGURE, "currency": replace(SHORT, most=3), "granted_on": DAY},
    (Text("The decision on the support"),),
    add=Text("Add a scheme"),
    save=Text("Save this scheme"),
    shown=("kind", "amount", "currency"),
    nameless=Text("A scheme without a name"),
)
