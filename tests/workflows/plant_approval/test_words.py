"""Every sentence of the case type can be said in Bokmål and Nynorsk, and the two are not mixed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import forms, workflows
from casework.i18n import entries, missing
from casework.letters.plant_words import CATEGORY, DECISION, SAYS
from casework.workflows.plant_approval.choices import Category, Changed

FILES = [file for home in (workflows, forms) for file in
         sorted((Path(str(home.__file__)).parent / "plant_approval").glob("*.py"))]


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


@pytest.mark.parametrize(("language", "own", "other"), [
    ("nb", "ikke", "ikkje|ein|frå|dei|meir"), ("nn", "ikkje", "ikke|en|fra|hvis|hvor")])
def test_the_two_norwegians_are_not_mixed(language: str, own: str, other: str) -> None:
    said = " ".join(str(text) for file, _, text in entries(language) if file in ("plant_approval.po", "energy.po"))
    assert re.search(rf"\b{own}\b", said)
    assert re.findall(rf"\b(?:{other})\b", said) == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_letters_can_say_every_category_and_every_change(language: str) -> None:
    assert set(CATEGORY[language]) == {str(category) for category in Category}
    assert {f"changed_{changed}" for changed in Changed} <= set(SAYS[language])
    assert set(DECISION[language]) == set(DECISION["en"])
