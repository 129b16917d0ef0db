"""The figures of a JSON file, read as they were written; ValueError with a sentence that names what is wrong."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from fees.faults import CannotReckon, NotLoaded
from fees.money import Money

Answer = dict[str, Any]
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,12})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def asked(command: Callable[..., None]) -> Callable[..., None]:
    """What every calculation takes: a file of figures, and whether to answer as JSON."""
    command = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")(command)
    return click.argument(
        "file", metavar="INPUT.json", type=click.Path(exists=True, dir_okay=False, path_type=Path))(command)


def tell(file: Path, as_json: bool, reckoned: Callable[[Any], Answer], lines: Callable[[Answer], list[str]]) -> None:
    """Writes the answer as it was asked for; ends with 1 where a table has ended, with 2 where the input is wrong."""
    try:
        answer = reckoned(read(file))
    except NotLoaded as missing:
        answer = {"total": None, "table_ends": str(missing)}
    except CannotReckon as refused:
        raise click.UsageError("\n".join(map(str, refused.faults))) from None
    except (ValueError, RecursionError) as fault:
        raise click.UsageError(f"{file}: {fault}") from None
    said = [*lines(answer), *([answer["table_ends"]] if "table_ends" in answer else [])] if not as_json else []
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1) if as_json else "\n".join(said))
    if "table_ends" in answer:
        sys.exit(1)


def read(file: Path) -> Any:
    # Texts all the way: a figure read as a float would no longer be the figure that was written.
    return json.loads(file.read_text("utf-8"), parse_float=str, parse_int=str, parse_constant=str)


def mapping(given: Any, name: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise ValueError(f"{name} must be a JSON object.")
    unknown = sorted(set(given) - known)
    if unknown:
        raise ValueError(f"{name}: {', '.join(unknown)} is not known; known are {', '.join(sorted(known))}.")
    return given


def rows(given: Mapping[str, Any], name: str) -> Sequence[Any]:
    found = given.get(name) or []
    if not isinstance(found, list):
        raise ValueError(f"{name} must be a list.")
    return found


def text(given: Mapping[str, Any], name: str) -> str:
    found = given.get(name)
    if not isinstance(found, str) or not found.strip():
        raise ValueError(f"{name} is missing.")
    if not found.isprintable():
        raise ValueError(f"{name} holds signs that cannot be shown.")
    return found.strip()


def number(given: Mapping[str, Any], name: str) -> Decimal:
    found = text(given, name)
    if not _NUMBER.fullmatch(found):
        raise ValueError(f"{name} is not a number such as 38000 or 0.25: {found[:40]}.")
    return Decimal(found)


def whole(given: Mapping[str, Any], name: str) -> int:
    found = text(given, name)
    if not re.fullmatch("[0-9]{1,6}", found) or not int(found):
        raise ValueError(f"{name} is not a whole number such as 150: {found[:40]}.")
    return int(found)


def count(given: Mapping[str, Any], name: str) -> int:
    found = text(given, name)
    if not re.fullmatch("[0-9]{1,12}", found):
        raise ValueError(f"{name} is not a count such as 0 or 55000: {found[:40]}.")
    return int(found)


def year(given: Mapping[str, Any], name: str) -> int:
    found = text(given, name)
    if not re.fullmatch("(19|20|21)[0-9]{2}", found):
        raise ValueError(f"{name} is not a year such as 2014: {found[:40]}.")
    return int(found)


def day(given: Mapping[str, Any], name: str) -> date:
    found = text(given, name)
    try:
        if _DAY.fullmatch(found):
            return date.fromisoformat(found)
    except ValueError:
        pass
    raise ValueError(f"{name} is not a day such as 2026-03-12: {found[:40]}.")


def one_of(given: Mapping[str, Any], name: str, choices: Sequence[str], default: str) -> str:
    found = text(given, name) if given.get(name) is not None else default
    if found not in choices:
        raise ValueError(f"{name} is one of: {', '.join(choices)}.")
    return found


def written(amount: Money) -> str:
    """The amount with its hundredths, and more digits only where there are more."""
    short = amount.amount.quantize(Decimal("0.01"))
    return f"{short if short == amount.amount else amount.amount:f}"
