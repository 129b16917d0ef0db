"""Energy sources and category: do they fit each other, and what does the table of §§ 4 and 9 give?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.law.energy_sources import CODES, SOURCES, TECHNOLOGIES
from casework.law.primary_energy_savings import rounded
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.category import PARAGRAPH_4, proposal, situation_of
from casework.workflows.plant_approval.choices import CATEGORY_TITLES, CalorificUnit, Category
from casework.workflows.plant_approval.conditions import is_burnt
from casework.workflows.plant_approval.energy import BALANCE, shares
from casework.workflows.plant_approval.sources_of_law import CONTENT
from casework.workflows.rules import rule

# What a lower calorific value can be, by its unit: (least, most). Hydrogen has the most, wet bark and landfill gas the
# least.
CALORIFIC = {CalorificUnit.MJ_PER_KG: (Decimal(4), Decimal(121)), CalorificUnit.MJ_PER_NM3: (Decimal(3), Decimal(130)),
             CalorificUnit.MWH_PER_TONNE: (Decimal(1), Decimal(34))}


@rule("GO-20", Severity.ERROR, Text("Sources and technology fit each other"), CODES)
def the_sources_fit_the_technology(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    technology = answers.plant.technology
    for key, row in answers.sources.items():
        if technology is not None and row.code is not None and not TECHNOLOGIES[technology].runs_on(row.code):
            yield f"/sources/{key}/code", Text("“{technology}” does not run on “{source}”.",
                                               technology=TECHNOLOGIES[technology].title,
                                               source=SOURCES[row.code].title)


@rule("GO-21", Severity.ERROR, Text("Every source stands once"), CONTENT)
def every_source_stands_once(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    seen: set[tuple[str, str]] = set()
    for key, row in answers.sources.items():
        what = (str(row.code or ""), (row.fuel or "").casefold())
        if row.code is not None and what in seen:
            yield f"/sources/{key}/code", Text("{name} stands twice.", name=row.label)
        seen.add(what)


@rule("GO-22", Severity.ERROR, Text("Shares are shares"), BALANCE)
def shares_are_shares(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.sources.items():
        for field in ("biogenic_percent", "share_percent"):
            value = getattr(row, field)
            if value is not None and not 0 <= value <= 100:
                yield f"/sources/{key}/{field}", Text("A share lies between 0 and 100 per cent.")
    told = [row.share_percent for row in answers.sources.values() if row.share_percent is not None]
    if len(told) > 1 and len(told) == len(answers.sources) and sum(told) != 100:
        yield "/sources", Text("The shares of the sources are {sum} per cent together, and must be 100.",
                               sum=sum(told, Decimal(0)))


@rule("GO-23", Severity.ERROR, Text("Amounts and calorific values are possible"), CONTENT)
def calorific_values_are_possible(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.sources.items():
        if row.amount is not None and row.amount <= 0:
            yield f"/sources/{key}/amount", Text("The amount must be more than nothing.")
        if row.calorific_unit is None or row.calorific_value is None or not is_burnt(answers, row):
            continue
        least, most = CALORIFIC[row.calorific_unit]
        if not least <= row.calorific_value <= most:
            yield f"/sources/{key}/calorific_value", Text(
                "No fuel has a lower calorific value of {value} in this unit: it lies between {least} and {most}.",
                value=row.calorific_value, least=least, most=most)


@rule("GO-24", Severity.WARNING, Text("The category is the one the table gives"), PARAGRAPH_4)
def the_category_is_the_one_of_the_table(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    """An applicant may ask for what they want; they learn here what we shall find."""
    found, applied = proposal(answers), answers.classification.applied
    if found is None or applied is None or applied in found.possible:
        return
    if found.usual is None:
        yield "/classification/applied", found.row.says
        return
    yield "/classification/applied", Text("{why} From these answers: {category}.", why=found.row.says,
                                          category=CATEGORY_TITLES[found.usual])


@rule("GO-25", Severity.MANUAL, Text("Where the reading is open, the caseworker chooses"), PARAGRAPH_4)
def an_open_reading_is_chosen(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    found = proposal(answers)
    if found is not None and found.row.open:
        yield "/classification/applied", found.row.says


@rule("GO-26", Severity.INFO, Text("The share that is renewable"), BALANCE)
def the_renewable_share(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    plant = situation_of(answers)
    if plant is not None and plant.mixed and len(shares(answers)) == len(answers.sources):
        yield "/classification/applied", Text("{share} per cent of the energy is renewable.",
                                              share=rounded(plant.renewable, 2))


@rule("GO-27", Severity.WARNING, Text("Cogeneration burns something"), PARAGRAPH_4)
def cogeneration_burns_something(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    wanted = answers.classification.applied
    if wanted is Category.HIGH_EFFICIENCY and answers.classification.cogeneration is not True:
        yield "/classification/applied", Text("Category b is for cogeneration. Say that power and heat are produced "
                                              "together, or choose another category.")


FUEL_CHECKS: tuple[Check, ...] = (
    the_sources_fit_the_technology, every_source_stands_once, shares_are_shares, calorific_values_are_possible,
    the_category_is_the_one_of_the_table, an_open_reading_is_chosen, the_renewable_share, cogeneration_burns_something,
)
