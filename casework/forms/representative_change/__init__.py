"""How a change of representatives is asked for: who asks, the new persons, other rights, who leaves.

What is asked stands in `casework.workflows.representative_change.answers`. Whom a row is about is chosen among those
who represent the account, by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casework.core.text import Text
from casework.forms.accounts.people import REPRESENTATIVES as EVERYBODY
from casework.forms.delivery import DELIVERY
from casework.forms.look import Block, CaseForm, Look, SectionForm
from casework.forms.looks import DAY, LONG, MIDDLE
from casework.workflows.representative_change import REPRESENTATIVE_CHANGE
from casework.workflows.representative_change.answers import RepresentativeAnswers
from casework.workflows.representative_change.choices import CHOICES
from casework.workflows.representative_change.facts import seated
from casework.workflows.representative_change.required import DUTIES

KNOWN = Look(is_known=True)


def reuses(answers: Any, row: Any) -> bool:
    return row.reuse is True


REQUEST = SectionForm(
    "request",
    Text("The account holder may ask for any change. A representative may ask to stop, and nothing else."),
    (Block(("asked_by", "closing", "why")),),
    {"why": LONG},
)

REPRESENTATIVES = SectionForm(
    "representatives",
    Text("Each person who is to be added, or to take the place of another. Leave this empty if nobody is new."),
    (
        Block(("replaces",)),
        *EVERYBODY.blocks,
        Block(("reuse", "reuse_case", "reuse_dated_on"), Text("Papers that we have already")),
    ),
    {
        **EVERYBODY.looks,
        "replaces": replace(KNOWN, only=Text("(if the person takes somebody's place)")),
        "reuse_case": replace(MIDDLE, most=20, when=reuses),
        "reuse_dated_on": replace(DAY, when=reuses),
    },
    EVERYBODY.at_hand,
    add=Text("Add a new representative"),
    save=EVERYBODY.save,
    shown=("replaces", "rights", "email", "mobile"),
    nameless=EVERYBODY.nameless,
)

RIGHTS = SectionForm(
    "rights",
    Text("Only for those who stay. Between them they must still be able to start a transaction and to approve it."),
    (Block(("who", "rights")),),
    {"who": KNOWN},
    (Text("A signed statement of the new rights"),),
    add=Text("Change somebody's rights"),
    save=Text("Save this change"),
    shown=("rights",),
    nameless=Text("Nobody chosen yet"),
)

LEAVERS = SectionForm(
    "leavers",
    Text("Those who stop and whose place nobody takes. Name a person who is replaced under the new representatives "
         "instead."),
    (Block(("who", "left_on")),),
    {"who": KNOWN, "left_on": DAY},
    (Text("A signed statement that the person leaves"),),
    add=Text("Add somebody who leaves"),
    save=Text("Save this person"),
    shown=("left_on",),
    nameless=Text("Nobody chosen yet"),
)

MEASURE = SectionForm(
    "measure",
    Text("What we consider of our own accord, about whom, and what it rests on."),
    (Block(("who", "measure", "ground", "happened_on", "what")),),
    {"happened_on": DAY, "what": LONG},
)

AFTER = (
    (Text("We confirm at once"), Text("You get a case number and a receipt.")),
    (Text("We check that it is complete"), Text("If something is missing, we ask. You answer in this service.")),
    (
        Text("We decide on each person"),
        Text("Within 20 working days of the day everything was in place. We may need 20 more, once, and then tell "
             "you."),
    ),
    (Text("We enter it in the registry"), Text("Until then nothing changes for those who represent the account now.")),
)


def options(answers: RepresentativeAnswers) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Those who represent the account: (key, name)."""
    people = tuple((key, seat.label or key) for key, seat in answers.standing.seats.items())
    places = ("representatives", "replaces"), ("rights", "who"), ("leavers", "who"), ("measure", "who")
    return dict.fromkeys(places, people)


def beside(answers: RepresentativeAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """What stands beside every page: the account, and who represents it now."""
    standing = answers.standing
    return ((Text("Account"), standing.account or "–"), (Text("Representatives now"), seated(standing.seats)))


REPRESENTATIVE_CHANGE_FORM = CaseForm(
    REPRESENTATIVE_CHANGE,
    (REQUEST, REPRESENTATIVES, RIGHTS, LEAVERS, MEASURE, DELIVERY),
    CHOICES,
    DUTIES.owed_fields,
    Text("I declare, for whoever asks, that the information is complete and true to the best of my knowledge."),
    options=options,
    after=AFTER,
    beside=beside,
)
