"""The verifier's part: what it delivers, what it sees of a plan, and what it assessed.

It assesses the plan itself. Contact data, the mandate, how we write to the company, and the day that starts the clocks
stand beside it: who changes them needs no new assessment.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.core.answers import as_json, digest
from casework.core.case_type import Actor, State, Step
from casework.core.text import Text
from casework.workflows.application.states import DRAFT, INCOMPLETE, RECALLED
from casework.workflows.guards import declaration_given, may_sign_for_party
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.modifications import BESIDE, PARTS
from casework.workflows.verifying import Accredited, Deliver, NameVerifier, may_deliver

IDENTITY = ("name", "imo_company_number", "nature", "country_of_registration")
"""What the verifier assesses of the company; the rest of the table is how it is reached."""
ASSESSED = (*dict.fromkeys(place.split("/")[1] for place in PARTS), "procedures")


def fingerprint(answers: PlanAnswers) -> str:
    """What the verifier assessed, in a word that is another as soon as the plan is."""
    plan = {name: part for name, part in as_json(answers).items() if name in ASSESSED}
    plan["company"] = {name: plan["company"].get(name) for name in IDENTITY}
    for place in BESIDE:
        _, section, field = place.split("/")
        plan[section].pop(field, None)
    return digest({"version": answers.revision.version_no, **plan})


def heads(verifier: Accredited) -> Mapping[str, Any]:
    return {"verifier": verifier.name, "accreditation_number": verifier.number,
            "accreditation_country": verifier.country, "maritime_scope": verifier.maritime,
            "accredited_from": str(verifier.valid_from), "accredited_until": str(verifier.valid_until)}  # fmt: skip


def stamp(answers: PlanAnswers) -> Mapping[str, Any]:
    """The version is the one that the verifier had before it: nobody types it."""
    version = answers.revision.version_no
    return {"assessed_plan": fingerprint(answers), **({"plan_version": version} if version is not None else {})}


DELIVERS = Deliver(
    section="assessment", report="assessment_report",
    asked=("assessed_on", "conclusion", "visit", "why_no_visit"), day="assessed_on",
    hidden=("assessment", "mandate", "delivery"), papers=("assessment_report", "translation"), letters=("refusal",),
    heads=heads, stamp=stamp)


def verifying(back: tuple[State, ...]) -> tuple[Step, ...]:
    """Wherever the company can send the plan, it can name its verifier, and the verifier deliver. The case stays."""
    where = (DRAFT, RECALLED, INCOMPLETE, *back)
    return (
        Step("name_verifier", where, None, (Actor.APPLICANT,), Text("Name the verifier"), guards=(may_sign_for_party,),
             effects=(NameVerifier(),)),
        Step("deliver_assessment", where, None, (Actor.VERIFIER,), Text("Deliver the assessment"),
             guards=(may_deliver, declaration_given), effects=(DELIVERS,)),
    )
