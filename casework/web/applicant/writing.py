"""What the page of a section and the open row of one have in common: what they show, what they send, where they lead.

A page is saved whenever it is left, errors or not. It leads back to itself when it has errors that it has not told of
these answers; pressed again, it goes on. A colleague's words are never overwritten: both versions are shown, and the
person chooses.
"""

from __future__ import annotations

from typing import Any

from flask import jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from casework import i18n
from casework.core.answers import digest, pointer_to
from casework.core.asked import Section
from casework.core.text import Text
from casework.db import db
from casework.forms.applying import Applying
from casework.forms.kit import SectionPage
from casework.forms.look import LINE, CaseForm
from casework.forms.typed import Sent, posted, stored
from casework.operations import drafts, findings
from casework.queries.drafts import Draft
from casework.queries.submissions import draft_applying
from casework.web.applicant.beside import beside
from casework.web.applicant.desk import opened, step_after
from casework.web.applicant.shown import optional_words
from casework.web.applicant.standing import tally
from casework.web.auth import visitor
from casework.web.render import language, now, page, switching_language, tell
from casework.web.seen import version

MOST_EXPLAINED = 2_000


def context(
    found: Draft, form: CaseForm, asked: Section, filled: SectionPage, row: Any, key: str = ""
) -> dict[str, Any]:
    """What the page of a section and the open row of one have in common."""
    look, place = request.args.get("look", ""), pointer_to(asked.name, key) if key else pointer_to(asked.name)
    told = beside(found, filled, place, missing=look == "missing")
    names = [section.name for section in found.sections]
    declared, more = form.section(asked.name), request.args.getlist("more")
    open_fields = fields_asked(form, found.applying, asked.name, key)
    typed = found.typed.get(asked.name, {})
    return {
        "draft": found,
        "form": form,
        "section": asked,
        "declared": declared,
        "fields": filled,
        "notes": told,
        "optional": optional_words(form, found.answers, asked.name, row),
        "closed": [name for name in declared.names if name not in open_fields],
        "conditional": [name for name in declared.names if declared.looks.get(name, LINE).when],
        "more": [(name, filled[name].label.text) for name in declared.names if name in more and name in open_fields],
        "place": names.index(asked.name) + 1,
        "of": len(names),
        "look": look,
        "looked_at": digest(typed[key] if key else typed) if look else "",
        "counts": tally(found, asked.name, key),
        "me": visitor().person_id,
    }


def fields_asked(form: CaseForm, asked: Applying, section: str, key: str = "") -> list[str]:
    """The fields of a section, or of one row of it, that apply."""
    place = pointer_to(section, key) if key else pointer_to(section)
    return [name for name in form.section(section).names if asked.asks(f"{place}/{name}")]


def leave(
    found: Draft,
    form: CaseForm,
    asked: Section,
    *,
    typed: dict[str, Any],
    seen: str,
    here: str,
    key: str,
    then: str | None = None,
) -> Response:
    """Where a saved page leads: back to itself if it has errors that it has not told, or if it asks more than before;
    else where the button said (`then`: the row it named).
    """
    now_asked = draft_applying(db.session.connection(), found.case)
    if request.form.get("do") == "autosave":
        drafts.mark_opened(found.case.id, asked.name, by=found.by, now=now())
        said = [Text("Saved at {time}.", time=i18n.clock_time(now())), *parts_changed(found, now_asked)]
        return jsonify(
            seen=seen,
            saved=" ".join(i18n.say(sentence, language()) for sentence in said),
            asked=fields_asked(form, now_asked, asked.name, key),
            notes=_notes(form, now_asked, asked, key),
        )
    for sentence in parts_changed(found, now_asked):
        tell(sentence)
    if switching_language():
        return redirect(here, 303)
    if request.form.get("do") == "list":
        return redirect(url_for("applicant.tasks", ref=found.case.ref), 303)
    before = fields_asked(form, found.applying, asked.name, key)
    more = [name for name in fields_asked(form, now_asked, asked.name, key) if name not in before]
    again, _ = opened(found.case.ref)
    is_told = request.form.get("looked_at") == digest(typed)
    look = "saved" if not is_told and tally(again, asked.name, key).errors else None
    if look or more:
        return redirect(url_for(request.endpoint or "", look=look, more=more, **(request.view_args or {})), 303)
    if then:
        return redirect(then, 303)
    if asked.rows:
        return redirect(url_for("applicant.section", ref=found.case.ref, name=asked.name), 303)
    return redirect(step_after(found, asked.name), 303)


