"""The documents that rules on a plan ask for. Each stands beside the rule on the answers, under the same number: the
answers can be judged before anybody has looked at the documents."""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.answers import pointer_to
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.workflows.rules import rule
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import FactorBasis, Nature, PlanLanguage, SlipBasis
from casework.workflows.ship_plans.rules import is_on_file, only_the_company_changes
from casework.workflows.ship_plans.sources_of_law import (
    ASSESSMENT,
    DEROGATIONS,
    FACTORS,
    LANGUAGE,
    MANDATE,
)
from casework.workflows.ship_plans.titles import called


def _is_sent(facts: Facts, kind: str, key: str = "") -> bool:
    return any((one.kind, one.key) == (kind, key) for one in facts.documents or ())


@rule("SMP-15", Severity.WARNING, Text("A certified slip has its certificate"), FACTORS, needs=("documents",))
def a_certified_slip_has_its_certificate(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, slip in answers.slips.items():
        if slip.basis is SlipBasis.CERTIFIED and not _is_sent(facts, "slip_certificate", key):
            yield pointer_to("slips", key, "percent"), Text("Send the certificate of this value.")


@rule("SMP-18", Severity.ERROR, Text("Factors of one's own are proven"), FACTORS, needs=("documents",))
def factors_of_ones_own_are_proven(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.fuels.items():
        if row.basis in {FactorBasis.OWN, FactorBasis.ZERO_RATED} and not _is_sent(facts, "factor_evidence", key):
            yield pointer_to("fuels", key, "basis"), Text("{fuel}: send the evidence for the factors.",
                                                          fuel=called(row))


@rule("SMP-38", Severity.ERROR, Text("The ice class has its certificate"), DEROGATIONS, needs=("documents",))
def the_ice_class_has_its_certificate(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.derogations.ice_class and not _is_sent(facts, "ice_certificate"):
        yield "/derogations/ice_class", Text("Send the certificate that shows the ice class.")


@rule("SMP-39", Severity.ERROR, Text("The verifier's report is there"), ASSESSMENT, needs=("documents",))
def the_verifiers_report_is_there(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if not only_the_company_changes(answers) and not _is_sent(facts, "assessment_report"):
        yield "/assessment", Text("Send the verifier's assessment report.")


@rule("SMP-42", Severity.ERROR, Text("The mandate is there"), MANDATE, needs=("documents",))
def the_mandate_is_there(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    is_owed = answers.company.nature is Nature.ISM_COMPANY and not answers.mandate.on_file
    if is_owed and not is_on_file(answers, facts) and not _is_sent(facts, "mandate"):
        yield "/mandate", Text("Send the mandate from the owner.")


@rule("SMP-46", Severity.WARNING, Text("The plan is in English, or translated"), LANGUAGE, needs=("documents",))
def the_plan_is_in_english(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.revision.language is PlanLanguage.OTHER and not _is_sent(facts, "translation"):
        yield "/revision/language", Text("The plan is not in English. Send a translation with it.")


PROOF_CHECKS: tuple[Check, ...] = (
    a_certified_slip_has_its_certificate, factors_of_ones_own_are_proven, the_ice_class_has_its_certificate,
    the_verifiers_report_is_there, the_mandate_is_there, the_plan_is_in_english,
)
