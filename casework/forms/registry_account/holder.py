"""The pages about the account and its holder (Regulation (EU) 2019/1122, Annexes III and IV)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import (
    ADDRESS,
    COUNTRY,
    DAY,
    EMAIL,
    IF_ANY,
    LONG,
    LONG_AGO,
    MIDDLE,
    PHONE,
    TICK,
)
from casework.law.registry_terms import CURRENT_TERMS
from casework.workflows.registry_account.required import has, in_group, must

ACCOUNT = SectionForm(
    "account",
    Text("Begin here: what we ask next depends on the kind of account."),
    (Block(("kind", "account_name", "purpose")),),
    {"purpose": replace(LONG, when=has("purpose"))},
)
PERSON = SectionForm(
    "person",
    Text("You will hold the account yourself. Everything as it stands in your passport or identity card."),
    (
        Block((("first_names", "last_name"), "birth_date", ("birth_city", "birth_country"))),
        Block(
            ("id_document", ("id_number", "id_expires_on"), "national_number", "vat_number"),
            Text("Identity document and numbers"),
        ),
    ),
    {
        "first_names": Look(autocomplete="given-name"),
        "last_name": Look(autocomplete="family-name"),
        "birth_date": LONG_AGO,
        "birth_country": replace(COUNTRY, only=Text("(if you like)")),
        "id_number": MIDDLE,
        "id_expires_on": replace(DAY, only=Text("(if it has a last day)")),
        "national_number": replace(MIDDLE, inputmode="numeric", identifier="national_identity", most=40, only=IF_ANY),
        "vat_number": replace(MIDDLE, identifier="vat", most=40, only=IF_ANY),
    },
    (Text("Your passport or identity card"), Text("A police certificate, at most three months old")),
)
COMPANY = SectionForm(
    "company",
    Text("The company that will hold the account. We look Norwegian companies up in the company register."),
    (
        Block(("name", "country", "register_number", "vat_number", "lei", "in_register", "authoriser", "is_venue")),
        Block(("in_group", "parent", "parent_holder_id", "subsidiaries"), Text("Group")),
    ),
    {
        "name": Look(autocomplete="organization"),
        "country": COUNTRY,
        "register_number": MIDDLE,
        "vat_number": replace(MIDDLE, identifier="vat", most=40, only=IF_ANY),
        "lei": Look(identifier="lei", most=60, only=IF_ANY),
        "in_register": Look(when=must("registered_address")),
        "authoriser": Look(when=must("authoriser_criminal_record")),
        "parent": Look(when=in_group),
        "parent_holder_id": replace(MIDDLE, only=IF_ANY, when=in_group),
        "subsidiaries": replace(LONG, when=in_group),
    },
    (Text("Extract from the company register"), Text("VAT certificate, if registered")),
)
ADDRESSES = SectionForm(
    "addresses",
    Text("Where the account holder lives, or where the company has its registered address."),
    (
        Block(("line1", "line2", ("postcode", "city"), "region", "country")),
        Block((("phone", "phone2"), "email", "public"), Text("Telephone and e-mail")),
    ),
    {
        **ADDRESS,
        "phone": replace(PHONE, autocomplete="tel"),
        "phone2": PHONE,
        "email": replace(EMAIL, autocomplete="email"),
    },
)
BANK = SectionForm(
    "bank",
    Text("An open account in the European Economic Area in the account holder's name. No money is drawn from it."),
    (Block(("holder", "bank", "iban")),),
    {"iban": Look(identifier="iban", most=60)},
)
OWNERS = SectionForm(
    "owners",
    Text("The people who own or control the company in the end, at least 25 per cent or in another way."),
    (Block(("name", "birth_date", "nationality", "control")),),
    {"birth_date": LONG_AGO, "nationality": COUNTRY},
    add=Text("Add an owner"),
    save=Text("Save this owner"),
    shown=("nationality", "control"),
    nameless=Text("An owner without a name"),
)
DIRECTORS = SectionForm(
    "directors",
    Text("The managing director, the members of the board, and others who decide how the company is run."),
    (Block(("name", "birth_date", "job_title")),),
    {"birth_date": LONG_AGO, "job_title": MIDDLE},
    add=Text("Add a director"),
    save=Text("Save this director"),
    shown=("job_title",),
    nameless=Text("A director without a name"),
)
TERMS = SectionForm(
    "terms",
    Text("The account holder accepts them here. Each representative accepts them too, on the page of that person."),
    (Block(("version", "accepted", "accepted_by")),),
    {"version": Look(fixed=CURRENT_TERMS), "accepted": TICK},
)
