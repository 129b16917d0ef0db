"""Every table of the law has versions, and whoever changes its data says from when."""

from __future__ import annotations

import ast
import hashlib
import importlib
import pkgutil
import re
from datetime import date
from pathlib import Path

import pytest

import casework.law
from casework.law.access_grounds import EXEMPTIONS
from casework.law.cogeneration import UNIT_TYPES
from casework.law.countries import COUNTRIES
from casework.law.eea import EEA, REGIONS
from casework.law.energy_sources import SOURCES, TECHNOLOGIES
from casework.law.ets2 import (
    CATEGORY_A,
    CHANGE_NOTICE_DAYS,
    FIRST_VERIFIED_YEAR,
    FIRST_YEARS,
    LEAD_MONTHS,
    LOW_EMITTER,
    PASSING_ON_COSTS,
    PERMIT_REQUIRED_FROM,
    REPORT_DUE,
    RETENTION_YEARS,
    SURRENDER_DUE,
)
from casework.law.ets_activities import ACTIVITIES
from casework.law.fee_rates import FEE_RATES
from casework.law.fuels import GOODS
from casework.law.late_payment_interest import INTEREST
from casework.law.office_days import OFFICE_CLOSED
from casework.law.order_regimes import REGIMES
from casework.law.reference_values import REFERENCE_SETS
from casework.law.registry_terms import TERMS
from casework.law.sanction_grounds import GROUNDS
from casework.law.ship_factors import CLASSES, FACTORS, N2O_IN_FUEL_CELLS, SLIP_PERCENT
from casework.law.ship_scope import EXEMPT_VOYAGES, ICE_PERCENT, PLAN_MONTHS, REACHES
from casework.law.shipping_companies import LISTS
from casework.law.spelling import spelled
from casework.law.supervision_regimes import SUPERVISIONS
from casework.law.surrender import RATES, SURRENDERING
from casework.law.tables import TABLES
from casework.law.versions import Table
from casework.workflows import CASE_TYPES

ROOT = Path(casework.law.__file__).parents[2]
WITHOUT_DATA = {"cogeneration_unit", "fee_faults", "fee_source", "primary_energy_savings", "rates", "replay",
                "sheet_files", "sheets", "spelling", "tables", "versions"}

PINNED = {
    "access_grounds": ("2009", [
        (one.code, str(one.source), one.source.certainty, one.secret, one.since, one.until)
        for one in EXEMPTIONS.values()], "611c632183d4"),
    "cogeneration": ("2004/8/EC", list(UNIT_TYPES.values()), "093629dc22af"),
    "reference_values": ("2015/2402 as amended 2023/2104", [
        (one.name, one.columns, one.electricity, one.heat, one.levels, sorted(one.climate), sorted(one.lossless))
        for one in REFERENCE_SETS.values()], "54f6b0ff4d6e"),
    "countries": ("2026", [(code, str(name)) for code, name in COUNTRIES.items()], "e0df2c79adfa"),
    "eea": ("2021-01", [sorted(EEA.items()), sorted(REGIONS.items())], "fb44912d9a6c"),
    "energy_sources": ("1", [list(SOURCES.values()), list(TECHNOLOGIES.values())], "bec47dee0e9c"),
    "ets_activities": ("2013-01", [(str(code), str(name)) for code, name in ACTIVITIES.items()], "066ec872e677"),
    "ets2": ("2024/2493", [
        PERMIT_REQUIRED_FROM, (REPORT_DUE.month, REPORT_DUE.day), (SURRENDER_DUE.month, SURRENDER_DUE.day),
        FIRST_VERIFIED_YEAR, PASSING_ON_COSTS, sorted((name, year) for name, (year, _) in FIRST_YEARS.items()),
        [(str(limit.tonnes), limit.inclusive) for limit in (CATEGORY_A, LOW_EMITTER)], RETENTION_YEARS, LEAD_MONTHS,
        CHANGE_NOTICE_DAYS], "72f254fcaf2c"),
    "fee_rates": ("1", [(
        str(one.rule), str(one.unit), one.fee_class, one.since, one.until, str(one.amount), one.source.certainty)
        for one in FEE_RATES], "d3c5f37439e3"),
    "late_payment_interest": ("2026-01", [(
        one.since, str(one.percent), str(one.compensation), one.source.certainty) for one in INTEREST], "54d2fd8f54f3"),
    "fuels": ("1", [(one.first, one.last, str(one.title), one.excluded) for one in GOODS], "3edee95b9cd2"),
    "office_days": ("1", sorted(OFFICE_CLOSED), "a50abec9f42e"),
    "order_regimes": ("2026", [
        (one.code, one.authority, str(one.source), [str(source) for _, source in one.follows])
        for one in REGIMES.values()], "18224aece01d"),
    "registry_terms": ("2024-01", TERMS, "d20f3e7c0238"),
    "sanction_grounds": ("2008", [(one.code, str(one.source), one.since, one.until) for one in GROUNDS.values()],
                         "8830833bd816"),
    "ship_factors": ("2023/2776", [
        list(FACTORS.items()), list(N2O_IN_FUEL_CELLS.items()), list(SLIP_PERCENT.items()),
        [(str(kind), sorted(classes)) for kind, classes in CLASSES.items()]], "cbac3c863619"),
    "ship_scope": ("2027", [
        [(sorted(one.types), one.tonnage, one.scope, one.since) for one in REACHES], PLAN_MONTHS, EXEMPT_VOYAGES,
        ICE_PERCENT], "08f24f92a95d"),
    "supervision_regimes": ("2026", [
        (one.code, one.authority, str(one.source), one.source.certainty, str(one.order), str(one.sanction[1]),
         str(one.police[1]) if one.police else "") for one in SUPERVISIONS.values()], "87df747fad36"),
    "surrender": ("1", [
        [(str(scheme), one.due, one.made_good, one.phases) for scheme, one in SURRENDERING.items()],
        [(one.year, str(one.amount), one.source.certainty) for one in RATES]], "d8c3f692ada5"),
    "shipping_companies": ("2026-07", LISTS, "8ae8a69b4c76"),
}
"""The newest version of each table, its data, and the digest of them: new data need a new version here and there."""


