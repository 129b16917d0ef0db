"""How the file of a sanction is written: a page for each part, in the order of the inquiry. Officers write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.hearing import HEARING, IF_NEEDED
from casework.forms.look import LINE, Block, CaseForm, Look, SectionForm
from casework.forms.looks import DAY, LONG, MIDDLE, SHORT
from casework.forms.stations import opened_by_us
from casework.workflows.application.delivery import CHOICES as OF_DELIVERY
from casework.workflows.infringement_fee import INFRINGEMENT_FEE
from casework.workflows.infringement_fee.answers import DUTIES, SanctionAnswers
from casework.workflows.infringement_fee.choices import CHOICES

NAMELESS = Text("Without a name yet")
SAVE = Text("Save")
KRONER = Look(width="w-20", inputmode="decimal", decimals=2, only=IF_NEEDED)

ABOUT = SectionForm(
    "about",
    Text("The party as it was when the breach took place, and the case it concerns."),
    (Block(("case", "name", "organisation_number", "approval", "plant")),),
    {"case": replace(MIDDLE, only=Text("(where there is no approval)")), "approval": replace(MIDDLE, only=IF_NEEDED),
     "organisation_number": replace(MIDDLE, identifier="organisation_number"), "plant": replace(LINE, only=IF_NEEDED)},
)  # fmt: skip
SUSPICION = SectionForm(
    "suspicion",
    Text("Which breach of the closed list, how we learned of it, and what is suspected."),
    (Block(("ground", "origin", "reference", "what")),),
    {"what": LONG},
)
BREACH = SectionForm(
    "breach",
    Text("From when to when, by intent or negligence, and who acted. The time in which a fee can be imposed runs from "
         "the last day."),
    (Block((("began_on", "ended_on"), "fault", "complicity", "who")),),
    {"began_on": DAY, "ended_on": DAY, "who": LONG},
)
FACTS = SectionForm(
    "facts",
    Text("One fact in each row. A fee rests only on what is clearly more probable than not."),
    (Block(("claim", "period", "proof")),),
    {"claim": LONG},
    add=Text("Add a fact"), save=SAVE, shown=("period", "proof"), nameless=NAMELESS,
)  # fmt: skip
EVIDENCE = SectionForm(
    "evidence",
    Text("Each piece of evidence, who collected it when, and which facts it supports."),
    (Block(("title", "kind", "source", ("collected_by", "collected_on"), "sha256", "supports", "access",
            "withheld_because", "told_first")),),
    {"collected_on": DAY, "sha256": Look(most=64), "supports": Look(is_known=True),
     "withheld_because": replace(LINE, only=Text("(if it is withheld)")),
     "told_first": Look(only=Text("(of an oral statement)"))},
    add=Text("Add evidence"), save=SAVE, shown=("kind", "source"), nameless=NAMELESS,
)  # fmt: skip
COORDINATION = SectionForm(
    "coordination",
    Text("Nobody is sanctioned twice for the same. What can be punished too is cleared with the prosecutors first."),
    (Block(("cleared", "with_whom", "on")),),
    {"with_whom": replace(LINE, only=IF_NEEDED), "on": replace(DAY, only=IF_NEEDED)},
)
FACTORS = SectionForm(
    "factors",
    Text("Each factor that applies, what it does to the amount, and what that rests on. They decide whether there is a "
         "fee and how much it is."),
    (Block(("factor", "percent", "note")),),
    {"percent": replace(SHORT, at_least=-100, at_most=200), "note": LONG},
    add=Text("Add a factor"), save=SAVE, shown=("percent", "note"), nameless=Text("A factor"),
)  # fmt: skip
AMOUNT = SectionForm(
    "amount",
    Text("No amount stands in law. The base follows from how grave the breach is; each step is kept and shown."),
    (Block(("milder", "gravity", "base", "base_because", "gain", "limit", "no_limit", "delay", "delay_because")),),
    {"milder": LONG, "base": replace(KRONER, only=None), "base_because": LONG, "gain": KRONER, "limit": KRONER,
     "no_limit": replace(LONG, only=Text("(if no limit is written)")),
     "delay": replace(SHORT, at_most=100, only=IF_NEEDED), "delay_because": replace(LONG, only=IF_NEEDED)},
)  # fmt: skip


def options(answers: SanctionAnswers) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """The facts that evidence can support."""
    return {("evidence", "supports"): tuple((key, row.label or key) for key, row in answers.facts.items())}


def beside(answers: SanctionAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """The approval that the case would be about."""
    told = answers.about
    said: tuple[tuple[Text, Any], ...] = (
        (Text("Who is suspected"), told.name), (Text("Organisation number"), told.organisation_number),
        (Text("Number of the approval"), told.approval), (Text("Plant"), told.plant))
    return tuple((label, value) for label, value in said if value)


INFRINGEMENT_FEE_FORM = CaseForm(
    INFRINGEMENT_FEE,
    (ABOUT, SUSPICION, BREACH, FACTS, EVIDENCE, COORDINATION, HEARING, FACTORS, AMOUNT, DELIVERY),
    {**CHOICES, **OF_DELIVERY},
    DUTIES.owed_fields,
    Text("I declare that the information is true to the best of my knowledge."),
    options=options,
    ours=(("about", ("case", "name", "organisation_number")), ("suspicion", ("ground", "origin", "reference", "what"))),
    beside=beside,
    way=opened_by_us(Text("Looked into"), Text("When the fee is paid")),
)
