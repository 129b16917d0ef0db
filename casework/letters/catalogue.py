"""Which letters there are: the folders are the list.

A letter exists where its template stands, `letters/<case type>/<letter>.<language>.html`. The letters that every
application may need stand once, in `_application`, and exist for a case type in each language in which it has the words
they ask for, `letters/<case type>/_words.<language>.html`. Proofs and lists ask here, so a letter missing in one
language is found before a case needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from casework.letters.page import SHARED, TEMPLATES


def languages_of(case_type: str, letter: str) -> frozenset[str]:
    """The languages the letter is written in; empty where there is no such letter."""
    own, shared = set(_names(case_type, f"{letter}.??.html")), set(_names(SHARED, f"{letter}.??.html"))
    worded = {language for _, language in _names(case_type, "_words.??.html")}
    return frozenset(language for _, language in own | {name for name in shared if name[1] in worded})


def _names(folder: str, pattern: str) -> Iterator[tuple[str, str]]:
    """(letter, language) of each template of a folder."""
    for path in (TEMPLATES / folder).glob(pattern):
        letter, language, _ = path.name.split(".")
        yield letter, language


def _read() -> dict[str, tuple[str, ...]]:
    folders = sorted({path.parent.name for path in TEMPLATES.glob("[!_]*/*.??.html")})
    names = {folder: {letter for letter, _ in _names(folder, "*.??.html")} for folder in folders}
    shared = {letter for letter, _ in _names(SHARED, "*.??.html")}
    return {folder: tuple(sorted((found | shared if "_words" in found else found) - {"_words"}))
            for folder, found in names.items()}


LETTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(_read())
