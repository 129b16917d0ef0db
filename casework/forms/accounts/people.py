"""The pages about people: each representative (Regulation (EU) 2019/1122, Annex VIII, Table VIII-I), and whom to call.
"""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, SectionForm
from casework.forms.looks import (
    COUNTRY,
    DAY,
    EMAIL,
    IF_ANY,
    LONG_AGO,
    MIDDLE,
    PERSONS_ADDRESS,
    PHONE,
    TICK,
)

REPRESENTATIVES = SectionForm(
    "representatives",
    Text(
        "At least two people who can use the account. Between them they must be able to start a transaction and to "
        "approve it."
    ),
    (
        Block((("first_names", "last_name"), ("job_title", "employer"), ("email", "mobile"), "phone", "rights")),
        Block(
            (
                "birth_date",
                ("birth_city", "birth_country"),
                "id_document",
                ("id_number", "id_expires_on"),
                "national_number",
            ),
            Text("Who the person is"),
            Text("As it stands in the passport or identity card."),
        ),
        Block(("line1", "line2", ("postcode", "city"), "region", "country"), Text("Home address")),
        Block(("language", "works_for_verifier", "terms_accepted"), Text("In the registry")),
    ),
    {
        **PERSONS_ADDRESS,
        "birth_date": LONG_AGO,
        "birth_country": COUNTRY,
        "email": EMAIL,
        "mobile": PHONE,
        "phone": PHONE,
        "job_title": MIDDLE,
        "employer": MIDDLE,
        "id_expires_on": replace(DAY, only=Text("(if it has a last day)")),
        "id_number": MIDDLE,
        "national_number": replace(MIDDLE, inputmode="numeric", identifier="national_identity", most=40, only=IF_ANY),
        "terms_accepted": TICK,
    },
    (
        Text("Passport or identity card of each person"),
        Text("The e-mail address and mobile number of each person's EU Login account"),
    ),
    add=Text("Add a representative"),
    save=Text("Save this person"),
    shown=("rights", "email", "mobile"),
    nameless=Text("A person without a name"),
)

CONTACTS = SectionForm(
    "contacts",
    Text("People whom we may call about this application. You need none, but a person in Norway makes it quicker."),
    (Block(("name", "job_title", ("phone", "email"), "in_norway")),),
    {"phone": PHONE, "email": EMAIL},
    add=Text("Add a contact person"),
    save=Text("Save this person"),
    shown=("job_title", "phone", "email"),
    nameless=Text("A contact person without a name"),
)
