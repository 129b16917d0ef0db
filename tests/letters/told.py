"""The letters of every story as plain text: one file for each case type, end and language, in `golden/<type>/`.

`python -m tests.letters.told [TYPE]` writes them anew; then read the diff. What differs from one telling to the next is
masked: verification codes and fingerprints, and nothing else.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from casework.letters import binding, pdf
from casework.models import Letter
from casework.stories.telling import plots_of
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.hasty import listed
from tests.operations.office import NOW, Office, office

from .golden import FOLDER, plain
from .samples import LANGUAGES

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
FINGERPRINT = re.compile(r"\b[0-9a-f]{4}(?: [0-9a-f]{4}){3}\b")
KIND = re.compile(r"^==== (\w+) ====$", re.MULTILINE)
TELLINGS = [
    (name, end, language)
    for name in CASE_TYPES
    for end, plot in plots_of(name).items()
    if plot.then is None  # what follows is told by the stories of that type
    for language in LANGUAGES
]


def path(type_name: str, end: str, language: str) -> Path:
    return FOLDER / type_name / "told" / f"{end}.{language}.txt"


@contextmanager
def fresh_office() -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/casework.db"
        upgrade(url, CASE_TYPES, now=NOW)
        with office(url, Path(folder)) as here:
            yield here


def letters(here: Office, type_name: str, end: str, language: str) -> str:
    """The letters of one telling, in the order they were sent. They are written in full, and not pressed into PDF."""

    def pressed(html: str, **given: str) -> bytes:
        return html.encode()

    with patch.object(pdf, "print_pdf", pressed), patch.object(binding, "bind", listed):
        case_id = here.tell(end, language=language, type_name=type_name)
    kept = here.letters(case_id, Letter.state == "printed")
    pages = [b"".join(here.storage.open(f"{case_id}/letters/{letter.sha256}")).decode() for letter in kept]
    kinds = [f"==== {letter.kind} ====\n\n" for letter in kept]
    told = "\n".join(kind + plain(page) for kind, page in zip(kinds, pages, strict=True))
    return FINGERPRINT.sub("···· ···· ···· ····", CODE.sub("····-····-····", told))


def renew(only: str = "") -> None:
    for type_name, end, language in TELLINGS:
        if not only or type_name == only:
            with fresh_office() as here:
                kept = path(type_name, end, language)
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(letters(here, type_name, end, language), "utf-8")


if __name__ == "__main__":
    renew(*sys.argv[1:])
