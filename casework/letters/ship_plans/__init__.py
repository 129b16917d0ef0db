"""Letters about ships' plans: an order becomes the values that the templates read.

What is counted here: the last day to send a revised plan, two months from the day the letter arrives (our own rule),
and the day by which the plan is checked, a year from the decision (Regulation (EU) 2015/757 article 7(1)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.core.periods import due_date
from casework.i18n import say
from casework.law.ship_scope import Scope
from casework.letters import application
from casework.letters.order import Order, country_name, frame
from casework.letters.parts import Blank
from casework.letters.ship_plans.words import DECISION, HEADS
from casework.letters.values import Decision, Letter, Outcome, Party, Table, Value
from casework.letters.words import NBSP
from casework.workflows.charging import Charge
from casework.workflows.ship_plans.choices import Situation
from casework.workflows.ship_plans.deadlines import REVISE, YEARLY_CHECK
from casework.workflows.ship_plans.facts import fuels
from casework.workflows.ship_plans.faults import lines_of
from casework.workflows.ship_plans.rules import only_the_company_changes, scope_on
from casework.workflows.ship_plans.titles import CHOICES

LONGEST = 25


@dataclass(frozen=True, kw_only=True)
class Matter(Value):
    """What the case is about. `ship`: name and number as one; `number`: that of the approval, once there is one;
    `held`: the version that is approved already; `refused`: a version was not approved; `passes`: the ship passes to
    another company; `traded`: it is in emissions trading; `charged`: a fee may follow; `revise_by`, `check_by`,
    `approve_by`: last days.
    """

    ship: str
    version: str
    fuels: str
    verifier: str
    assessed: bool
    situations: tuple[str, ...] = ()
    refused: bool = False
    passes: bool = False
    traded: bool = True
    charged: bool = False
    held: str = ""
    number: str = ""
    used_from: date | None = None
    revise_by: date | None = None
    check_by: date | None = None
    approve_by: date | None = None
    faults: Table | None = None


@dataclass(frozen=True, kw_only=True)
class PlanLetter(Letter):
    matter: Matter


def compose(order: Order) -> PlanLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    company = order.answers.company
    return PlanLetter(
        **frame(order),
        party=Party(
            name=company.name or order.party,
            number=company.imo_company_number or "–",
            country=country_name(company.country_of_registration or order.party_country, order.language),
        ),
        case=application.case_facts(order, "decide"),
        matter=matter(order),
        **_parts(order),
    )


def _parts(order: Order) -> dict[str, Any]:
    if order.kind in ("control", "check_reminder", "revision_reminder", "noted", "waiting"):
        return {}
    if order.kind == "approval":
        whole = Outcome(subject="whole", name=application.named(order), granted=True)
        return application.decided(order, DECISION, Decision(outcomes=(whole,)))
    return application.parts(order, DECISION)


def matter(order: Order) -> Matter:
    """From the answers, the clocks and what was told when the decision was proposed."""
    answers, ship, revision = order.answers, order.answers.ship, order.answers.revision
    known = order.left or order.about
    named = {Situation(one) for one in revision.situations}
    return Matter(
        ship=_held(ship.name or "–", application.named(order)),
        version=str(revision.version_no or 1),
        fuels=_said(fuels(answers), order),
        verifier=answers.assessment.verifier or "–",
        assessed=not only_the_company_changes(answers),
        situations=tuple(_unnumbered(say(CHOICES[Situation][one], order.language))
                         for one in Situation if one in named),
        refused=any(one.outcome == "refuse" for one in order.ruled),
        passes=Situation.COMPANY in named,
        traded=scope_on(answers, order.dated) is not Scope.MRV,
        charged=_is_charged(order),
        held=str(order.about.data.get("plan_version", "")) if order.about else "",
        number=known.number if known else "",
        used_from=revision.used_from,
        revise_by=_revise_by(order),
        check_by=_check_by(order),
        approve_by=_due(order, "approve_by"),
        faults=_faults(order) if order.kind == "refusal" else None,
    )


def _is_charged(order: Order) -> bool:
    """As the step says that announces the fee."""
    effects = (effect for step in order.case_type.steps if step.numbers for effect in step.effects)
    return any(effect.when(order.answers, order.dated) for effect in effects if isinstance(effect, Charge))


def _unnumbered(situation: str) -> str:
    """Without its number: a letter lists only those that apply."""
    return situation.partition(": ")[2]


def _held(name: str, title: str) -> str:
    """The title of the case, with no break inside a name that fits a line."""
    return title.replace(name, name.replace(" ", NBSP)) if title and len(name) <= LONGEST else title or name


def _said(text: Any, order: Order) -> str:
    return text if isinstance(text, str) else say(text, order.language)


def _due(order: Order, clock: str) -> date | None:
    known = order.clocks.get(clock)
    return known.due if known else None


def _revise_by(order: Order) -> date | None:
    if order.kind == "revision_reminder":
        return order.due("revise")
    return due_date(order.arrives_on, REVISE.length({}), REVISE.calendar)


def _check_by(order: Order) -> date | None:
    if order.kind == "check_reminder":
        return order.due("yearly_check")
    return due_date(order.dated, YEARLY_CHECK.length({}), YEARLY_CHECK.calendar)


def _faults(order: Order) -> Table:
    """Each fault, the rule, and what must change; a non-approval without one is not written."""
    faults = lines_of(str(order.told.get("faults") or ""))
    if not faults:
        raise Blank("a plan that is not approved has faults, each with its rule and what must change")
    caption, *heads = HEADS[order.language]
    return Table(caption=caption, heads=tuple(heads), rows=tuple((one.wrong, one.rule, one.change) for one in faults))
