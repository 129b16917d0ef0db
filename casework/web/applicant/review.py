"""Reading through and sending: everything on one page, with all that is still open.

An application may be sent with open errors, so that it is in time: each is acknowledged by its tick or explained in its
place, never a wall. Who may not send is told why, and who can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.answers import pointer_to
from casework.core.checks import Severity
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.forms.kit import page_type
from casework.forms.look import CaseForm
from casework.operations import findings
from casework.operations.acting import NotThere, Stale
from casework.operations.steps import take_step
from casework.queries.drafts import Draft, Found
from casework.web.applicant import blueprint
from casework.web.applicant.desk import address, for_writing, opened, sending
from casework.web.applicant.drafts import refusals_of
from casework.web.applicant.duty import duty
from casework.web.applicant.shown import row_title, whole
from casework.web.applicant.standing import about_documents, is_missing, requirements, spoken, unread
from casework.web.applicant.writing import explain
from casework.web.comparing import difference_of
from casework.web.law import loaded
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, today
from casework.web.seen import seen_events

NOT_DECLARED = Text("You have not confirmed that the information is correct.")
NOT_ACKNOWLEDGED = Text("Acknowledge what is open, or correct it first.")
CHANGED = Text("Somebody else changed the case in the meantime. Nothing was sent. Read through again.")


@dataclass(frozen=True, slots=True)
class Open:
    """Something open that one tick acknowledges: a finding, or the answers missing in one place, listed by name."""

    id: str
    title: Text
    href: str
    found: tuple[Found, ...]
    listed: tuple[Text, ...] = ()
    is_explained: bool = True

    @property
    def ids(self) -> str:
        return ",".join(dict.fromkeys(str(found.id) for found in self.found if found.id))

    @property
    def is_error(self) -> bool:
        return not self.found or self.found[0].finding.severity is Severity.ERROR

    @property
    def needs_tick(self) -> bool:
        return self.is_error and any(found.state == "open" and found.id for found in self.found)

    @property
    def is_ticked(self) -> bool:
        return all(found.is_acknowledged or found.state != "open" for found in self.found)


def open_items(draft: Draft, form: CaseForm) -> list[tuple[Text, list[Open]]]:
    """What is open, section by section: missing answers of one place together, everything else one by one."""
    groups: list[tuple[Text, list[Open]]] = []
    said = spoken(draft)
    for section in draft.sections:
        mine = [found for found in said if found.finding.section == section.name and not about_documents(draft, found)]
        items = [
            *_missing(draft, form, section.name, [found for found in mine if is_missing(draft, found)]),
            *_alike(draft, [found for found in mine if not is_missing(draft, found)]),
        ]
        items = [*_cannot_be_read(draft, form, section.name), *items]
        if items:
            groups.append((section.title, items))
    papers = list(_alike(draft, [found for found in said if about_documents(draft, found)], _papers_missing))
    whole_of_it = [found for found in said if not found.finding.section and not about_documents(draft, found)]
    groups += [(Text("Documents"), papers)] if papers else []
    groups += [(Text("All of it"), list(_alike(draft, whole_of_it)))] if whole_of_it else []
    return groups


def _cannot_be_read(draft: Draft, form: CaseForm, section: str) -> Iterator[Open]:
    """What stands in the draft and is no answer: it is kept there, and left out of what is sent."""
    fields = page_type(form, section)()
    for place in unread(draft.raw.get(section, {})):
        if place and place[-1] in fields:
            pointer = pointer_to(section, *place)
            title = Text("{question}: we cannot read this, and leave it out.", question=fields[place[-1]].label.text)
            yield Open(f"unread{pointer.replace('/', '-')}", title, address(draft, pointer, look="saved"), ())


def _alike(draft: Draft, listed: list[Found], title: Callable[[int], Text] | None = None) -> Iterator[Open]:
    """What one rule says of one place is one thing: it is kept, explained and acknowledged as one."""
    places: dict[tuple[str, str], list[Found]] = {}
    for found in listed:
        places.setdefault((found.finding.rule, found.finding.pointer), []).append(found)
    for (rule, pointer), alike in places.items():
        href = url_for("applicant.documents", ref=draft.case.ref) if title else address(draft, pointer)
        name = f"open-{alike[0].id}" if alike[0].id else f"open-{rule}{pointer.replace('/', '-')}"
        texts = tuple(found.finding.text for found in alike)
        if len(texts) > 1 and title:
            yield Open(name, title(len(texts)), href, tuple(alike), texts)
        else:
            yield Open(name, texts[0], href, tuple(alike), texts[1:])


def _papers_missing(count: int) -> Text:
    return Text("{count} documents are missing or cannot be used.", count=count)


def _missing(draft: Draft, form: CaseForm, section: str, missing: list[Found]) -> Iterator[Open]:
    """The empty places of a section, or of each of its rows, under one tick."""
    declared, fields = form.section(section), page_type(form, section)()
    places: dict[str, list[Found]] = {}
    for found in missing:
        parts = found.finding.pointer.split("/")
        if len(parts) < 3:
            yield from _alike(draft, [found])
        else:
            places.setdefault("/".join(parts[:-1]), []).append(found)
    for place, listed in places.items():
        key = place.split("/")[2] if place.count("/") > 1 else ""
        names = tuple(
            fields[name].label.text
            for found in listed
            if (name := found.finding.pointer.rsplit("/", 1)[1]) in declared.names
        )
        title = (
            Text("{count} answers are missing for {name}.", count=len(listed), name=row_title(draft, declared, key))
            if key
            else Text("{count} answers are missing.", count=len(listed))
        )
        yield Open(
            f"missing{place.replace('/', '-')}",
            title,
            address(draft, listed[0].finding.pointer, look="missing"),
            tuple(listed),
            names,
            False,
        )


@blueprint.route("/drafts/<ref>/review", methods=["GET", "POST"])
@policy("party")
def review(ref: str) -> Response:
    """Everything on one page, and the button that sends it."""
    found, form = opened(ref)
    if sending(found) is None:
        return redirect(f"/cases/{found.case.ref}", 303)
    if request.method == "POST":
        for_writing(ref)
        _keep(found)
        if switching_language():
            return _page(*opened(ref), [])
        if "save" in request.form:
            return redirect(url_for("applicant.review", ref=ref), 303)
        return _send(ref)
    return _page(found, form, [])


def _keep(found: Draft) -> None:
    """Explanations and ticks are kept whatever else happens."""
    explain(found)
    known = {str(told.id): told.id for told in found.found if told.id is not None}
    ticked = {
        known[part] for value in request.form.getlist("acknowledge") for part in value.split(",") if part in known
    }
    if ticked:
        findings.acknowledge(found.case.id, sorted(ticked), now=now())


def _send(ref: str) -> Response:
    found, form = opened(ref)
    step = sending(found) or abort(409)
    faults: list[tuple[str, Text]] = [
        (item.id, NOT_ACKNOWLEDGED)
        for _, items in open_items(found, form)
        for item in items
        if item.needs_tick and not item.is_ticked
    ]
    if not request.form.get("declaration"):
        faults.append(("declaration", NOT_DECLARED))
    if faults:
        return _page(found, form, faults, 422)
    try:
        taken = take_step(
            found.case.id, step.name, by=found.by, now=now(), seen=seen_events(), given={"declaration": True}
        )
    except StepRefused as refused:
        return _page(found, form, [("send", refusal.sentence) for refusal in refused.refusals], 409)
    except (Stale, NotThere):
        return _page(found, form, [("send", CHANGED)], 409)
    return redirect(url_for("applicant.receipt", ref=(taken.number or ref).replace("/", "-")), 303)


def _page(found: Draft, form: CaseForm, faults: list[tuple[str, Text]], status: int = 200) -> Response:
    groups = open_items(found, form)
    return page(
        "applicant/review.html",
        status,
        draft=found,
        form=form,
        sections=whole(found, form, language()),
        sheets=found.case_type.sheets(found.answers, loaded(found.case_type)),
        difference=difference_of(found.case, found.case_type, found.answers),
        groups=groups,
        wanted=list(requirements(found)),
        faults=faults,
        faulty=dict(faults),
        refusals=refusals_of(found),
        step=sending(found),
        count=sum(len(items) for _, items in groups),
        duty=duty(found, today(), language()),
        pointer_to=pointer_to,
        declared=bool(request.form.get("declaration")),
    )
