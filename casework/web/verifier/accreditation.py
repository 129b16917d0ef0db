"""By which right the verifier verifies: its certificate, kept with the verifier and written into what it delivers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from casework.core.text import Text
from casework.db import db
from casework.forms.fields import Asked, CleanText, Country, Day, YesNo
from casework.forms.look import Look
from casework.forms.looks import MIDDLE
from casework.forms.typed import Sent
from casework.law.countries import country
from casework.law.eea import in_eea
from casework.operations.acting import By
from casework.operations.verifying import ENDED, FIELDS, Ended, accredit
from casework.queries.verifiers import accreditations
from casework.web.auth import visitor
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.verifier import blueprint
from casework.workflows.verifying import Accredited

UNANSWERED = Text("“{question}” has no answer.")
ENDS_FIRST = Text("It must end after it begins.")
OUTSIDE = Text("Only an accreditation body of a state in the EEA will do.")


class Certificate(Form):
    """What stands on the certificate."""

    class Meta:
        csrf = False  # the application asks for the token of every form
        locales = False
        language = "en"
        options: Mapping[str, Any] = {}

    number = CleanText(Text("Number of the accreditation"), None, replace(MIDDLE, most=60))
    country = Country(Text("State of the accreditation body"), None, Look(is_country=True))
    maritime = YesNo(Text("Does the accreditation cover shipping?"), None, Look())
    valid_from = Day(Text("Accredited from"), Text("Write 23.04.2026"), Look(width="w-7", past=True))
    valid_until = Day(Text("Accredited until"), Text("Write 23.04.2026"), Look(width="w-7"))


@blueprint.route("/accreditation", methods=["GET", "POST"])
@policy("verifier")
def accreditation() -> Response:
    """The accreditation as it stands, what stood before, and a form for who may sign for the verifier."""
    here = visitor()
    if request.method == "GET":
        return _page(Certificate(Sent({}), meta={"language": language()}), [])
    if here.rights != "sign":
        abort(403)
    filled = Certificate(request.form, meta={"language": language()})
    faults = [] if switching_language() else judged(filled)
    if faults or switching_language():
        return _page(filled, faults)
    said = {name: filled[name].data for name in FIELDS}
    days = {name: date.fromisoformat(said[name]) for name in ("valid_from", "valid_until")}
    try:
        accredit(here.acting_party_id or 0, Accredited(**{**said, **days, "name": ""}),
                 by=By(here.person_id, here.roles), now=now())  # fmt: skip
    except Ended:
        return _page(filled, [], 409)
    tell(Text("The accreditation is kept."))
    return redirect(url_for("verifier.accreditation"), 303)


def unanswered(field: Asked) -> Text:
    """What is said of a question that must be answered and is not."""
    return Text(UNANSWERED.msgid, question=field.label.text)


def judged(filled: Certificate, names: Iterable[str] = FIELDS) -> list[tuple[str, Text]]:
    """What is wrong with what was typed: every question is answered, in the EEA, and it ends after it begins."""
    faults: list[tuple[str, Text]] = []
    for name in names:
        field: Asked = filled[name]
        fault = field.fault or (unanswered(field) if field.data is None else None)
        if fault is None and name == "country" and not in_eea(str(field.data), today()):
            fault = OUTSIDE
        if fault is not None:
            faults.append((name, fault))
    days = filled["valid_from"].data, filled["valid_until"].data
    if all(days) and days[1] <= days[0] and "valid_until" not in dict(faults):
        faults.append(("valid_until", ENDS_FIRST))
    return faults


def _page(filled: Certificate, faults: list[tuple[str, Text]], status: int | None = None) -> Response:
    here = visitor()
    kept = accreditations(db.session.connection(), here.acting_party_id or 0)
    return page(
        "verifier/accreditation.html",
        status or (422 if faults else 200),
        newest=kept[0],
        ended=ENDED if kept[0].ends_id is not None else None,
        earlier=kept[1:],
        fields=[filled[name] for name in FIELDS],
        faults=faults,
        faulty=dict(faults),
        may=here.rights == "sign",
        country=country,
    )
