"""Every sentence of the case type can be said in Bokmål and Nynorsk, with the same values in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import workflows
from casework.i18n import entries, missing, say
from casework.stories.maritime_account import example
from casework.workflows.maritime_account.facts import prefill
from tests.workflows.maritime_account.test_rules import TODAY

HERE = Path(workflows.__file__).parent
FILES = [*sorted((HERE / "maritime_account").glob("*.py")), *sorted((HERE / "accounts").glob("*.py")),
         *sorted(HERE.glob("*.py"))]


def sentences() -> Iterator[str]:
    """The first argument of each Text, and each title and description of a field."""
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            said = node.args[:1] if node.func.id == "Text" else []
            if node.func.id == "Field":
                said = [word.value for word in node.keywords if word.arg in {"title", "description"}]
            yield from (str(word.value) for word in said if isinstance(word, ast.Constant))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_sentence_is_missing(language: str) -> None:
    assert missing(sentences(), language) == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_translation_says_every_value_of_the_sentence(language: str) -> None:
    names = re.compile(r"{\w+}")
    for file, english, said in entries(language):
        if file == "maritime_account.po":
            assert sorted(names.findall(str(english))) == sorted(names.findall(str(said))), english


@pytest.mark.parametrize(("language", "word"), [("nb", "ikke"), ("nn", "ikkje")])
def test_the_two_norwegians_are_not_mixed(language: str, word: str) -> None:
    other = {"ikke": "ikkje", "ikkje": "ikke"}[word]
    said = " ".join(str(text) for file, _, text in entries(language) if file == "maritime_account.po")
    assert re.search(rf"\b{word}\b", said)
    assert not re.search(rf"\b{other}\b", said)


def test_the_reasons_are_begun_in_the_language_of_the_letter() -> None:
    facts = prefill(example(TODAY), ())["facts"]
    assert "endte i Norge" in say(facts, "nb")
    assert "13. september 2026" in say(facts, "nn")
