"""The plan as a document: what the approval approves, without what stands beside the plan.

The verifier may read all of it: what is hidden from a verifier is not printed.
"""

from __future__ import annotations

from casework.core.text import Text
from casework.workflows.annexes import PrintAnswers
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.facts import NOT_ANSWERED
from casework.workflows.ship_plans.verifier import DELIVERS


def title(answers: PlanAnswers) -> Text:
    return Text("Monitoring plan of {ship}, version {version}", ship=answers.ship.name or NOT_ANSWERED,
                version=str(answers.revision.version_no or 1))  # fmt: skip


def lines(answers: PlanAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """The ship and the company by name and number, and which version it is."""
    ship, company, revision = answers.ship, answers.company, answers.revision
    day = Text("{day}", day=revision.reference_date) if revision.reference_date else "–"
    return (
        (Text("Ship"), Text("{name}, IMO {number}", name=ship.name or NOT_ANSWERED, number=ship.imo_number or "–")),
        (Text("Company"), Text("{name}, IMO {number}", name=company.name or NOT_ANSWERED,
                               number=company.imo_company_number or "–")),
        (Text("Version of the plan"), str(revision.version_no or 1)),
        (Text("Date of the version"), day),
    )  # fmt: skip


PLAN = PrintAnswers(
    name=Text("The plan as PDF"), title=title, lines=lines, leaves_out=DELIVERS.hidden, letters=("approval",)
)
