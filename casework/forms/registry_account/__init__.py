"""How the application for an account in the Union Registry is asked for.

The first page asks which account it is; what follows is asked of that kind alone (`Section.when`, `Look.when`). The
order follows the papers that the holder has on the table: passport or company register, bank, permit, the
representatives' passports (Regulation (EU) 2019/1122, Annexes III, IV, VI, VIIb and VIII).
"""

from __future__ import annotations

from datetime import date

from casework.core.text import Text
from casework.forms.accounts.people import CONTACTS, REPRESENTATIVES
from casework.forms.delivery import DELIVERY
from casework.forms.look import CaseForm, Why
from casework.forms.registry_account.holder import (
    ACCOUNT,
    ADDRESSES,
    BANK,
    COMPANY,
    DIRECTORS,
    OWNERS,
    PERSON,
    TERMS,
)
from casework.forms.registry_account.permit import INSTALLATION, PERMIT
from casework.workflows.accounts.sources import RESIDENCE
from casework.workflows.registry_account import REGISTRY_ACCOUNT
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.choices import CHOICES
from casework.workflows.registry_account.required import DUTIES

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


def why_this_authority(answers: AccountAnswers, today: date) -> Why | None:
    """Why it is Norway: the permit, or for a trading account the choice of the holder, and what it asks for."""
    kind = answers.kind
    if kind is None:
        return None
    if kind.is_covered:
        return Why(
            Text("Why Norway?"),
            Text("The state that has issued the permit opens the account of its holder."),
            kind.source,
        )
    return Why(
        Text("Why Norway?"),
        Text(
            "You may choose in which state you have a trading account. In Norway one of your representatives must live "
            "here."
        ),
        RESIDENCE,
    )


REGISTRY_ACCOUNT_FORM = CaseForm(
    REGISTRY_ACCOUNT,
    (
        ACCOUNT, PERSON, COMPANY, ADDRESSES, CONTACTS, BANK, OWNERS, DIRECTORS, PERMIT, INSTALLATION, REPRESENTATIVES,
        DELIVERY, TERMS,
    ),
    CHOICES,
    DUTIES.owed_fields,
    Text("I declare, for the account holder, that the information is complete and true to the best of my knowledge."),
    why=why_this_authority,
    after=AFTER,
    ours=(
        ("account", ("kind",)),
        ("company", ("name", "country", "register_number")),
        ("permit", ("permit_id", "holder", "permit_effective_on", "first_year")),
    ),
)  # fmt: skip
