"""Which documents go with the application, and when (Regulation (EU) 2018/2066 Arts 75b and 75n and Annex I section 4;
the Environment Agency asks for the flow diagram and the calculation of uncertainty besides).

Who releases less than 1 000 tonnes a year owes neither the calculation nor the risk assessment, but shows by a forecast
of five years that it stays so.
"""

from __future__ import annotations

from casework.core.asked import Document
from casework.core.periods import Months
from casework.core.text import Source, Text
from casework.law.ets2 import LOW_EMITTER, is_low_emitter
from casework.workflows import requirements
from casework.workflows.ets2_permit.answers import PermitAnswers
from casework.workflows.ets2_permit.choices import WITH_PLAN, WITH_SCOPE, Basis, Kind, Signs
from casework.workflows.ets2_permit.rules import basis_of, kind_of
from casework.workflows.ets2_permit.sources import (
    ANNEX_I,
    APPLICATION_CONTENT,
    EXCLUDED,
    FUEL_DATA,
    MONITORING,
    NOTIFY_CHANGES,
    OPERATOR,
    PLAN,
)

GUIDANCE = Source("Norwegian Environment Agency", "Guidance on ETS2", certainty=90)


_when = requirements.when_of(PermitAnswers)

def _is_low(answers: PermitAnswers) -> bool:
    tonnes = answers.activity.before_scope
    return tonnes is not None and is_low_emitter(tonnes)


is_new = _when(lambda answers, key: kind_of(answers) in {Kind.NEW, Kind.TRANSFER})
has_plan = _when(lambda answers, key: kind_of(answers) in WITH_PLAN)
is_new_and_large = _when(lambda answers, key: kind_of(answers) in {Kind.NEW, Kind.TRANSFER} and not _is_low(answers))
is_new_and_low = _when(lambda answers, key: kind_of(answers) in {Kind.NEW, Kind.TRANSFER} and _is_low(answers))
is_registered = _when(lambda answers, key: kind_of(answers) in WITH_SCOPE and basis_of(answers) is Basis.REGISTERED)
is_zero = _when(lambda answers, key: key in answers.fuels and answers.fuels[key].zero is True)
by_attorney = _when(lambda answers, key: answers.signature.signs is Signs.POWER_OF_ATTORNEY)
is_transfer = _when(lambda answers, key: kind_of(answers) is Kind.TRANSFER)
is_confirmation = _when(lambda answers, key: kind_of(answers) is Kind.CONFIRMATION)
is_abroad = _when(lambda answers, key: answers.operator.country not in {None, "NO"})

DOCUMENTS: tuple[Document, ...] = (
    Document(
        "monitoring_plan", Text("Monitoring plan"), PLAN, when=has_plan,
        hint=Text("The version you named, as the reporting tool (ERT) gives it out."),
        accepts=("application/pdf",)),
    Document(
        "flow_diagram", Text("Flow diagram"), ANNEX_I, when=is_new,
        hint=Text("Fuels, how they are released, customers, meters, and where you control.")),
    Document(
        "uncertainty", Text("Calculation of uncertainty"), GUIDANCE, when=is_new_and_large,
        hint=Text("For the amounts released, fuel by fuel. Meters under legal control may use the greatest error the "
                  "law permits.")),
    Document(
        "risk_assessment", Text("Result of the risk assessment"), PLAN, when=is_new_and_large,
        hint=Text("What can go wrong in the figures, and how you prevent it.")),
    Document(
        "forecast", Text("Forecast of five years"), Source(MONITORING, "Art. 75n(1)"), when=is_new_and_low,
        hint=Text("Shows that the emissions stay below {tonnes} tonnes every year.", tonnes=str(LOW_EMITTER.tonnes))),
    Document(
        "excise_proof", Text("Proof of the registration for excise duty"), FUEL_DATA, when=is_registered,
        max_age=Months(12), hint=Text("From the Tax Administration, at most a year old.")),
    Document(
        "zero_proof", Text("Proof that the fuel can be counted as zero"), EXCLUDED, per="fuels", when=is_zero,
        hint=Text("The certificate of the voluntary scheme, and the auditor's approval of the mass balance.")),
    Document(
        "outside_proof", Text("What shows that you need no permit"), OPERATOR, when=is_confirmation,
        hint=Text("For example purchase invoices with duty, contracts, or descriptions of the goods.")),
    Document(
        "succession", Text("Papers of the merger, division or sale"), NOTIFY_CHANGES, when=is_transfer,
        hint=Text("They show that the business with the permit passes to the successor, and from which day.")),
    Document(
        "consent", Text("The successor's declaration"), NOTIFY_CHANGES, when=is_transfer,
        hint=Text("That it takes over the permit with all its duties, signed by somebody who may bind it.")),
    Document(
        "power_of_attorney", Text("Power of attorney"), APPLICATION_CONTENT, when=by_attorney,
        hint=Text("Signed by somebody who may bind the operator.")),
    Document(
        "company_register", Text("Extract from the company register"), APPLICATION_CONTENT, when=is_abroad,
        max_age=Months(3), hint=Text("We look Norwegian companies up ourselves.")),
)  # fmt: skip
