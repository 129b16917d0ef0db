"""Every letter of every story reads as it was last read."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework.workflows import CASE_TYPES
from tests.operations.office import office

from .golden import FOLDER
from .samples import LANGUAGES
from .told import KIND, TELLINGS, letters, path


@pytest.mark.parametrize(("type_name", "end", "language"), TELLINGS)
def test_the_letters_of_a_story_read_as_they_were_read(
    type_name: str, end: str, language: str, sqlite_url: str, tmp_path: Path
) -> None:
    with office(sqlite_url, tmp_path) as here:
        assert letters(here, type_name, end, language) == path(type_name, end, language).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_name", CASE_TYPES)
def test_every_letter_that_a_case_type_declares_is_told_by_a_story(type_name: str, language: str) -> None:
    told = {
        kind
        for name, end, spoken in TELLINGS
        if (name, spoken) == (type_name, language)
        for kind in KIND.findall(path(name, end, spoken).read_text("utf-8"))
    }
    assert set(CASE_TYPES[type_name].letters) - told == set()


def test_no_text_is_kept_of_a_story_that_is_no_longer_told() -> None:
    assert set(FOLDER.glob("*/told/*.txt")) == {path(*telling) for telling in TELLINGS}
