"""Which documents go with a plan, and when (Delegated Regulation (EU) 2023/2917 Arts 73 and 75; Implementing Regulation
(EU) 2023/2599 Art. 1; Regulation (EU) 2015/757 Annex I A and Annex II C)."""

from __future__ import annotations

from casework.core.asked import Document
from casework.core.text import Text
from casework.workflows import requirements
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import FactorBasis, PlanLanguage, Situation, SlipBasis
from casework.workflows.ship_plans.rules import only_the_company_changes
from casework.workflows.ship_plans.sections import takes_mandate
from casework.workflows.ship_plans.sources_of_law import (
    ASSESSMENT,
    CHANGES,
    DEROGATIONS,
    FACTORS,
    IDENTITY,
    LANGUAGE,
    MANDATE,
)

_when = requirements.when_of(PlanAnswers)

is_assessed = _when(lambda answers, key: not only_the_company_changes(answers))
sends_mandate = _when(lambda answers, key: takes_mandate(answers) and not answers.mandate.on_file)
changes_company = _when(lambda answers, key: Situation.COMPANY in answers.revision.situations)
was_approved = _when(lambda answers, key: Situation.COMPANY in answers.revision.situations
                     and answers.revision.approved_before is True)
deducts_ice = _when(lambda answers, key: answers.derogations.ice_class is True)
has_own_factors = _when(lambda answers, key: key in answers.fuels and answers.fuels[key].basis in {
    FactorBasis.OWN, FactorBasis.ZERO_RATED})
is_certified = _when(lambda answers, key: key in answers.slips and answers.slips[key].basis is SlipBasis.CERTIFIED)
is_foreign = _when(lambda answers, key: answers.revision.language is PlanLanguage.OTHER)

DOCUMENTS: tuple[Document, ...] = (
    Document(
        "assessment_report", Text("The verifier's assessment report"), ASSESSMENT, when=is_assessed,
        hint=Text("For the version that you send."), accepts=("application/pdf",)),
    Document(
        "mandate", Text("Mandate from the owner"), MANDATE, when=sends_mandate,
        hint=Text("Signed by the owner and by your company.")),
    Document(
        "company_change", Text("Proof that the company changed"), CHANGES, when=changes_company,
        hint=Text("For example the new Document of Compliance or the agreement.")),
    Document(
        "earlier_approval", Text("The earlier approval of the plan"), CHANGES, when=was_approved,
        hint=Text("The decision of the authority that approved it.")),
    Document(
        "ice_certificate", Text("Ice class certificate"), DEROGATIONS, when=deducts_ice,
        hint=Text("The certificate of registry, of ice class or of class.")),
    Document(
        "factor_evidence", Text("Evidence for the factors"), FACTORS, per="fuels", when=has_own_factors,
        hint=Text("Analyses and the laboratory's accreditation, or the proof of sustainability.")),
    Document(
        "slip_certificate", Text("Certificate of the methane slip"), FACTORS, per="slips", when=is_certified,
        hint=Text("From whoever certified the engine.")),
    Document(
        "translation", Text("Translation of the plan into English"), LANGUAGE, when=is_foreign,
        hint=Text("Of the whole plan.")),
    Document(
        "synopsis_record", Text("Continuous Synopsis Record"), IDENTITY, required=False,
        hint=Text("It shows the owner and the company as the flag state has recorded them.")),
)  # fmt: skip
