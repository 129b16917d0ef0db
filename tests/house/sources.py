"""The project as the house rules see it: its own files, and the sentences in them."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import string
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel.messages.extract import extract
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", ".setup", ".cache", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache",
            ".import_linter_cache", "node_modules", "vendor", "vendor.new", "var", "__pycache__", "uv.lock"}
TEXTUAL = {".py", ".html", ".css", ".js", ".sh", ".sql", ".md", ".toml", ".json", ".txt", ".po", ".mako", ".yml", ""}
SENTENCES = {"_": None, "Text": None, "N_": None, "ngettext": (1, 2)}


def files(*homes: str, kinds: set[str] | None = None) -> list[Path]:
    """The project's files under `homes` (all of it without), with one of the endings `kinds`."""
    found = []
    for home in [ROOT / each for each in homes] or [ROOT]:
        for path in [home] if home.is_file() else sorted(home.rglob("*")):
            inside = path.relative_to(ROOT).parts
            if path.is_file() and not NOT_OURS.intersection(inside) and not inside[0].endswith(".egg-info"):
                found.append(path)
    return [path for path in found if path.suffix in (kinds or TEXTUAL)]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def sentences(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(line, the English sentence or its two forms) for each sentence that a file asks to have translated."""
    if path.suffix == ".py":
        with path.open("rb") as stream:
            found = [(line, said) for line, said, _, _ in extract("python", stream, keywords=SENTENCES)]
    else:
        with path.open("rb") as stream:
            options = {"extensions": "jinja2.ext.do,jinja2.ext.loopcontrols", "silent": "false"}
            found = [(line, said) for line, name, said, _ in babel_extract(stream, tuple(SENTENCES), (), options)]
    for line, said in found:
        forms = (said,) if isinstance(said, str) else tuple(each for each in said if isinstance(each, str))
        if any(forms):
            yield line, forms


def fields(sentence: str) -> set[str]:
    """The {names} that a sentence fills."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def markup(path: Path) -> str:
    """A template with its comments blanked, line by line."""
    return re.sub(r"\{#.*?#\}", lambda comment: "\n" * comment[0].count("\n"), path.read_text("utf-8"), flags=re.DOTALL)


def imported(path: Path) -> set[str]:
    """The foreign packages that a Python file imports, late imports included."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"casework", "fees", "tests", "bench", "wsgi"}


@cache
def bringing() -> Mapping[str, list[str]]:
    return importlib.metadata.packages_distributions()


def distributions(package: str) -> set[str]:
    """The distributions that bring a package, their names as in a requirement file."""
    brought = bringing().get(package, [package])
    return {re.sub(r"[-_.]+", "-", name).lower() for name in brought}
