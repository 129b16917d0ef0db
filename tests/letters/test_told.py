"""Every letter of every story reads as it was last read.

The suite tells as many stories as it takes to see each letter in each language; CASEWORK_TEST_TELLINGS=all tells all.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from casework.core.effects import Decide
from casework.workflows import CASE_TYPES
from casework.workflows.application.letters import OF_TIME
from tests.operations.office import office

from .golden import FOLDER
from .samples import LANGUAGES
from .told import KIND, TELLINGS, letters, path

Telling = tuple[str, str, str]


def enough(tellings: list[Telling]) -> list[Telling]:
    """The fewest tellings, nearly, that have every letter of every type in every language between them."""
    read = {one: {(one[0], one[2], kind) for kind in kinds_in(one)} for one in tellings if path(*one).exists()}
    unseen, chosen = set().union(*read.values()), [one for one in tellings if one not in read]
    while unseen:
        best = max(read, key=lambda one: len(read[one] & unseen))
        unseen -= read[best]
        chosen.append(best)
    return chosen


def kinds_in(telling: Telling) -> list[str]:
    return KIND.findall(path(*telling).read_text("utf-8"))


@pytest.mark.parametrize(("type_name", "end", "language"),
                         TELLINGS if os.environ.get("CASEWORK_TEST_TELLINGS") == "all" else enough(TELLINGS))
def test_the_letters_of_a_story_read_as_they_were_read(
    type_name: str, end: str, language: str, sqlite_url: str, tmp_path: Path
) -> None:
    with office(sqlite_url, tmp_path) as here:
        assert letters(here, type_name, end, language) == path(type_name, end, language).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_name", CASE_TYPES)
def test_every_letter_that_a_case_type_declares_is_told_by_a_story(type_name: str, language: str) -> None:
    """Those about the time to appeal, which are the same for all that decide, are kept as samples."""
    told = {kind for one in TELLINGS if (one[0], one[2]) == (type_name, language) for kind in kinds_in(one)}
    decides = any(isinstance(effect, Decide) for step in CASE_TYPES[type_name].steps for effect in step.effects)
    assert set(CASE_TYPES[type_name].letters) - told == (OF_TIME.keys() if decides else set())


def test_no_text_is_kept_of_a_story_that_is_no_longer_told() -> None:
    assert set(FOLDER.glob("*/told/*.txt")) == {path(*telling) for telling in TELLINGS}