def _notes(form: CaseForm, asked: Applying, section: Section, key: str) -> dict[str, str]:
    held = getattr(asked.answers, section.name)
    row = held.get(key) if key else held
    words = optional_words(form, asked.answers, section.name, row) if row is not None else {}
    return {name: i18n.say(said, language()) for name, said in words.items()}


def parts_changed(found: Draft, asked: Applying) -> list[Text]:
    """A sentence for each section that an answer has opened or closed."""
    said = []
    for section in found.case_type.sections:
        place = pointer_to(section.name)
        if asked.asks(place) and not found.applying.asks(place):
            said.append(Text("There is one more part now: {section}.", section=section.title))
        elif found.applying.asks(place) and not asked.asks(place):
            said.append(Text("We no longer ask about this part: {section}.", section=section.title))
    return said


def not_asked(found: Draft, asked: Section) -> Response:
    """The page of a section that does not apply: a sentence, and the way back."""
    return page("applicant/not_asked.html", draft=found, section=asked, has_words=bool(found.typed.get(asked.name)))


def number(text: str | None) -> int:
    """A version as the page sent it; 0, which no saved section has, for anything else."""
    return version(text, otherwise=0)


def explain(found: Draft) -> None:
    """Keeps what was written beside findings of this draft; what one rule says of one place is explained once."""
    said = {
        (told.finding.rule, told.finding.pointer): text
        for told in reversed(found.found)
        if (text := request.form.get(f"explain-{told.id}")) is not None
    }
    for told in found.found:
        text = said.get((told.finding.rule, told.finding.pointer))
        if told.id is None or text is None:
            continue
        kept = " ".join(text.replace("\x00", "").split(" "))[:MOST_EXPLAINED].strip()
        if kept != told.explanation:
            findings.explain(told.id, kept, by=found.by, now=now())


def chosen(theirs: SectionPage) -> Any:
    """What was sent; after a conflict, with the colleague's answer where that was chosen."""
    picked = {name for name in theirs.section.names if request.form.get(f"choose-{name}") == "theirs"}
    if not picked:
        return request.form
    mine = {name: request.form.getlist(name) for name in theirs.section.names}
    for name in picked:
        typed = theirs[name].typed
        mine[name] = list(typed) if isinstance(typed, list) else [typed]
    return Sent(mine)


def undecided(found: Draft, form: CaseForm, asked: Section, kept: dict[str, Any], seen: object) -> Response | None:
    """The choice between two versions again, in another language: nothing is saved by a language button there."""
    saved = found.saved.get(asked.name)
    if not (switching_language() and saved and any(name.startswith("choose-") for name in request.form)):
        return None
    mine = posted(form, asked.name, request.form, answers=found.answers, language=language())
    again = drafts.Conflict(asked.name, saved.saved_by, saved.saved_at, kept)
    return conflict_page(found, form, asked, mine, again, seen=seen)


def conflict_page(
    found: Draft, form: CaseForm, asked: Section, mine: SectionPage, conflict: drafts.Conflict, *, seen: object
) -> Response:
    """Both versions side by side: the person chooses, answer by answer."""
    if request.form.get("do") == "autosave":
        words = Text("A colleague has saved this page too. Press “Save” to see both.")
        return jsonify(conflict=i18n.say(words, language())), 409  # type: ignore[return-value]
    theirs = stored(form, asked.name, conflict.theirs, answers=found.answers, language=language())
    differing = [name for name in mine.section.names if mine[name].typed != theirs[name].typed]
    return page(
        "applicant/conflict.html",
        409,
        draft=found,
        section=asked,
        mine=mine,
        theirs=theirs,
        differing=differing,
        seen=seen,
        who=found.names.get(conflict.saved_by, ""),
        at=conflict.saved_at,
        title=Text("A colleague saved this page while you were writing"),
    )
