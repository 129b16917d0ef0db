"""What the case page and the first draft of the reasons take from the answers; who the owner is to us.

The reasons are begun from the answers (forvaltningsloven § 25): facts and rules only; the assessment, the answers to
arguments and the conclusion are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.identifiers import metering_point
from casework.law.cogeneration import LEAST_SAVING, SMALL_BELOW
from casework.law.energy_sources import SOURCES, TECHNOLOGIES
from casework.law.primary_energy_savings import rounded
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.category import proposal, situation_of
from casework.workflows.plant_approval.choices import CATEGORY_TITLES, CHANGED_TITLES, CHOICES, Kind
from casework.workflows.plant_approval.conditions import is_cogeneration
from casework.workflows.plant_approval.efficiency import tested

NOT_ANSWERED = Text("not answered yet")


def joined(sentences: list[Text]) -> Text:
    """Sentences as one text that can still be said in every language."""
    return reduce(lambda one, other: Text("{one} {other}", one=one, other=other), sentences)


def subjects(answers: PlantAnswers) -> tuple[DecisionSubject, ...]:
    """One thing is decided: the plant."""
    return (DecisionSubject("plant", Text("Approval of {plant}", plant=answers.plant.name or NOT_ANSWERED)),)


def title_of(answers: PlantAnswers) -> str:
    """What the case is called in lists: the plant's name."""
    return answers.plant.name or answers.owner.name or ""


def wishes(answers: PlantAnswers) -> Wishes:
    owner, delivery = answers.owner, answers.delivery
    lines = (owner.contact, owner.line1, " ".join(part for part in (owner.postcode, owner.city) if part))
    return Wishes(
        **delivery.wishes(), address=tuple(line for line in lines if line),
        email=delivery.notice_email or owner.email or "", number=owner.organisation_number or "", country="NO")


def marks(answers: PlantAnswers) -> frozenset[tuple[str, str]]:
    """The metering points: no two approvals may share one."""
    points = {metering_point.normalise(row.point or "") for row in answers.meters.values()}
    return frozenset(("metering_point", point) for point in points if point)


def summary(answers: PlantAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    matter, plant = answers.matter, answers.plant
    found, applied, savings = proposal(answers), answers.classification.applied, tested(answers).savings
    lines: list[tuple[Text, Text | str]] = [
        (Text("Applies for"), CHOICES[Kind][matter.kind] if matter.kind else NOT_ANSWERED)]
    if matter.changed is not None:
        lines.append((Text("What has changed?"), CHANGED_TITLES[matter.changed]))
    lines += [
        (Text("Owner"), answers.owner.name or NOT_ANSWERED),
        (Text("Technology"), TECHNOLOGIES[plant.technology].title if plant.technology else NOT_ANSWERED),
        (Text("Installed capacity"), Text("{capacity} MW", capacity=plant.capacity_mw)
         if plant.capacity_mw is not None else NOT_ANSWERED),
        (Text("Category applied for"), CATEGORY_TITLES[applied] if applied is not None else NOT_ANSWERED),
    ]
    if found is not None:
        said = CATEGORY_TITLES[found.usual] if found.usual is not None else Text("No category")
        lines.append((Text("What the table gives"), Text("{category} ({row})", category=said, row=found.row.name)))
    if savings is not None:
        passed, failed = Text("passed, {percent} %", percent=rounded(savings.percent, 2)), Text(
            "not passed, {percent} %", percent=rounded(savings.percent, 2))
        lines.append((Text("Test of high-efficiency cogeneration"), passed if savings.passes else failed))
    return tuple(lines)


def prefill(answers: PlantAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons, as the answers give them."""
    return {"facts": joined(_facts(answers, documents)), "rules": joined(_rules(answers))}


def _facts(answers: PlantAnswers, documents: tuple[DocumentFact, ...]) -> list[Text]:
    matter, plant, savings = answers.matter, answers.plant, tested(answers).savings
    applied = answers.classification.applied
    name = plant.name or NOT_ANSWERED
    if matter.kind is Kind.CHANGE:
        what = CHANGED_TITLES[matter.changed] if matter.changed else NOT_ANSWERED
        said = [Text("{owner} has reported a change of {plant} (approval {number}). What has changed: {what}.",
                     owner=answers.owner.name or NOT_ANSWERED, plant=name, number=matter.approval_number or "–",
                     what=what)]
    elif matter.kind is Kind.RENEWAL:
        said = [Text("{owner} has applied for a new period of five years for {plant} (approval {number}).",
                     owner=answers.owner.name or NOT_ANSWERED, plant=name, number=matter.approval_number or "–")]
    else:
        said = [Text("{owner} has applied for approval of {plant} for guarantees of origin.",
                     owner=answers.owner.name or NOT_ANSWERED, plant=name)]
    if plant.technology is not None and plant.capacity_mw is not None and plant.commissioned_on is not None:
        said.append(Text("Technology: {technology}. The plant has {capacity} MW of installed electric capacity and has "
                         "been in operation since {day}.", technology=TECHNOLOGIES[plant.technology].title,
                         capacity=plant.capacity_mw, day=plant.commissioned_on))
    codes = tuple(SOURCES[row.code].title for row in answers.sources.values() if row.code is not None)
    if codes:
        said.append(Text("Energy sources: {sources}.", sources=codes))
    situation = situation_of(answers)
    if situation is not None and situation.mixed:
        said.append(Text("{share} per cent of the energy is renewable.", share=rounded(situation.renewable, 2)))
    if applied is not None:
        said.append(Text("The application is for: {category}.", category=CATEGORY_TITLES[applied]))
    if savings is not None:
        said.append(Text(
            "Calculated with the reference values of {name}, the unit saves {percent} per cent of the fuel compared "
            "with separate production. The calculation is annexed.", name=savings.reference_set,
            percent=rounded(savings.percent, 2)))
    if documents:
        said.append(Text("The last document that we have received came on {day}.",
                         day=max(document.received_on for document in documents)))
    return said


def _rules(answers: PlantAnswers) -> list[Text]:
    said = [Text("We may approve and categorise a plant on application (regulation on guarantees of origin section 8). "
                 "An approval holds for five years. The categories are a) renewable energy sources, b) high-efficiency "
                 "cogeneration and c) other production (section 4).")]
    if is_cogeneration(answers):
        capacity = answers.plant.capacity_mw
        if capacity is not None and capacity < SMALL_BELOW:
            said.append(Text("Cogeneration in a plant of less than 1 MW of electric capacity is high-efficiency if it "
                             "saves fuel compared with separate production (section 3 c)."))
        else:
            said.append(Text("Cogeneration is high-efficiency if it saves at least {least} per cent of the fuel "
                             "compared with separate production, by set reference values (section 3 c).",
                             least=LEAST_SAVING))
        said.append(Text("For power from cogeneration, guarantees are only issued for the share that is "
                         "high-efficiency (section 9, third paragraph)."))
    situation = situation_of(answers)
    if situation is not None and situation.mixed:
        said.append(Text("Where production falls into several categories at once, guarantees may reflect that, and we "
                         "set how the shares are calculated (section 9, second paragraph)."))
    if situation is not None and situation.pumped:
        said.append(Text("Energy used to pump water is deducted from the production (section 9, fourth paragraph)."))
    return said
