"""What every page of a draft begins with: which draft, its form, and whether this person may write in it now."""

from __future__ import annotations

from flask import abort, url_for

from casework.core.answers import pointer_to
from casework.core.asked import Section
from casework.core.case_type import CaseType, Step
from casework.core.effects import FreezeAnswers
from casework.forms import FORMS
from casework.forms.look import CaseForm
from casework.operations.acting import NotThere
from casework.queries.access import Acting, parties_of
from casework.queries.drafts import Draft, draft
from casework.web.auth import visitor
from casework.web.render import today
from casework.web.vocabulary import speak_for
from casework.workflows import is_applied_for, is_offered
from casework.workflows.writing import officers_write


def offered_here() -> tuple[Acting, list[CaseType]]:
    """The party that the person acts for, and what can be applied for in that capacity; 403 without one."""
    here = visitor()
    reach = (acting for acting in parties_of(here.person_id, today()) if acting.party_id == here.acting_party_id)
    acting = next(reach, None) or abort(403)
    in_scope = (form.case_type for name, form in FORMS.items() if not acting.scope or name in acting.scope)
    return acting, [case_type for case_type in in_scope if is_offered(case_type)]


def opened(ref: str) -> tuple[Draft, CaseForm]:
    """The draft that the address names, for reading; 404 where this person has no such thing."""
    here = visitor()
    try:
        found = draft(ref, here.person_id, here.acting_party_id, today())
    except NotThere:
        abort(404)
    ours = not is_applied_for(found.case_type) or (officers_write(found.case_type) and not found.is_first)
    if found.case.type not in FORMS or ours:  # what we write ourselves is ours to read
        abort(404)
    speak_for(found.case.authority)
    return found, FORMS[found.case.type]


def for_writing(ref: str, section: str | None = None) -> tuple[Draft, CaseForm]:
    """The same, for changing: 403 for those who may only read, 409 where the section is not open now."""
    found, form = opened(ref)
    if not found.by.writes:
        abort(403)
    if not found.writable or (section is not None and section not in found.writable):
        abort(409)
    return found, form


def section_of(found: Draft, name: str) -> Section:
    """The section that the address names; 404 where the type has none."""
    section = next((section for section in found.case_type.sections if section.name == name), None)
    return section or abort(404)


def step_after(found: Draft, name: str) -> str:
    """Where "Save and continue" leads: the next section that may be written, at the end to reading through."""
    names = [section.name for section in found.case_type.sections]
    asked = found.writable & {section.name for section in found.sections}
    for later in names[names.index(name) + 1 :]:
        if later in asked:
            return url_for("applicant.section", ref=found.case.ref, name=later)
    return url_for("applicant.review", ref=found.case.ref)


def sending(found: Draft) -> Step | None:
    """The step by which what is written here is sent, from where the case stands; None where nothing can be sent."""
    return next(
        (
            step
            for step in found.case_type.steps
            if any(isinstance(effect, FreezeAnswers) for effect in step.effects)
            and found.case.state in {source.name for source in step.sources}
        ),
        None,
    )


def discarding(found: Draft) -> Step | None:
    """The step by which a draft that was never sent is deleted."""
    return next(
        (
            step
            for step in found.case_type.steps
            if step.target is not None
            and step.target.is_final
            and found.is_first
            and found.case.state in {source.name for source in step.sources}
        ),
        None,
    )


def address(found: Draft, pointer: str, look: str | None = None) -> str:
    """The page, and the field on it, that a pointer into the answers names; `look`: what the page is to show."""
    section, *rest = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]] or [""]
    ref = found.case.ref
    if not section:
        return url_for("applicant.tasks", ref=ref)
    has_rows = any(known.name == section and known.rows for known in found.case_type.sections)
    if has_rows and rest and found.at(pointer_to(section, rest[0])) is not None:
        place = rest[1] if len(rest) > 1 else "open"
        return url_for("applicant.row", ref=ref, name=section, key=rest[0], _anchor=place, look=look)
    place_of_field = rest[0] if rest and not has_rows and section in found.writable else None
    return url_for("applicant.section", ref=ref, name=section, _anchor=place_of_field, look=look)
