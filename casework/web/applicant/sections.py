"""One section on one page: saved whenever it is left, errors or not; a colleague's words are never overwritten."""

from __future__ import annotations

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from casework.core.answers import pointer_to
from casework.core.asked import Section
from casework.forms.look import CaseForm
from casework.forms.typed import posted, read, stored
from casework.operations import drafts
from casework.operations.acting import NotThere
from casework.queries.drafts import Draft
from casework.web.applicant import blueprint
from casework.web.applicant.desk import for_writing, opened, section_of
from casework.web.applicant.rows import rows_page, rows_sent
from casework.web.applicant.shown import shown_section
from casework.web.applicant.writing import (
    chosen,
    conflict_page,
    context,
    explain,
    leave,
    not_asked,
    number,
    undecided,
)
from casework.web.policy import policy
from casework.web.render import language, now, page


@blueprint.route("/drafts/<ref>/sections/<name>", methods=["GET", "POST"])
@policy("party")
def section(ref: str, name: str) -> Response:
    """The page of a section; for one of rows, the list of them."""
    found, form = opened(ref)
    asked = section_of(found, name)
    if request.method == "POST":
        found, form = for_writing(ref, name)
        return rows_sent(found, form, asked) if asked.rows else _sent(found, form, asked)
    if not found.applying.asks(pointer_to(name)):
        return not_asked(found, asked)
    if name not in found.writable or not found.by.writes:
        return page(
            "applicant/readonly.html",
            draft=found,
            form=form,
            section=asked,
            shown=shown_section(found, form, asked, language()),
            is_theirs=found.theirs is not None and asked.name == found.theirs.section and bool(found.writable),
        )
    return rows_page(found, form, asked) if asked.rows else _page(found, form, asked)


def _page(found: Draft, form: CaseForm, asked: Section) -> Response:
    raw = found.typed.get(asked.name, {})
    filled = stored(form, asked.name, raw, answers=found.answers, language=language())
    saved = found.saved.get(asked.name)
    return page(
        "applicant/section.html",
        seen=saved.version if saved else 0,
        saved=saved,
        **context(found, form, asked, filled, getattr(found.answers, asked.name)),
    )


def _sent(found: Draft, form: CaseForm, asked: Section) -> Response:
    if again := undecided(found, form, asked, found.typed.get(asked.name, {}), request.form.get("seen", "")):
        return again
    sent = chosen(stored(form, asked.name, found.typed.get(asked.name, {}), answers=found.answers, language=language()))
    filled = posted(form, asked.name, sent, answers=found.answers, language=language())
    raw, saved = read(filled), found.saved.get(asked.name)
    try:
        version = drafts.save_section(
            found.case.id, asked.name, raw, seen=number(request.form.get("seen")), by=found.by, now=now()
        )
    except drafts.Conflict as conflict:
        return conflict_page(found, form, asked, filled, conflict, seen=saved.version if saved else 0)
    except (drafts.Closed, NotThere):
        abort(409)
    explain(found)
    here = url_for("applicant.section", ref=found.case.ref, name=asked.name)
    return leave(found, form, asked, typed=raw, seen=str(version), here=here, key="")
