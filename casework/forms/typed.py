"""What people typed, as it is kept in a draft, and back.

The draft always saves. An answer is kept as plain JSON; something typed that is no answer is kept under the key
`typed`, where the answers cannot mistake it for one (a date field would read some whole numbers as dates), and is
shown again exactly as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.forms.fields import Asked
from casework.forms.kit import SectionPage, page_type
from casework.forms.look import CaseForm

TYPED = "typed"


class Sent(dict[str, list[str]]):
    """Values as a browser sends them: several under one name."""

    def getlist(self, name: str) -> list[str]:
        return self.get(name, [])


def posted(case_form: CaseForm, section: str, sent: Any, *, answers: Any, language: str) -> SectionPage:
    """The page as it was sent (`sent` has `getlist`, as request.form does)."""
    options = {field: chosen for (place, field), chosen in case_form.options(answers).items() if place == section}
    page = page_type(case_form, section)(sent, meta={"language": language, "options": options})
    for name, look in page.section.looks.items():
        if look.fixed is not None and page[name].data != look.fixed:
            page[name].process(Sent({name: [look.fixed]}))
    return page


def stored(case_form: CaseForm, section: str, raw: Mapping[str, Any], *, answers: Any, language: str) -> SectionPage:
    """The page as it was saved."""
    shape = page_type(case_form, section)()
    sent = Sent({field.name: as_typed(field, raw[field.name]) for field in shape if raw.get(field.name) is not None})
    page = posted(case_form, section, sent, answers=answers, language=language)
    for name, look in page.section.looks.items():
        if look.fixed is not None and isinstance(raw.get(name), str):
            page[name].process(sent)
    return page


def as_typed(field: Asked, kept: Any) -> list[str]:
    """What is kept of a field, as a person would type it."""
    if isinstance(kept, Mapping):
        kept = kept.get(TYPED, "")
        return [str(value) for value in kept] if isinstance(kept, list) else [str(kept)]
    return field.as_typed(kept)


def read(page: SectionPage) -> dict[str, Any]:
    """What to keep of a page: answers, what was typed and is none, nothing for what was left empty and nothing that the
    page does not ask, whatever is sent.
    """
    asked = (field for field in page if field.name in page.section.names)
    return {field.name: found for field in asked if (found := kept(field)) is not None}


def kept(field: Asked) -> Any:
    """What to keep of a field: its answer, what was typed and is none, or nothing."""
    return field.data if field.data is not None else {TYPED: field.typed} if field.unread else None
