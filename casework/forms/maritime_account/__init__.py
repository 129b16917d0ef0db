"""How the application for a maritime operator holding account is asked for.

What is asked stands in `casework.workflows.maritime_account.answers`; the order follows the papers that a shipping
company has on the table: Document of Compliance, company register, ship list, mandates, passports (Regulation (EU)
2019/1122, Annexes III, VIIa and VIII).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from casework.core.text import Text
from casework.forms.accounts.people import CONTACTS, REPRESENTATIVES
from casework.forms.delivery import DELIVERY
from casework.forms.look import Block, CaseForm, Look, SectionForm, Why
from casework.forms.looks import TICK
from casework.forms.maritime_account.company import ADDRESSES, BANK, COMPANY
from casework.forms.maritime_account.shipping import MANDATES, SHIPS, VOYAGE
from casework.law.shipping_companies import FIRST_DAY
from casework.workflows.maritime_account import MARITIME_ACCOUNT
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.attribution import attribute
from casework.workflows.maritime_account.choices import CHOICES
from casework.workflows.maritime_account.readings import CURRENT_TERMS
from casework.workflows.maritime_account.required import DUTIES

TERMS = SectionForm(
    "terms",
    Text("The company accepts them here. Each representative accepts them too, on the page of that person."),
    (Block(("version", "accepted", "accepted_by")),),
    {"version": Look(fixed=CURRENT_TERMS), "accepted": TICK},
)

AFTER = (
    (Text("We confirm at once"), Text("You get a case number and a receipt.")),
    (Text("We check that it is complete"), Text("If something is missing, we ask. You answer in this service.")),
    (
        Text("We assess and decide"),
        Text(
            "Within 20 working days of the day everything was in place. The account and each representative "
            "are decided separately."
        ),
    ),
    (Text("The account is opened"), Text("You get the account number in a letter.")),
)


def options(answers: MaritimeAnswers) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """A mandate names ships of the list: (number, number and name)."""
    return {
        ("mandates", "ships"): tuple(
            (ship.imo_number, f"{ship.imo_number} {ship.name}" if ship.name else ship.imo_number)
            for ship in answers.ships.values()
            if ship.imo_number
        )
    }


def why_this_authority(answers: MaritimeAnswers, today: date) -> Why | None:
    """Why Norway administers the company, or why not; nothing before the country of registration is known."""
    place = attribute(answers, answers.voyage.first_voyage_on or FIRST_DAY)
    if answers.company.country is None:
        return None
    if place.state == "NO":
        return Why(Text("Why Norway?"), place.why, place.source)
    return Why(Text("Is it Norway?"), place.why, place.source)


MARITIME_ACCOUNT_FORM = CaseForm(
    MARITIME_ACCOUNT,
    (COMPANY, ADDRESSES, CONTACTS, BANK, SHIPS, VOYAGE, MANDATES, REPRESENTATIVES, DELIVERY, TERMS),
    CHOICES,
    DUTIES.owed_fields,
    Text("I declare, for the company, that the information is complete and true to the best of my knowledge."),
    options,
    why_this_authority,
    AFTER,
)
