"""What the case page, the letters and the first draft of the reasons take from a plan.

One thing is decided: the plan. The reasons are begun from the answers (forvaltningsloven § 25): facts and rules only;
assessment, answers to arguments and conclusion are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce
from typing import Any

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.identifiers import imo_ship
from casework.law.sheets import NONE_LOADED
from casework.law.ship_scope import ShipType
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import Conclusion, Method, Nature, Situation
from casework.workflows.ship_plans.rules import is_modified, methods_of, only_one, only_the_company_changes
from casework.workflows.ship_plans.titles import CHOICES, called

NOT_ANSWERED = Text("not answered yet")


def subjects(answers: PlanAnswers) -> tuple[DecisionSubject, ...]:
    """The one thing that is decided."""
    return (DecisionSubject("plan", Text("Monitoring plan of {ship}", ship=answers.ship.name or NOT_ANSWERED)),)


def title_of(answers: PlanAnswers) -> str:
    """What the case is called in lists: the ship, by name and number."""
    ship = answers.ship
    return f"{ship.name or ''} {f'(IMO {ship.imo_number})' if ship.imo_number else ''}".strip()


def wishes(answers: PlanAnswers) -> Wishes:
    """How the company wants to hear from us."""
    company, delivery = answers.company, answers.delivery
    lines = (company.contact_name, company.line1, company.line2,
             " ".join(part for part in (company.postcode, company.city) if part))
    return Wishes(
        **delivery.wishes(),
        address=tuple(line for line in lines if line),
        email=delivery.notice_email or "",
        number=company.imo_company_number or "",
        country=company.country or "",
    )


def marks(answers: PlanAnswers) -> frozenset[tuple[str, str]]:
    """The ship that a plan is about, and with its company: each of these has one living plan."""
    number = imo_ship.normalise(answers.ship.imo_number or "")
    return (frozenset({("ship", number)}) if number else frozenset()) | only_one(answers)


def triggers(answers: PlanAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Mapping[str, date | None]:
    """The date that both clocks of a first plan run from."""
    return {"first_call_on": answers.ship.first_call_on}


def listed(parts: list[Text | str]) -> Text | str:
    """Words as one text that can still be said in every language."""
    return reduce(lambda one, other: Text("{one}, {other}", one=one, other=other), parts) if parts else NOT_ANSWERED


def joined(sentences: list[Text]) -> Text:
    return reduce(lambda one, other: Text("{one} {other}", one=one, other=other), sentences)


def fuels(answers: PlanAnswers) -> Text | str:
    return listed([called(row) for row in answers.fuels.values()])


def methods(answers: PlanAnswers) -> Text | str:
    used = methods_of(answers)
    return listed([CHOICES[Method][method] for method in Method if method in used])


def summary(answers: PlanAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    ship, company, found = answers.ship, answers.company, answers.assessment
    return (
        (Text("Ship"), Text("{name}, IMO {number}", name=ship.name or NOT_ANSWERED, number=ship.imo_number or "–")),
        (Text("Type of ship"), CHOICES[ShipType][ship.ship_type] if ship.ship_type else NOT_ANSWERED),
        (Text("Gross tonnage"), str(ship.gross_tonnage) if ship.gross_tonnage is not None else NOT_ANSWERED),
        (Text("The company is"), CHOICES[Nature][company.nature] if company.nature else NOT_ANSWERED),
        (Text("First call in the EEA"), Text("{day}", day=ship.first_call_on) if ship.first_call_on else NOT_ANSWERED),
        (Text("Version"), str(answers.revision.version_no or 1)),
        (Text("Fuels"), fuels(answers)),
        (Text("Monitoring methods"), methods(answers)),
        (Text("Verifier"), Text("{name}, accreditation {number}", name=found.verifier or NOT_ANSWERED,
                                number=found.accreditation_number or "–")),
        *(((Text("Why it is modified"), situations(answers)),) if is_modified(answers) else ()),
    )  # fmt: skip


def situations(answers: PlanAnswers) -> Text | str:
    """The situations that the company names."""
    return listed([CHOICES[Situation][one] for one in Situation if one in answers.revision.situations])


def prefill(answers: PlanAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons, as the answers give them."""
    return {"facts": joined(_facts(answers, documents)), "rules": joined(_rules(answers))}


def _facts(answers: PlanAnswers, documents: tuple[DocumentFact, ...]) -> list[Text]:
    ship, company, found = answers.ship, answers.company, answers.assessment
    said = [Text("{company} answers for the ship {ship}, IMO {number}, of {tonnage} gross tonnage.",
                 company=company.name or NOT_ANSWERED, ship=ship.name or NOT_ANSWERED, number=ship.imo_number or "–",
                 tonnage=f"{ship.gross_tonnage:,}".replace(",", " ") if ship.gross_tonnage else "–")]
    if company.nature is Nature.ISM_COMPANY:
        said.append(Text("It does so as the ISM company, on a mandate from the owner, {owner}.",
                         owner=ship.owner_name or NOT_ANSWERED))
    if is_modified(answers):
        said.append(Text("Version {version} is a modification. Situation {situations}.",
                         version=answers.revision.version_no or "–", situations=situations(answers)))
    elif ship.first_call_on:
        said.append(Text("The ship first called at a port in the EEA on {day}.", day=ship.first_call_on))
    if answers.revision.used_from:
        said.append(Text("The company has used the modified plan from {day}, before it was approved.",
                         day=answers.revision.used_from))
    said.append(Text("The plan monitors {fuels} from {count} emission sources.", fuels=fuels(answers),
                     count=len(answers.sources)))
    if not only_the_company_changes(answers) and found.conclusion is Conclusion.POSITIVE and found.assessed_on:
        said.append(Text("{verifier} assessed version {version} on {day} and found it in conformity.",
                         verifier=found.verifier or NOT_ANSWERED, version=found.plan_version or "–",
                         day=found.assessed_on))
    if documents:
        said.append(Text("The last document that we have received came on {day}.",
                         day=max(document.received_on for document in documents)))
    return said


def _rules(answers: PlanAnswers) -> list[Text]:
    said = [Text("The authority approves a monitoring plan that meets Article 6 and Annexes I and II of Regulation "
                 "(EU) 2015/757, taking account of the verifier's conclusions (Delegated Regulation (EU) 2023/2917 "
                 "Art. 72, Climate Quota Regulations section 2-1a)."),
            Text("A plan that does not meet the rules is not approved. The company then revises it, and the verifier "
                 "assesses it anew with the authority's reasons before it (Art. 74(2)).")]
    if is_modified(answers):
        said.append(Text("A plan is modified in the situations of Article 7(2) of Regulation (EU) 2015/757; a modified "
                         "plan of a ship in emissions trading is sent for approval (Art. 7(5))."))
    return said
