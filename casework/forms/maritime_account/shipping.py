"""The pages about the ships: the list, the first voyage, the owners' mandates (Annex VIIa; 2023/2599 Art. 1)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import COUNTRY, DAY, EMAIL, LONG, PHONE, SHORT
from casework.forms.maritime_account.looks import COMPANY_NUMBER, IF_ISM, PORT, SHIP_NUMBER
from casework.workflows.maritime_account.required import (
    called_before,
    is_listed,
    is_off_the_first_list,
    is_unlisted,
    not_in_english,
)

SHIPS = SectionForm(
    "ships",
    Text("Every ship for which the company has responsibility, those without a voyage in scope too."),
    (Block(("name", ("imo_number", "gross_tonnage"), "flag", "owner_number", "since")),),
    {
        "imo_number": SHIP_NUMBER,
        "flag": COUNTRY,
        "gross_tonnage": replace(SHORT, inputmode="numeric", at_least=1, at_most=999_999),
        "owner_number": replace(COMPANY_NUMBER, only=IF_ISM),
        "since": DAY,
    },
    (Text("Continuous Synopsis Record of each ship"), Text("Certificate of registry")),
    add=Text("Add a ship"),
    save=Text("Save this ship"),
    shown=("imo_number", "flag", "gross_tonnage"),
    nameless=Text("A ship without a name"),
)

VOYAGE = SectionForm(
    "voyage",
    Text("These facts decide which country administers the company, and by when you had to apply."),
    (
        Block(("listing",)),
        Block(("listed_under",), Text("The country on the list")),
        Block(
            (("first_voyage_on", "first_call_on"), "ship", ("from_port", "to_port")),
            Text("The first voyage"),
            Text(
                "The first voyage on which you had to surrender allowances: to, from or between ports of the European "
                "Economic Area, in 2024 or later."
            ),
        ),
        Block(("called_before", "most_calls"), Text("Voyages before")),
    ),
    {
        "listed_under": replace(COUNTRY, when=is_listed),
        "first_voyage_on": replace(DAY, when=is_off_the_first_list),
        "ship": replace(SHIP_NUMBER, when=is_off_the_first_list),
        "from_port": replace(PORT, when=is_off_the_first_list),
        "to_port": replace(PORT, when=is_off_the_first_list),
        "first_call_on": replace(DAY, when=is_off_the_first_list),
        "called_before": Look(when=is_unlisted),
        "most_calls": replace(COUNTRY, when=called_before),
    },
    (Text("Logbook or port call list of the first voyage"), Text("The Commission's list of shipping companies")),
)

MANDATES = SectionForm(
    "mandates",
    Text(
        "One mandate from each registered owner, naming the ships. Without it the owner answers for the ship."
    ),
    (
        Block(("owner_name", "owner_number", "ships")),
        Block(
            (
                "company_name",
                "company_number",
                "company_country",
                "applies_from",
                ("owner_signed_on", "company_signed_on"),
            ),
            Text("What the mandate says about your company"),
        ),
        Block(("language", "translated"), Text("Language")),
        Block(
            ("contact_name", "contact_title", "contact_address", ("contact_phone", "contact_email")),
            Text("The owner's contact person"),
        ),
    ),
    {
        "owner_number": COMPANY_NUMBER,
        "company_number": COMPANY_NUMBER,
        "company_country": COUNTRY,
        "applies_from": DAY,
        "owner_signed_on": DAY,
        "company_signed_on": DAY,
        "contact_address": LONG,
        "contact_phone": PHONE,
        "contact_email": EMAIL,
        "translated": Look(when=not_in_english),
    },
    (Text("The signed mandate of each owner"),),
    add=Text("Add a mandate"),
    save=Text("Save this mandate"),
    shown=("owner_number", "ships", "applies_from"),
    nameless=Text("A mandate without an owner"),
)
