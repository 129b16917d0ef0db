"""The pages about the version, the ship, the company and its mandate (parts A and B of the template)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import ADDRESS, COUNTRY, DAY, EMAIL, IF_ANY, LONG, MIDDLE, PHONE, SHORT
from casework.workflows.ship_plans.required import (
    company_changes,
    is_first,
    is_later,
    modified,
    sends_mandate,
    used_before,
    was_approved,
)

COMPANY_NUMBER = Look(width="w-7", inputmode="numeric", identifier="imo_company", most=40)
SHIP_NUMBER = Look(width="w-7", inputmode="numeric", identifier="imo_ship", most=40)
NUMBER = replace(SHORT, inputmode="numeric", at_least=1)

REVISION = SectionForm(
    "revision",
    Text("Which version of the plan this is. Of a modified plan: what changed, why, and since when you use it."),
    (
        Block(("version_no", "reference_date", "status", "language")),
        Block(("situations", "changed_parts", "changes", "verifier_notified_on"), Text("If the plan was modified")),
        Block(("approved_before", "approved_by"), Text("If the company changed")),
        Block(("used_from", "why_before", "both_kept"), Text("Use before approval")),
    ),
    {
        "version_no": replace(NUMBER, at_most=999),
        "reference_date": DAY,
        "changed_parts": Look(when=is_later),
        "changes": replace(LONG, when=is_later),
        "verifier_notified_on": replace(DAY, when=modified),
        "approved_before": Look(when=company_changes),
        "approved_by": replace(COUNTRY, when=was_approved),
        "used_from": replace(DAY, when=modified),
        "why_before": replace(LONG, when=used_before),
        "both_kept": Look(when=used_before),
    },
    (Text("The monitoring plan as the verifier has assessed it"),),
)

SHIP = SectionForm(
    "ship",
    Text("The ship, as the certificate of registry and the Continuous Synopsis Record say it."),
    (
        Block(("name", "imo_number", ("port_of_registry", "home_port"), "flag", "classification_society")),
        Block(("owner_name", "owner_number", "owner_country"), Text("The registered owner")),
        Block(("ship_type", ("gross_tonnage", "deadweight"), "ice_class", "cargo_as_fuel", "first_call_on",
               "description"), Text("Type and size")),
    ),
    {
        "imo_number": SHIP_NUMBER,
        "port_of_registry": MIDDLE,
        "home_port": replace(MIDDLE, only=IF_ANY),
        "flag": COUNTRY,
        "classification_society": replace(MIDDLE, only=IF_ANY),
        "owner_number": COMPANY_NUMBER,
        "owner_country": COUNTRY,
        "gross_tonnage": replace(NUMBER, at_most=999_999),
        "deadweight": replace(SHORT, inputmode="decimal"),
        "first_call_on": replace(DAY, when=is_first),
        "description": LONG,
    },
    (Text("Continuous Synopsis Record of the ship"), Text("Certificate of registry")),
)

COMPANY = SectionForm(
    "company",
    Text("The shipping company that answers for the ship, and a named person who can act for it."),
    (
        Block(("name", "imo_company_number", "nature", "country_of_registration", "administering_authority")),
        Block(("line1", "line2", ("postcode", "city"), "region", "country"), Text("Postal address")),
        Block(("contact_name", "contact_title", ("phone", "email")), Text("Contact person")),
    ),
    {
        **ADDRESS,
        "name": Look(autocomplete="organization"),
        "imo_company_number": COMPANY_NUMBER,
        "country_of_registration": COUNTRY,
        "administering_authority": COUNTRY,
        "phone": PHONE,
        "email": EMAIL,
    },
    (Text("Document of Compliance"),),
)

MANDATE = SectionForm(
    "mandate",
    Text("The owner's mandate to the ISM company. One that you sent with the application for your account need not be "
         "sent again."),
    (Block(("on_file", ("owner_signed_on", "company_signed_on"), ("applies_from", "applies_until"), "ships")),),
    {
        "owner_signed_on": replace(DAY, when=sends_mandate),
        "company_signed_on": replace(DAY, when=sends_mandate),
        "applies_from": replace(DAY, when=sends_mandate),
        "applies_until": replace(DAY, when=sends_mandate),
        "ships": Look(when=sends_mandate),
    },
    (Text("The signed mandate of the owner"),),
)
