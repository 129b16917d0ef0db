"""The pages about the wish, the duty and the operator."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import ADDRESS, DAY, EMAIL, IF_ANY, LONG, MIDDLE, PHONE
from casework.workflows.ets2_permit.choices import Kind
from casework.workflows.ets2_permit.required import (
    ABOUT,
    QUESTIONS,
    asked,
    comes_later,
    is_organisation,
    is_person,
    of_kind,
)

IF_IMPORT = Text("(if you import)")
ORG_NUMBER = Look(width="w-7", inputmode="numeric", identifier="organisation_number", most=40)

REQUEST = SectionForm(
    "request",
    Text("One application for one wish. What you choose here decides what the other pages ask."),
    (Block(("kind", "permit", "what", "from_day", "reported")),),
    {
        "permit": replace(MIDDLE, when=ABOUT),
        "what": replace(LONG, when=of_kind(Kind.CHANGE)),
        "from_day": replace(DAY, when=ABOUT),
        "reported": Look(when=of_kind(Kind.ENDING)),
    },
    (Text("The permit you have, if you have one"),),
)

SCOPE = SectionForm(
    "scope",
    Text("The questions of the guide, until it is clear who answers for the fuel. In a transfer: for the successor."),
    (Block((*QUESTIONS, "why_not_earlier")),),
    {
        **{question: Look(when=asked(question)) for question in QUESTIONS},
        "why_not_earlier": replace(LONG, when=comes_later),
    },
    (Text("Purchase invoices that show whether excise duty is paid"),),
)

OPERATOR = SectionForm(
    "operator",
    Text("Who holds the permit, or will hold it."),
    (
        Block(("holder", "org_number", "national_number", "name", "owner", "parent")),
        Block(("excise_number", "eori"), Text("Duty and customs")),
        Block(("line1", ("postcode", "city"), "country"), Text("Postal address")),
    ),
    {
        "org_number": replace(ORG_NUMBER, when=is_organisation),
        "national_number": replace(MIDDLE, inputmode="numeric", identifier="national_identity", most=40,
                                   when=is_person),
        "name": Look(autocomplete="organization"),
        "owner": Look(when=is_organisation),
        "parent": Look(only=IF_ANY, when=is_organisation),
        "excise_number": replace(MIDDLE, only=IF_ANY),
        "eori": replace(MIDDLE, only=IF_IMPORT),
        **{name: ADDRESS[name] for name in ("line1", "postcode", "city", "country")},
    },
    (Text("Extract from the company register"), Text("The registration for excise duty")),
)

CONTACTS = SectionForm(
    "contacts",
    Text("People whom we may call about the application and the permit."),
    (Block(("name", "job_title", ("phone", "email"))),),
    {"phone": PHONE, "email": EMAIL},
    add=Text("Add a contact person"),
    save=Text("Save this person"),
    shown=("job_title", "phone", "email"),
    nameless=Text("A contact person without a name"),
)

SIGNATURE = SectionForm(
    "signature",
    Text("Who stands for the application, and by which right."),
    (Block(("name", "role", "signs")),),
    {"role": MIDDLE},
)
