"""The charge for missing allowances: what follows from the figures, and what the file must hold; nobody types it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from casework.core.case_type import Actor
from casework.core.checks import Facts
from casework.core.text import Source
from casework.law.surrender import RATES, SURRENDER, SURRENDERING, ChargeRate, Scheme
from casework.stories.per_tonne_charge import example
from casework.workflows.per_tonne_charge import PER_TONNE_CHARGE
from casework.workflows.per_tonne_charge.answers import ChargeAnswers
from casework.workflows.per_tonne_charge.checks import CHECKS
from casework.workflows.per_tonne_charge.facts import charged_as
from casework.workflows.per_tonne_charge.guards import allowances_missing
from casework.workflows.per_tonne_charge.shortage import imposed, shortage
from casework.workflows.tariffs import tariff_named
from fees.claims import CLAIM_KINDS, EnforceableWhen
from fees.faults import NotLoaded

TODAY = date(2026, 11, 22)
SURE, UNSURE = (Source("Notice", "", certainty) for certainty in (100, 20))
LOADED = {SURRENDER.name: (*RATES, ChargeRate(2024, Decimal("120.5"), SURE), ChargeRate(2025, Decimal("122.5"), SURE))}


def but(**changed: dict[str, Any]) -> ChargeAnswers:
    """The whole file, with some fields changed; one that is None is left out."""
    raw = example(TODAY).model_dump(mode="json", exclude_none=True)
    for section, part in changed.items():
        raw[section] = {name: value for name, value in {**raw[section], **part}.items() if value is not None}
    return ChargeAnswers.model_validate(raw)


def said(answers: ChargeAnswers, tables: Any = LOADED, **readings: str) -> set[tuple[str, str]]:
    facts = Facts(today=TODAY, tables=tables, readings=readings)
    return {(check.rule, pointer) for check in CHECKS for pointer, _ in check.run(answers, facts)}


FUELS = {"scheme": "fuels", "year": 2027}


@pytest.mark.parametrize(("answers", "found"), [
    (but(), set()),
    (but(figures={"emissions": None}), {("KKL-01", "/figures/emissions")}),
    (but(missed={"earlier": "2026/4"}), {("KKL-01", "/figures/charged")}),
    (but(missed={"year": 2023}), {("KKL-02", "/missed/year"), ("KKL-06", "/missed/year")}),
    (but(missed={"year": 2026}), {("KKL-03", "/missed/year"), ("KKL-06", "/missed/year")}),
    (but(figures={"read_on": "2026-09-30"}), {("KKL-03", "/figures/read_on")}),
    (but(figures={"read_on": "2026-11-23"}), {("KKL-03", "/figures/read_on")}),
    (but(figures={"emissions": "-1"}), {("KKL-04", "/figures/emissions")}),
    (but(figures={"surrendered": 106_639}), {("KKL-05", "/figures/surrendered")}),
    (but(liable={"number": "918320459"}), {("KKL-08", "/liable/number")}),
])  # fmt: skip
def test_a_rule_names_the_place_where_the_file_falls_short(answers: ChargeAnswers, found: set[tuple[str, str]]) -> None:
    assert said(answers) == found


def test_a_year_without_a_rate_says_so_and_never_takes_that_of_another_year() -> None:
    assert said(but(), {}) == {("KKL-06", "/missed/year")}
    with pytest.raises(NotLoaded, match="2025"):
        imposed(but())
    last = PER_TONNE_CHARGE.sheets(but(), {})[0].rows[-1][-1]
    assert str(last) == "No charge per tonne is loaded for 2025, and none is guessed."
    assert said(but(), {SURRENDER.name: (ChargeRate(2025, Decimal(100), UNSURE),)}) == {("KKL-07", "/missed/year")}


@pytest.mark.parametrize(("first", "refused"), [("2027", False), ("2028", True)])
def test_when_fuel_operators_begin_is_a_reading(first: str, refused: bool) -> None:
    found = said(but(missed=FUELS), LOADED, first_year=first)
    assert (("KKL-02", "/missed/year") in found) is refused


@pytest.mark.parametrize(("scheme", "year", "percent", "due", "good"), [
    (Scheme.SHIPS, 2023, 0, date(2024, 9, 30), date(2025, 10, 1)),
    (Scheme.SHIPS, 2024, 40, date(2025, 9, 30), date(2026, 10, 1)),
    (Scheme.SHIPS, 2025, 70, date(2026, 9, 30), date(2027, 10, 1)),
    (Scheme.SHIPS, 2026, 100, date(2027, 9, 30), date(2028, 10, 1)),
    (Scheme.SHIPS, 2031, 100, date(2032, 9, 30), date(2033, 10, 1)),
    (Scheme.FUELS, 2026, 0, date(2027, 5, 31), date(2028, 6, 1)),
    (Scheme.FUELS, 2028, 100, date(2029, 5, 31), date(2030, 6, 1)),
])
def test_the_duty_has_its_share_its_day_and_the_day_it_is_made_good_by(
    scheme: Scheme, year: int, percent: int, due: date, good: date
) -> None:
    duty = SURRENDERING[scheme]
    assert (duty.percent(year), duty.due_on(year), duty.made_good_on(year)) == (percent, due, good)


@pytest.mark.parametrize(("answers", "missing", "amount"), [
    (but(), 51_639, "6325777.50"),                                             # 152 340.6 × 70 %, up to 106 639
    (but(missed={"year": 2024}), 5_937, "715408.50"),                          # 40 %, up to 60 937
    (but(figures={"surrendered": 106_638}), 1, "122.50"),
    (but(figures={"surrendered": 106_639}), 0, None),
    (but(missed={"earlier": "2026/4"}, figures={"charged": 51_000}), 639, "78277.50"),  # the difference alone
    (but(figures={"emissions": None}), None, None),
    (but(figures={"surrendered": -1}), None, None),
])  # fmt: skip
def test_the_amount_follows_from_the_figures(answers: ChargeAnswers, missing: int | None, amount: str | None) -> None:
    found, charge = shortage(answers), imposed(answers, LOADED)
    assert (found.missing if found else None) == missing
    assert (str(charge.amount) if charge else None) == amount
    assert (allowances_missing(answers) is None) is bool(missing)


def test_no_step_and_no_field_asks_for_an_amount_a_factor_or_fault() -> None:
    asked = {ask.name for step in PER_TONNE_CHARGE.steps for ask in step.asks}
    fields = {name for part in ChargeAnswers.model_fields.values() for name in part.annotation.model_fields}  # type: ignore[union-attr]
    assert not {"amount", "base", "fault", "factor", "percent", "rate"} & (asked | fields)


def test_the_claim_is_enforced_when_it_is_due_and_one_case_of_a_scheme_and_year_is_open() -> None:
    assert charged_as(but()) == ("KKL-19/ships/2025", "")
    assert charged_as(but(missed={"earlier": "2026/123"}, liable={"case": "2026/4"})) == (
        "KKL-19/ships/2025/2026-123", "2026/4")  # fmt: skip
    assert charged_as(ChargeAnswers()) == ("", "")
    claim = CLAIM_KINDS[tariff_named("KKL-19/ships/2025").claim]
    assert (claim.enforceable_when, claim.due.days) == (EnforceableWhen.DUE, 14)
    assert claim.interest is not None


def test_only_a_notice_leads_to_the_hearing_and_only_the_hearing_to_a_decision() -> None:
    into = {state.name: {step.name for step in PER_TONNE_CHARGE.steps for source in step.sources
                         if step.lands(source) is state and source is not state} for state in PER_TONNE_CHARGE.states}
    assert into["hearing"] == {"sign_notice"}
    assert into["assessment"] == {"comment", "register_comment", "go_on_unheard", "return_proposal", "recall_proposal"}
    assert into["decided"] == {"sign_charge", "owe_again", "sign_reduction"}
    assert all(step.by == (Actor.FINANCE,) for step in PER_TONNE_CHARGE.steps if step.name in (
        "send_reminder", "hand_over", "propose_write_off"))  # fmt: skip
