"""Short notices by e-mail: something waits in the service, and nothing else, because e-mail is read by others.

A notice goes to the address the party gave for notices, and to each agent that acts for it. It carries no case, no
name and no link with a key; whoever wants to know more signs in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from casework.core.text import Text
from casework.db import writing
from casework.i18n import say
from casework.models import Case
from casework.operations import outbox
from casework.operations.acting import legal_date
from casework.operations.letters import party_of, recipients
from casework.ports.outside import Outside

WAITS = Text("A letter waits for you.")
SUBJECT = Text("Something waits for you at {service}")
SIGN_IN = Text("Sign in at {address} to see it. We never ask for passwords or payment by e-mail.")
BY_MAIL = Text("The letter is attached. You asked us to send letters by e-mail.")

TO_PAYER = Text("The letter is attached. {party} has named you as the one who pays what it is about.")


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a recipient is reached: e-mail ('' = none), country of the address, language. `pays_for`: the party that
    has named them to pay; '' for a party itself.
    """

    email: str
    country: str
    language: str
    pays_for: str = ""


def order(
    cx: Connection,
    case: Any,
    *,
    key: str,
    now: int,
    notice: Text = WAITS,
    party_id: int | None = None,
    path: str = "",
) -> None:
    """Orders a notice; without `party_id` to everybody who gets the case's letters. `path`: the page it is about,
    which opens to whoever signs in for the party.
    """
    told: dict[str, Any] = {"notice": notice.as_json(), "party_id": party_id} | ({"path": path} if path else {})
    outbox.put(cx, "notice", key, now=now, case_id=case.id, **told)


def notify(row: Mapping[str, Any], *, outside: Outside, now: int) -> None:
    """Sends a notice that was ordered. Whoever gave no address is told nothing; the service shows it all the same."""
    from casework.operations.dispatch import reached

    with writing() as cx:
        case = cx.execute(
            select(Case.__table__).where(Case.id == (row["case_id"] or row.get("draft_id")))
        ).one_or_none()
        if case is None:
            return  # a draft that is gone by now
        only = row.get("party_id")
        ids = [only] if only else [party_of(one.key) for one in recipients(cx, case, legal_date(now))]
        people = {party_id: reached(cx, case, party_id) for party_id in ids}
    notice = Text.from_json(row["notice"])
    for party_id, to in people.items():
        if to.email:
            service = outside.base_url.split("://")[-1]
            sign_in = Text(SIGN_IN.msgid, address=outside.base_url + row.get("path", ""))
            lines = say(notice, to.language), say(sign_in, to.language)
            outside.mail.send(
                to=to.email,
                subject=say(Text(SUBJECT.msgid, service=service), to.language),
                text="\n\n".join(lines) + "\n",
                message_id=f"{row['key'].replace(':', '.')}.{party_id}",
            )


def letter_by_mail(language: str, payer_for: str = "") -> str:
    """What the mail says that carries a letter; `payer_for`: the party whose payer it goes to."""
    return say(Text(TO_PAYER.msgid, party=payer_for) if payer_for else BY_MAIL, language) + "\n"
