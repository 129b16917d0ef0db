"""The rules of the house: where things stand, how long they may be, what they may say. A failure names its places."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict

import pytest

from casework.i18n import LANGUAGES, entries, missing
from casework.workflows import CASE_TYPES
from tests.house.sources import ROOT, distributions, fields, files, imported, lines, markup, named, sentences

A_SITTING = 300
DRAWERS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "handler", "handlers", "base", "misc"}
PURE = ("casework.core", "casework.identifiers", "casework.law", "casework.workflows", "fees")
HEAVY = {"flask", "flask_sqlalchemy", "flask_wtf", "sqlalchemy", "alembic", "wtforms", "weasyprint", "rq", "redis",
         "psycopg", "obstore"}
MARKS = ("N1", "N2", "N3", "N4", "N5", "N6", "A1", "A2", "A3", "A4", "T1", "T2")
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
WEB_TEMPLATES = [path for path in files("casework/templates", kinds={".html"}) if "letters" not in path.parts]
SPOKEN = [path for path in files("casework", "fees", kinds={".py", ".html"}) if "letters" not in path.parts[:-1]
          or path.suffix == ".py"]


def names() -> list[str]:
    return [str(case_type.name) for case_type in
            (CASE_TYPES.values() if isinstance(CASE_TYPES, dict) else CASE_TYPES)]


def test_a_page_fits_a_sitting() -> None:
    """Three hundred lines; migrations, tests and tables of law and language excepted."""
    data = re.compile(r"casework/(migrations|law|translations)/")
    long = {named(path): len(lines(path)) for path in files("casework", "fees", "bin", "bench", "tools")
            if path.suffix in {".py", ".html", ".css", ".js", ".sh", ""} and not data.match(named(path))
            and len(lines(path)) > A_SITTING}
    assert not long


def test_the_vocabulary_stays_small() -> None:
    core = {named(path): len(lines(path)) for path in files("casework/core", kinds={".py"})}
    assert sum(core.values()) <= 1500, core


def test_files_are_rooms_and_not_drawers() -> None:
    homes = ("casework", "fees", "tests", "bin", "bench", "tools")
    assert not [named(path) for path in files(*homes)
                if {part.split(".")[0] for part in path.relative_to(ROOT).parts} & DRAWERS]


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without `__init__.py` is invisible to the import contract."""
    folders = {path.parent for path in files("casework", "fees", kinds={".py"}) if "versions" not in path.parts}
    assert not [named(folder) for folder in folders if not (folder / "__init__.py").exists()]


def test_a_case_type_is_named_in_its_own_rooms_only() -> None:
    strangers = []
    for name in names():
        spelt = re.compile(name.replace("_", "[_-]?"), re.IGNORECASE)
        home = re.compile(
            rf"casework/(workflows|forms|letters|stories)/{name}(\.py$|/)|casework/(workflows|forms|letters|stories)/__init__\.py$"
            rf"|casework/templates/letters/{name}/|casework/translations/[a-z]+/{name}\.po$")
        strangers += [f"{named(path)}:{number}" for path in files("casework", "fees", "bin", "tools", "wsgi.py")
                      if path.exists() and not home.match(named(path))
                      for number, line in enumerate(lines(path), 1) if spelt.search(line)]
    assert not strangers


def _loaded(code: str) -> set[str]:
    """What stands in sys.modules of a fresh interpreter after `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {module.split(".")[0] for module in done.stdout.split()}


IMPORT_ALL = """
import importlib, pkgutil
for name in {names!r}:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(module.name)
"""


def test_the_pure_floors_run_without_web_database_print_or_queue() -> None:
    assert not _loaded(IMPORT_ALL.format(names=PURE)) & HEAVY


def test_the_pure_floors_are_what_was_imported() -> None:
    """So that the test above cannot pass by importing nothing."""
    code = IMPORT_ALL.format(names=PURE) + "\nassert len([m for m in sys.modules if m.startswith('casework.')]) > 20"
    assert "pydantic" in _loaded("import sys\n" + code)


def test_web_processes_never_load_the_printing_library() -> None:
    loaded = _loaded(IMPORT_ALL.format(names=("casework.web",)) + "\nimport casework.app")
    assert "flask" in loaded
    assert not loaded & {"weasyprint", "pydyf"}


def test_the_version_comes_without_anything_else() -> None:
    before = _loaded("")
    assert _loaded("import casework") - before == {"casework"}


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|NotImplemented[E]rror)\b")
    assert not [f"{named(path)}:{number}" for path in files(kinds={".py", ".html", ".css", ".js", ".sh", ".sql", ""})
                for number, line in enumerate(lines(path), 1) if words.search(line)]


def test_the_repository_speaks_of_the_product_alone() -> None:
    """No address of a package registry, no folder of a machine."""
    words = re.compile(r"://(registry|files|index)\.|\bp[y]pi\.org|registry\.n[p]mjs|(?<![\w.}])/(wo[r]k|ro[o]t|ho[m]e)/\w")
    assert not [f"{named(path)}:{number}" for path in files() for number, line in enumerate(lines(path), 1)
                if words.search(line)]


def test_what_the_code_imports_is_declared() -> None:
    """Installed by hand is not installed: serving must not rest on a package that only the tests bring."""
    declared = re.findall(r"^([a-z0-9-]+)[=\[]", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    undeclared = defaultdict(list)
    for path in files("casework", "fees", kinds={".py"}):
        for package in imported(path):
            if not distributions(package) & set(declared):
                undeclared[package].append(named(path))
    assert not undeclared


@pytest.mark.parametrize("path", WEB_TEMPLATES, ids=named)
def test_pages_hold_no_inline_style_or_script(path) -> None:  # type: ignore[no-untyped-def]
    """The content security policy allows none, so a page that needs one is broken for everybody."""
    inline = re.compile(
        r"""<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|<script(?![^>]*\ssrc=)""", re.IGNORECASE)
    assert not [f"{number}: {line.strip()}" for number, line in enumerate(markup(path).splitlines(), 1)
                if inline.search(line)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_in_the_code_can_be_said(language: str) -> None:
    places = defaultdict(list)
    for path in SPOKEN:
        for line, forms in sentences(path):
            for form in forms:
                places[form].append(f"{named(path)}:{line}")
    assert len(places) > 100, "the sentences were not found"
    unsaid = missing(places, language)
    assert not unsaid, "\n".join(f"{places[sentence][0]}  {sentence}" for sentence in unsaid)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_the_same_names(language: str) -> None:
    """`count` may be left unsaid where there is one."""
    wrong = []
    for owner, english, said in entries(language):
        pairs = list(zip(english, said, strict=True)) if isinstance(english, tuple) else [(english, said)]
        optional = {"count"} if isinstance(english, tuple) else set()
        wrong += [f"{owner}: {theirs!r} for {ours!r}" for ours, theirs in pairs
                  if not fields(ours) ^ fields(theirs) <= optional]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", TRANSLATED)
def test_two_catalogues_do_not_contradict_each_other(language: str) -> None:
    said = defaultdict(dict)
    for owner, english, translated in entries(language):
        said[english][owner] = translated
    assert not {english: owners for english, owners in said.items() if len(set(owners.values())) > 1}


def test_each_mark_of_the_house_has_a_test_that_names_it() -> None:
    text = "\n".join("\n".join(lines(path)) for path in files("tests", kinds={".py"}) if path.parent.name != "house")
    assert not [mark for mark in MARKS if not re.search(rf"\b{mark}\b|_{mark.lower()}_", text)]