def digest(data: object) -> str:
    return hashlib.sha256(repr(data).encode()).hexdigest()[:12]


def test_every_file_of_the_law_that_holds_data_stands_in_the_list() -> None:
    files = {module.name for module in pkgutil.iter_modules(casework.law.__path__)} - WITHOUT_DATA
    held = {}
    for name in files:
        module = importlib.import_module(f"casework.law.{name}")
        held[name] = {table.name for table in vars(module).values() if isinstance(table, Table)}
    assert {name for name, tables in held.items() if not tables} == set()
    assert set().union(*held.values()) == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_versions_follow_each_other_each_with_its_own_name_and_source(name: str) -> None:
    versions = TABLES[name].versions
    days = [version.valid_from for version in versions]
    assert days == sorted(set(days))
    assert len({version.name for version in versions}) == len(versions)
    assert all(version.source.act for version in versions)


def test_every_table_is_pinned() -> None:
    assert set(PINNED) == set(TABLES)


@pytest.mark.parametrize("name", PINNED)
def test_data_do_not_change_without_a_new_version(name: str) -> None:
    newest, data, pinned = PINNED[name]
    assert (TABLES[name].versions[-1].name, digest(data)) == (newest, pinned)


@pytest.mark.parametrize(("name", "day", "version"), [
    ("registry_terms", date(2023, 12, 31), "2021-01"), ("registry_terms", date(2024, 1, 1), "2024-01"),
    ("registry_terms", date(2019, 1, 1), "2021-01"), ("shipping_companies", date(2026, 7, 29), "2024-01"),
    ("shipping_companies", date(2026, 7, 30), "2026-07"), ("eea", date(2013, 6, 1), "2007-08"),
    ("eea", date(2020, 12, 31), "2014-04"), ("eea", date(2021, 1, 1), "2021-01"),
])  # fmt: skip
def test_the_legal_day_selects_the_version(name: str, day: date, version: str) -> None:
    assert TABLES[name].on(day).name == version


def imports(path: Path) -> set[str]:
    found = ast.walk(ast.parse(path.read_text("utf-8")))
    named = [node for node in found if isinstance(node, ast.ImportFrom) and node.module]
    whole = {f"casework.law.{alias.name}" for node in named if node.module == "casework.law" for alias in node.names}
    return {str(node.module) for node in named} | whole


def files_of(module: str) -> list[Path]:
    place = ROOT.joinpath(*module.split("."))
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


def tables_read_by(type_name: str) -> set[str]:
    """The tables behind everything that the files of a type import of workflows and law, however far."""
    todo, seen, read = [f"casework.workflows.{type_name}"], set[Path](), set[str]()
    while todo:
        for path in set(files_of(todo.pop())) - seen:
            seen.add(path)
            for module in imports(path):
                if module.startswith(("casework.workflows.", "casework.law.")):
                    todo.append(module)
                if module.startswith("casework.law."):
                    law = vars(importlib.import_module(module)).values()
                    read |= {one.name for one in law if isinstance(one, Table)}
    return read


@pytest.mark.parametrize("type_name", CASE_TYPES)
def test_a_type_names_the_tables_that_its_files_read(type_name: str) -> None:
    assert set(CASE_TYPES[type_name].tables) == tables_read_by(type_name)


DECLARED = {
    str(one.source)
    for case_type in CASE_TYPES.values()
    for part in ("checks", "deadlines", "documents", "checklist", "questions", "readings")
    for one in getattr(case_type, part)
} | {str(version.source) for table in TABLES.values() for version in table.versions}
ENGLISH = re.compile(r"(?i)\b(the|of|and|own|first|Arts?|Annex(es)?|Tables?|Regulation|Decision|Act|Agency|Guidance)\b")


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_source_of_law_is_spelled_in_norwegian_on_norwegian_pages(language: str) -> None:
    spellings = {source: spelled(source, language) for source in DECLARED}
    foreign = spellings["Association of Issuing Bodies, EECS fact sheet 5"]
    assert {said for said in spellings.values() if ENGLISH.search(said)} <= {foreign}
    assert spelled("Decision 2011/877/EU, Annexes I, II and IV", "nb") == "Beslutning 2011/877/EU vedlegg I, II og IV"
