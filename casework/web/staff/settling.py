"""A proposal that waits for a second person: confirmed, rejected with a reason or taken back, on any page."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from casework.core.case_type import Refusal
from casework.core.text import Text
from casework.operations.acting import NotThere, Stale
from casework.operations.proposals import NotSettled
from casework.web.once import acting_once
from casework.web.render import switching_language, tell

SETTLED = Text("Somebody has settled this proposal already.")
NO_REASON = Text("Say why it is rejected.")
STATES = {
    "confirmed": Text("Confirmed"),
    "rejected": Text("Rejected"),
    "withdrawn": Text("Taken back"),
}
REJECTED, WITHDRAWN = Text("The proposal is rejected. Nothing changes."), Text("The proposal is taken back.")
Act = Callable[[], object]


def answer_sent() -> str:
    """What the second person wrote."""
    return request.form.get("answer", "").strip()[:2000]


def settled(
    *,
    confirm: Act,
    reject: Act,
    withdraw: Act,
    confirmed: Text,
    again: Callable[[Text | None, int, Refusal | None], Response],
    then: str,
) -> Response:
    """Does what the button says (`do`) and leads to `then`. `again(fault, status, refusal)` shows the page once more:
    with a fault beside the answer, or with why nothing was changed.
    """
    if switching_language():
        return again(None, 200, None)
    acts = {"confirm": (confirm, confirmed), "reject": (reject, REJECTED), "withdraw": (withdraw, WITHDRAWN)}
    do = request.form.get("do", "")
    act, said = acts.get(do) or abort(400)
    if do == "reject" and not answer_sent():
        return again(NO_REASON, 422, None)
    try:
        with acting_once() as first:
            if first:
                act()
    except NotSettled as refused:
        return again(None, 409, refused.refusal)
    except NotThere:
        abort(404)
    except Stale:
        return again(None, 409, Refusal(SETTLED))
    tell(said)
    return redirect(then, 303)
