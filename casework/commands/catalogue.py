"""`casework types`, `rules`, `example`, `schema` and `check`: what is declared, for people and programs.

No database is read and nothing is looked up: rules that need a register, the documents or other cases say "not looked
up". The answer alone goes to stdout. Exit code 0: no error found; 1: at least one; 2: wrong use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from casework.core.answers import as_json, read
from casework.core.calendars import legal_day
from casework.core.case_type import CaseType
from casework.core.checks import Facts, Finding, Severity
from casework.core.text import Source, Text
from casework.forms.applying import asked_rules
from casework.i18n import LANGUAGES, say
from casework.workflows import CASE_TYPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
UNREADABLE = Source("The form", "", note="an answer of another kind than was asked for")
READABLE = "FORM", Severity.ERROR, Text("Every answer can be read")

json_option = click.option("--json", "as_data", is_flag=True, help="Answer as JSON.")
language_option = click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True,
                               help="The language of titles and sentences.")
TYPES = click.Choice(tuple(CASE_TYPES))
type_argument = click.argument("case_type", metavar="TYPE", type=TYPES)


def _day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else legal_day(datetime.now(UTC))


day_option = click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), callback=_day,
                          help="The day to judge on (default: today in Norway).")


def dump(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def table(rows: Iterable[tuple[str, ...]]) -> None:
    for row in rows:
        click.echo("\t".join(row))


def type_row(declared: CaseType, language: str) -> dict[str, Any]:
    """One case type: its name and title, and the names of what it declares."""
    return {
        "name": declared.name,
        "title": say(declared.title, language),
        "states": [state.name for state in declared.states],
        "steps": [step.name for step in declared.steps],
        "deadlines": [deadline.name for deadline in declared.deadlines],
        "letters": list(declared.letters),
    }


def rule_rows(declared: CaseType, language: str) -> list[dict[str, str]]:
    """Every rule of a case type, once even if asked in two parts; what only a person can judge last, as `manual`."""
    said = [(*READABLE, UNREADABLE), *((rule.rule, rule.severity, rule.title, rule.source) for rule in declared.checks),
            *((item.name, Severity.MANUAL, item.question, item.source) for item in declared.checklist)]
    first = {name: (severity, title, source) for name, severity, title, source in reversed(said)}
    return [{"id": name, "case_type": declared.name, "severity": first[name][0].value,
             "title": say(first[name][1], language), "source": str(first[name][2])}
            for name in dict.fromkeys(name for name, *_ in said)]


def findings(declared: CaseType, raw: Mapping[str, Any], on: date) -> tuple[Finding, ...]:
    """Answers that cannot be read, then what the rules say about the rest."""
    answers, unread = read(declared.answers, raw)
    return (*(Finding(READABLE[0], READABLE[1], pointer, fault, UNREADABLE) for pointer, fault in unread),
            *asked_rules(declared, answers, Facts(today=on)))


def finding_row(finding: Finding, language: str) -> dict[str, str]:
    return {"id": finding.rule, "severity": finding.severity.value, "pointer": finding.pointer,
            "message": say(finding.text, language), "source": str(finding.source)}


@click.command("types")
@json_option
@language_option
def types(as_data: bool, language: str) -> None:
    """Lists the case types and what each declares."""
    rows = [type_row(declared, language) for declared in CASE_TYPES.values()]
    if as_data:
        dump(rows)
    else:
        table((row["name"], row["title"], *(f"{len(row[part])} {part}" for part in
                                             ("states", "steps", "deadlines", "letters"))) for row in rows)


@click.command("rules")
@click.argument("case_type", metavar="[TYPE]", type=TYPES, required=False)
@json_option
@language_option
def rules(case_type: str | None, as_data: bool, language: str) -> None:
    """Lists every rule, or those of one case type, with its severity and source."""
    chosen = [CASE_TYPES[case_type]] if case_type else CASE_TYPES.values()
    rows = [row for declared in chosen for row in rule_rows(declared, language)]
    if as_data:
        dump(rows)
    else:
        table((row["id"], row["case_type"], row["severity"], row["title"], row["source"]) for row in rows)


@click.command("example")
@type_argument
@day_option
@click.option("--json", "as_data", is_flag=True, help="The answer is JSON in any case.")
def example(case_type: str, on: date, as_data: bool) -> None:
    """Prints complete answers that hold no error on the day."""
    dump(as_json(import_module(f"casework.stories.{case_type}").example(on)))


@click.command("schema")
@type_argument
@click.option("--json", "as_data", is_flag=True, help="The answer is JSON in any case.")
def schema(case_type: str, as_data: bool) -> None:
    """Prints the JSON Schema of the answers."""
    dump({"$schema": DIALECT, **CASE_TYPES[case_type].answers.model_json_schema()})


@click.command("check")
@type_argument
@click.argument("answers", metavar="ANSWERS.json", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@day_option
@json_option
@language_option
def check(case_type: str, answers: str, on: date, as_data: bool, language: str) -> None:
    """Asks every rule about a file of answers; a dash reads standard input. Exit code 1 if there is an error."""
    found = findings(CASE_TYPES[case_type], read_file(answers), on)
    rows = [finding_row(finding, language) for finding in found]
    if as_data:
        dump(rows)
    else:
        table((row["severity"], row["id"], row["pointer"] or "/", row["message"], row["source"]) for row in rows)
    sys.exit(1 if any(finding.severity is Severity.ERROR for finding in found) else 0)


def read_file(name: str) -> dict[str, Any]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        raw = json.loads(text)
    except (OSError, ValueError, RecursionError) as broken:
        raise click.UsageError(f"{name} cannot be read as JSON: {broken}") from None
    if not isinstance(raw, dict):
        raise click.UsageError(f"{name} holds no answers: they are one JSON object, a key for each section.")
    return raw


COMMANDS: tuple[click.Command, ...] = (types, rules, example, schema, check)
