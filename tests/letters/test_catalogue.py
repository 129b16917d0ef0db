"""The folder is the list of letters; a web process can write a letter's HTML without the press."""

from __future__ import annotations

import subprocess
import sys

from casework.letters.catalogue import LETTERS, languages_of

from .samples import KINDS, LANGUAGES, sample


def test_the_folder_holds_the_letters_that_are_tested_here():
    case_type = sample("receipt", "en").case_type
    assert LETTERS[case_type] == tuple(sorted(KINDS))


def test_every_letter_is_written_in_every_language():
    missing = {
        (case_type, letter): set(LANGUAGES) - languages_of(case_type, letter)
        for case_type in LETTERS
        for letter in LETTERS[case_type]
    }
    assert not any(missing.values()), missing


def test_a_letter_nobody_wrote_has_no_language():
    assert languages_of(next(iter(LETTERS)), "eviction") == frozenset()


def test_writing_a_letter_does_not_load_the_press_the_web_or_a_database():
    code = (
        "import sys, casework.letters.page, casework.letters.catalogue, casework.letters.elements;"
        "print([m for m in ('weasyprint', 'fontTools', 'flask', 'sqlalchemy', 'wtforms', 'rq') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
