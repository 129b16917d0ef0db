"""When something does not work: what happened, what was kept, what to do now, in the reader's language.

A form that arrives without a valid token, or after the person was signed out, loses nothing: what was typed comes
back on a page from which it can be sent again. That is offered only where the browser itself says that the form was
on one of our own pages; a form planted elsewhere is refused.
"""

from __future__ import annotations

from flask import Flask, Response, g, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from casework.core.text import Text
from casework.operations.acting import NotThere, Stale
from casework.ports.logs import log
from casework.web.render import page
from casework.web.security import certainly_ours

Words = tuple[Text, Text]
TOO_MUCH_TEXT = Text("One page may send 1 MB of text, and this was more. Send long texts as a file.")
PAGES: dict[int, Words] = {
    400: (
        Text("We could not read that"),
        Text("The address or the form arrived in a shape that we do not understand. Go back and try again."),
    ),
    403: (
        Text("This page is not open to you"),
        Text(
            "It belongs to somebody with another role or another party. If you act for several parties, look at which "
            "one you have chosen."
        ),
    ),
    404: (
        Text("There is nothing here"),
        Text("The address may be mistyped or old, or the page belongs to somebody else. Nothing was changed."),
    ),
    405: (Text("This address cannot be used that way"), Text("Go back and use the buttons on the page.")),
    409: (
        Text("Somebody was here before you"),
        Text(
            "The case has changed since you opened the page. Nothing that you sent was carried out. Open the case "
            "again, look at what changed, and decide anew."
        ),
    ),
    413: (
        Text("That was too large"),
        Text(
            "All files of one page may together have {limit} MB. Nothing of what you sent was kept. Send a smaller "
            "file, or send the files one by one."
        ),
    ),
    429: (
        Text("That was a little fast"),
        Text("We have had many requests from you in a short time. Wait a minute and try again."),
    ),
    500: (
        Text("It is our fault"),
        Text(
            "Something broke on our side. What you had saved before is kept. Try again in a moment; if it goes on, "
            "tell us the number below."
        ),
    ),
}


def install(app: Flask, request_limit_mb: int) -> None:
    """Answers every error with a page; codes without words of their own use those of their family."""

    @app.errorhandler(CSRFError)
    def without_token(error: CSRFError) -> Response:
        return kept_page(signed_out=False) if certainly_ours() else answer(400)

    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> Response:
        if error.response is not None:
            return app.make_response(error.response)
        if isinstance(error, SecurityError) or "url_adapter" in str(error):
            return Response("400 Bad Request: this host name is not ours.\n", 400, mimetype="text/plain")
        if error.code is not None and 300 <= error.code < 400:
            return app.make_response(error.get_response())
        return answer(error.code or 500, error)

    @app.errorhandler(NotThere)
    def not_there(error: NotThere) -> Response:
        return answer(404)

    @app.errorhandler(Stale)
    def stale(error: Stale) -> Response:
        return answer(409)

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> Response:
        log("casework.web").error("broke", route=str(request.url_rule or "-"), exc_info=error)
        g.visitor = None
        return answer(500)

    def answer(code: int, error: HTTPException | None = None) -> Response:
        title, sentence = PAGES.get(code) or PAGES[400 if code < 500 else 500]
        if code == 413:
            files = request.mimetype.startswith("multipart/")
            sentence = Text(sentence.msgid, limit=request_limit_mb) if files else TOO_MUCH_TEXT
        response = page("shared/error.html", code, code=code, title=title, sentence=sentence)
        if error is not None and code == 405:
            response.headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
        return response


def kept_page(*, signed_out: bool) -> Response:
    """What was typed, ready to be sent again: with a new token, or after signing in again."""
    typed = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    files = [file.filename for file in request.files.values() if file.filename]
    return page(
        "shared/kept.html",
        401 if signed_out else 400,
        typed=typed,
        files=files,
        signed_out=signed_out,
        address=request.full_path.rstrip("?"),
    )
