"""Words that pages use for what the core names: phases, severities, roles, and the sentence of what a step sets
going."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, current_app, g, request, url_for
from markupsafe import Markup, escape
from werkzeug.datastructures import MultiDict

from casework import i18n
from casework.core.authority import Face
from casework.core.case_type import Actor, Phase
from casework.core.checks import Severity
from casework.core.text import Text
from casework.operations.members import RIGHTS
from casework.web.policy import policy_of
from casework.web.render import language
from casework.workflows.authorities import AUTHORITIES
from casework.workflows.hours import RECORDS

PHASES = {
    Phase.DRAFT: Text("Draft"),
    Phase.SUBMISSION: Text("Submission"),
    Phase.VERIFICATION: Text("Verification"),
    Phase.REVIEW: Text("Review"),
    Phase.DECISION: Text("Decision"),
    Phase.CLOSED: Text("Closed"),
}
SEVERITIES = {
    Severity.ERROR.value: Text("Error"),
    Severity.WARNING.value: Text("Warning"),
    Severity.INFO.value: Text("Information"),
    Severity.MANUAL.value: Text("To be judged"),
    "explained": Text("Explained"),
    "accepted": Text("Accepted"),
}
ROLES = {
    Actor.APPLICANT: Text("Party"),
    Actor.VERIFIER: Text("Verifier"),
    Actor.CASEWORKER: Text("Caseworker"),
    Actor.SIGNATORY: Text("Signatory"),
    Actor.REGISTRY_OPERATOR: Text("Registry operator"),
    Actor.REGISTRAR: Text("Registrar of post"),
    Actor.MANAGER: Text("Manager"),
    Actor.FINANCE: Text("Finance"),
    Actor.AUDITOR: Text("Auditor"),
    Actor.SYSTEM: Text("System"),
}
READS_CASES = frozenset(
    {Actor.CASEWORKER, Actor.SIGNATORY, Actor.REGISTRY_OPERATOR, Actor.MANAGER, Actor.FINANCE, Actor.AUDITOR}
)
MENU: tuple[tuple[str, str, Text, frozenset[Actor]], ...] = (
    ("worklist", "/staff/worklist", Text("Worklist"), READS_CASES | {Actor.REGISTRAR}),
    ("approvals", "/staff/approvals", Text("What is in force"), READS_CASES),
    ("post", "/staff/post", Text("Incoming post"), frozenset({Actor.REGISTRAR, Actor.CASEWORKER})),
    ("board", "/staff/board", Text("Board"), READS_CASES),
    ("time", "/staff/time", Text("My time"), RECORDS),
    ("finance", "/staff/finance", Text("Finance"), frozenset({Actor.FINANCE, Actor.MANAGER, Actor.AUDITOR})),
    ("readings", "/staff/readings", Text("Readings of the law"), READS_CASES),
    ("record", "/staff/record", Text("Records"), frozenset({Actor.AUDITOR})),
)


def phase_place(phase: str) -> int:
    """How many of the five bars are filled: a draft has none, a closed case all."""
    return Phase(phase).place


def phase_name(phase: str) -> str:
    return i18n.say(PHASES[Phase(phase)], language())


def severity_name(severity: str) -> str:
    return i18n.say(SEVERITIES[severity], language())


def role_names(roles: Iterable[Actor]) -> str:
    """The roles in the order of the core, as words."""
    return ", ".join(i18n.say(ROLES[role], language()) for role in Actor if role in set(roles))


def rights_name(rights: str) -> str:
    return i18n.say(RIGHTS[rights], language())


def sentence(parts: Iterable[Text | str]) -> str:
    """What a step sets going, as one sentence: "Sends the letter, starts the clock and pauses the other." """
    said = i18n.listed(list(parts), language())
    return said[:1].upper() + said[1:] + "." if said else ""


def strong(words: str) -> Markup:
    """A value that stands out within a translated sentence."""
    return Markup("<b>{}</b>").format(escape(words))


def link(href: str, label: Text | str) -> Markup:
    """A link within a translated sentence: `_("See {page}.", page=link("/x", _("the page")))`."""
    return Markup('<a href="{}">{}</a>').format(href, i18n.say(label, language()) if isinstance(label, Text) else label)


def language_link(code: str) -> str:
    """This page in another language; the front page where the address cannot be asked for again."""
    asked = MultiDict(request.args)
    asked["lang"] = code
    view = request.view_args or {}
    if request.url_rule is None or "GET" not in (request.url_rule.methods or ()):
        return url_for("public.front", lang=code)
    return url_for(request.endpoint, **view, **asked.to_dict(flat=False))  # type: ignore[arg-type]


def staff_menu() -> list[tuple[str, str, Text]]:
    """The places of the authority's pages that are there and that the visitor's roles open: (place, address, label)."""
    visitor = g.get("visitor")
    roles = visitor.roles if visitor else frozenset()
    known = current_app.url_map.bind("")
    return [(place, href, label) for place, href, label, who in MENU if roles & who and known.test(href)]


def may_open(endpoint: str) -> bool:
    """Whether the policy of a page lets this visitor in: a page offers no link to a door that is closed to them."""
    wanted = policy_of(current_app, endpoint)
    return wanted is not None and wanted.admits(g.get("visitor"))


def speak_for(authority: str) -> None:
    """From here on the page speaks for this authority: that of the case it is about."""
    g.authority = authority


def face() -> Face:
    """The authority that the page speaks for: that of the case, the visitor's own, else the first of the house."""
    visitor = g.get("visitor")
    asked = (g.get("authority"), visitor.authority if visitor else None)
    key = next((key for key in asked if key in AUTHORITIES), next(iter(AUTHORITIES)))
    return AUTHORITIES[key].face(language())


def install(app: Flask) -> None:
    """Gives templates these words."""
    for function in (
        phase_place,
        phase_name,
        severity_name,
        role_names,
        rights_name,
        sentence,
        strong,
        link,
        language_link,
        staff_menu,
        may_open,
    ):
        app.jinja_env.globals[function.__name__] = function

    @app.context_processor
    def house() -> dict[str, str | Face]:
        shown = face()
        return {"house": shown.name, "face": shown}
