"""Letters, handed out as the very bytes that were sent, and the receipt.

The first time somebody of the party opens a letter is kept beside its sending. A letter that has not left is not there.
"""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from casework.forms import FORMS
from casework.operations import dispatch
from casework.queries.cases import PartyFile, Sent
from casework.queries.filed import enclosed_with
from casework.web.applicant import blueprint
from casework.web.applicant.cases import opened
from casework.web.applicant.journey import began_with_us, stations
from casework.web.applicant.offered import has_print
from casework.web.attached import attached
from casework.web.policy import policy
from casework.web.render import now, page


@blueprint.get("/cases/<ref>/letters/<int:number>")
@policy("party")
def letter(ref: str, number: int) -> Response:
    """The letter with this number in the case, as a file."""
    found = opened(ref)
    sent = letter_of(found, number)
    answer = attached(sent.letter.document if sent else None)
    if sent is not None:
        dispatch.opened(sent.letter.id, by=found.by, now=now())
    return answer


@blueprint.get("/cases/<ref>/letters/<int:number>/enclosed")
@policy("party")
def enclosed(ref: str, number: int) -> Response:
    """The file that was enclosed with a letter that has left."""
    found = opened(ref)
    sent = letter_of(found, number)
    answer = attached(next(iter(enclosed_with(sent.letter)), None) if sent else None)
    if sent is not None:
        dispatch.opened(sent.letter.id, by=found.by, now=now())
    return answer


def letter_of(found: PartyFile, number: int) -> Sent | None:
    return next((sent for sent in found.letters if sent.letter.number == number), None)


@blueprint.get("/drafts/<ref>/receipt")
@policy("party")
def receipt(ref: str) -> Response:
    """What was sent, when, under which number and fingerprint, and what happens now."""
    found = opened(ref)
    if not found.submissions or found.case.type not in FORMS or began_with_us(found):
        abort(404)
    first = found.submissions[-1]
    return page(
        "applicant/receipt.html",
        found=found,
        case=found.case,
        case_type=found.case_type,
        form=FORMS[found.case.type],
        sent=first,
        newest=found.submissions[0],
        letter=next((one for one in reversed(found.letters) if one.letter.event_seq == first.event_seq), None),
        stations=stations(found),
        printed=has_print(found.case_type),
    )
