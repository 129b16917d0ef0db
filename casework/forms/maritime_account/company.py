"""The pages about the company: who it is, where it is, whom to call, which bank (Annexes III and VIIa)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import ADDRESS, COUNTRY, EMAIL, IF_ANY, LONG, MIDDLE, PHONE
from casework.forms.maritime_account.looks import COMPANY_NUMBER
from casework.workflows.maritime_account.required import in_group

COMPANY = SectionForm(
    "company",
    Text(
        "The company that answers for the ships: the registered owner, or the manager that has taken over the duty by "
        "mandate."
    ),
    (
        Block(("role", "name", "thetis_name", "imo_company_number", "country", "register_number")),
        Block(("lei", "vat_number"), Text("Other numbers")),
        Block(("first_year", "account_name"), Text("The account")),
        Block(("in_group", "parent", "parent_holder_id", "subsidiaries", "is_venue"), Text("Group")),
    ),
    {
        "name": Look(autocomplete="organization"),
        "imo_company_number": COMPANY_NUMBER,
        "country": COUNTRY,
        "register_number": MIDDLE,
        "lei": Look(identifier="lei", most=60, only=IF_ANY),
        "vat_number": replace(MIDDLE, identifier="vat", most=40, only=IF_ANY),
        "first_year": Look(width="w-4", inputmode="numeric", at_least=1990, at_most=2100),
        "parent": Look(when=in_group),
        "parent_holder_id": replace(MIDDLE, only=IF_ANY, when=in_group),
        "subsidiaries": replace(LONG, when=in_group),
    },
    (Text("Document of Compliance"), Text("Extract from the company register"), Text("VAT certificate, if registered")),
)

ADDRESSES = SectionForm(
    "addresses",
    Text("Where the company is run from. This may be another country than the one where it is registered."),
    (
        Block(("line1", "line2", ("postcode", "city"), "region", "country")),
        Block((("phone", "phone2"), "email", "public"), Text("Telephone and e-mail")),
    ),
    {
        **ADDRESS,
        "phone": replace(PHONE, autocomplete="work tel"),
        "phone2": PHONE,
        "email": replace(EMAIL, autocomplete="work email"),
    },
)

BANK = SectionForm(
    "bank",
    Text("An open account in the European Economic Area in the company's name. No money is drawn from it."),
    (Block(("holder", "bank", "iban")),),
    {"iban": Look(identifier="iban", most=60)},
)
