"""One small town for the sweeps over the whole product: a case in every phase, all kinds of visitors, every address.

The addresses are read from the routes and the database: a route that nobody wrote down here is a failing test.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any

from flask import Flask, current_app
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.core.case_type import Actor
from casework.db import db
from casework.forms import FORMS
from casework.i18n import OWN_NAMES, catalogue
from casework.law.tables import TABLES
from casework.models import (
    Approval,
    Case,
    DocumentFile,
    Event,
    Invitation,
    Invoice,
    Letter,
    Membership,
    Registration,
    TimeEntry,
)
from casework.operations import correcting, hours, members, post, review
from casework.operations.acting import By, legal_date
from casework.outbox import drain
from casework.queries.register import public_kinds
from casework.queries.submissions import latest_answers
from casework.stories.people import VERIFIERS, party_id, person_id
from casework.stories.telling import DAY, Scene, by, demo_of, paper, plots_of, tell
from casework.web.policy import policy_of
from casework.workflows import CASE_TYPES, SCREENINGS, access_type
from casework.workflows.annexes import ANNEX
from casework.workflows.charging import announcing
from casework.workflows.correcting import Place
from casework.workflows.requirements import needed
from casework.workflows.verifying import delivery_of
from tests.web.certificates import record_certificate
from tests.web.frame import OURS, sign_in, token_of
from tests.web.told import CASE_TYPE, nothing_is_drained, now

TOLD = {  # company: whether letters are printed and sent on the way, which takes long
    "halcyon": True, "pelican": True, "aigli": False, "aigli_gas": False, "merle": False, "skarvoy": False,
}  # fmt: skip
REGISTERS = ("registers.register", "registers.register_csv", "registers.register_json")
REF = re.compile(r"\d{4}-\d+|draft-\d+")
VISITORS: dict[str, tuple[str, str] | None] = {  # a persona, and the company they act for; staff for none
    "anonymous": None,
    "applicant": ("eleni", "aigli"),
    "applicant with a draft": ("eleni", "aigli_gas"),
    "reader": ("sofia", "aigli"),
    "applicant in nynorsk": ("hauk", "skarvoy"),
    "agent": ("silje", "halcyon"),
    "verifier": ("vilde", "havn"),
    "caseworker": ("marit", ""),
    "caseworker of plants": ("astrid", ""),
    "signatory": ("ingrid", ""),
    "registry operator": ("tuva", ""),
    "registrar": ("arne", ""),
    "manager": ("berit", ""),
    "auditor": ("olav", ""),
    "finance": ("frode", ""),
}


FEE = next(name for name, case_type in CASE_TYPES.items() if announcing(case_type))
PLAN = next(name for name, case_type in CASE_TYPES.items() if delivery_of(case_type))
AT_A_VERIFIER = (("tern", "sign_refusal", drain), ("aigli_gas", "name_verifier", nothing_is_drained))
"""A case that came back to its verifier with our reasons, and a draft whose verifier has not assessed it."""


def tell_plans(app: Flask) -> None:
    """Tells the cases in which a verifier is named, inside an application context."""
    for company, until, drained in AT_A_VERIFIER:
        for _ in tell(PLAN, plots_of(PLAN)["revise"], party=party_id(company), now=now() - 30 * DAY, until=until,
                      storage=app.extensions["casework.storage"], drain=drained):  # fmt: skip
            pass


def tell_a_fee(app: Flask) -> None:
    """Tells a plan that is approved and its fee until it is invoiced and objected to, inside an application context."""
    for _ in tell(FEE, plots_of(FEE)["credit"], party=party_id("aigli"), now=now() - 80 * DAY, until="object",
                  storage=app.extensions["casework.storage"], drain=drain):  # fmt: skip
        pass


WRITTEN = plots_of("infringement_fee")["paid"]
WRITTEN = replace(WRITTEN, beats=WRITTEN.beats[: [beat.step for beat in WRITTEN.beats].index("propose_fee")])
LATER = (
    ("infringement_fee", Scene("aigli_gas", WRITTEN, 45)),
    ("order_case", Scene("aigli_gas", plots_of("order_case")["met"], 30, "sign_order")),
    ("appeal_case", Scene("aigli_gas", plots_of("appeal_case")["upheld"], 45, "sign_forwarding")),
    ("reversal_case", Scene("aigli_gas", plots_of("reversal_case")["stands"], 40, "warn")),
    ("per_tonne_charge", Scene("aigli", plots_of("per_tonne_charge")["paid"], 20, "sign_charge")),
)
"""What comes after a decision, one of each, in the state in which most stands on its pages: a file that is written, an
order in force, an appeal sent on, a party that is heard, a charge to pay.
"""


def tell_what_follows(app: Flask) -> None:
    """Tells what comes after decisions, inside an application context."""
    for name, scene in LATER:
        tell_scene(app, scene, drain, name)


def tell_a_request(app: Flask) -> None:
    """Tells a request of a party for all documents of its case, given in whole, inside an application context."""
    name = access_type().name
    for _ in tell(name, plots_of(name)["given"], party=party_id("aigli"), now=now() - 50 * DAY,
                  until="give", storage=app.extensions["casework.storage"], drain=drain,
                  language="nb"):  # fmt: skip - documents are named in the language of the request
        pass


def tell_scene(
    app: Flask, scene: Scene, drained: Callable[[int], object], type_name: str = CASE_TYPE.name
) -> None:
    """Tells one case of the demonstration, inside an application context."""
    for _ in tell(
        type_name, scene.plot, party=party_id(scene.company), now=now() - scene.days_ago * DAY,
        storage=app.extensions["casework.storage"], language=scene.language, until=scene.until, drain=drained,
    ):  # fmt: skip
        pass


def people_the_town(app: Flask) -> None:
    """Tells the demonstration's cases that cover every phase; those with letters first, as draining takes all."""
    with app.app_context():
        tell_a_request(app)  # first: what it is about is not approved while another case asks for the same
        scenes = [scene for scene in demo_of(CASE_TYPE.name) if scene.company in TOLD]
        for scene in sorted(scenes, key=lambda scene: not TOLD[scene.company]):
            tell_scene(app, scene, drain if TOLD[scene.company] else nothing_is_drained)
        tell_plans(app)
        tell_a_fee(app)
        tell_what_follows(app)
        drain(now())
        members.invite(party_id("aigli"), "colleague@aigli.example", "write", language="en", now=now(),
                       person_id=person_id("eleni"), expires_at=now() + 5 * DAY)  # fmt: skip
        spend_time()
        correct_a_letter()
        record_certificate(app.extensions["casework.storage"], now())
        with_party = select(Case.id).where(Case.party_id == party_id("merle"))
        post.register(
            db.session.scalars(with_party).one(), post.Arrival("email", "Merle Navigation Ltd", now(), "Two papers"),
            [post.Paper("paper.pdf", io.BytesIO(paper("A paper")))], storage=app.extensions["casework.storage"],
            by=By(person_id("arne"), frozenset({Actor.REGISTRAR})), now=now(), text="Here are two papers.",
        )  # fmt: skip


def correct_a_letter() -> None:
    """A correction of the refusal that tern got waits for its second person."""
    tern = select(Letter).join(Case, Case.id == Letter.case_id).where(Case.party_id == party_id("tern"))
    letter = db.session.scalars(tern.where(Letter.state == "printed", Letter.sends.is_(False))).one()
    review.declare_impartiality(letter.case_id, True, by=by("marit"), now=now())
    told = {"changes": "nothing", "why": "It is the same ship."}
    correcting.begin(letter.case_id, letter.number, [Place("The heading", "Tem", "Tern")], told, by=by("marit"),
                     now=now())  # fmt: skip


def spend_time() -> None:
    """Marit has written time on a case, twice; Ingrid's timer runs on it."""
    case_id = db.session.scalars(select(Case.id).where(Case.party_id == party_id("merle"))).one()
    for minutes, activity in ((90, "technical_review"), (30, "guidance")):
        spent = hours.Spent(legal_date(now()), minutes, activity)
        hours.record(case_id, spent, by=by("marit"), now=now())
    hours.start(case_id, "second_review", by=by("ingrid"), now=now() - 20 * 60_000)


def browser_of(app: Flask, visitor: str, language: str = "en") -> FlaskClient:
    """A browser in which this kind of visitor is signed in."""
    client = app.test_client()
    if (who := VISITORS[visitor]) is not None:
        person, company = who
        if "for-whom" in sign_in(client, person):
            with app.app_context():
                chosen = party_id(company)
            form = {"party": str(chosen), "csrf_token": token_of(client, "/for-whom")}
            assert client.post("/for-whom", headers=OURS, data=form).status_code == 303
    client.set_cookie("casework-language", language)
    return client


def addresses(app: Flask) -> dict[str, list[str]]:
    """Every address that a GET route can have in this town, by endpoint."""
    found: dict[str, list[str]] = {}
    with app.test_request_context():
        known = _arguments()
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
                continue
            given = known.get(rule.endpoint, [] if rule.arguments else [{}])
            adapter = app.url_map.bind("localhost")
            found[rule.endpoint] = [adapter.build(rule.endpoint, values) for values in given]
    return found


def _arguments() -> dict[str, list[dict[str, Any]]]:
    db.session.rollback()
    cases = list(db.session.scalars(select(Case).order_by(Case.id)))
    filed = [case for case in cases if case.year is not None]
    by_ref = [{"ref": case.ref} for case in cases]
    numbered = [{"ref": case.ref} for case in filed]
    clocks = [
        {"ref": case.ref, "name": deadline.name} for case in filed for deadline in CASE_TYPES[case.type].deadlines
    ]
    steps = [{"ref": case.ref, "name": step.name} for case in filed for step in CASE_TYPES[case.type].steps]
    papers = [(case, paper) for case in cases for paper in db.session.scalars(select(DocumentFile).where(
        DocumentFile.case_id == case.id))]  # fmt: skip
    letters = list(db.session.execute(select(Case, Letter).join(Letter, Letter.case_id == Case.id)))
    annexes = [{"ref": case.ref, "number": paper.number} for case, paper in papers if paper.kind == ANNEX]
    posts = [{"ref": case.ref, "seq": seq} for case in filed for seq in db.session.scalars(
        select(Event.seq).where(Event.case_id == case.id))]  # fmt: skip
    sections, rows, tables, wanted = [], [], [], []
    for case in cases:
        answers = latest_answers(db.session.connection(), case)
        for section in CASE_TYPES[case.type].sections:
            sections.append({"ref": case.ref, "name": section.name})
            if section.rows:
                tables.append(sections[-1])
                rows += [{**sections[-1], "key": key} for key in getattr(answers, section.name)]
        wanted += [{"ref": case.ref, "kind": document.kind, "key": key or "-"}
                   for document, key in needed(CASE_TYPES[case.type].documents, answers)]  # fmt: skip
    parties = [{"party_id": number} for number in sorted({case.party_id for case in filed})]
    plans = [case for case in cases if case.type == PLAN]
    named = [{"ref": case.ref} for case in plans]
    returned = [{"ref": case.ref} for case in plans if case.year is not None]
    lasting = [{"approval_id": number} for number in db.session.scalars(select(Approval.id))]
    invoices = [{"invoice_id": number} for number in db.session.scalars(select(Invoice.id))]
    fleets = [{"fleet_type": name} for name, form in FORMS.items() if form.fleet]
    registers = [{"name": name} for name in (*public_kinds(), "nothing")]
    law = [{"name": name} for name, table in TABLES.items() if table.loadable]
    return {
        **dict.fromkeys(("applicant.tasks", "applicant.days", "applicant.delete", "applicant.documents",
                         "applicant.printed", "applicant.receipt", "applicant.review"), by_ref),
        **dict.fromkeys(("applicant.case", "staff.case", "staff.sign", "staff.record", "staff.dossier",
                         "staff.register_access", "staff.note_error", "staff.correction"), numbered),
        **dict.fromkeys(("applicant.clock", "staff.clock"), clocks),
        **dict.fromkeys(("applicant.step", "staff.step"), steps),
        **dict.fromkeys(("applicant.verifier", "verifier.assignment", "verifier.plan", "verifier.changes",
                         "verifier.deliver"), named),
        "verifier.sent_plan": returned,
        "verifier.file": [{"ref": case.ref, "file_id": paper.id} for case, paper in papers
                          if case in plans and paper.kind == "assessment_report"],
        "verifier.letter": [{"ref": case.ref, "number": letter.number} for case, letter in letters
                            if case in plans and letter.kind == "refusal"],
        **dict.fromkeys(("applicant.annex", "verifier.annex"), annexes),
        **dict.fromkeys(("applicant.section", "staff.dossier_part"), sections),
        "applicant.row": rows,
        "applicant.table": tables,
        "applicant.table_file": [{**table, "kind": kind} for table in tables for kind in ("xlsx", "json")],
        "applicant.document": wanted,
        "applicant.file": [{"ref": case.ref, "file_id": paper.id} for case, paper in papers][:12],
        "applicant.letter": [{"ref": case.ref, "number": letter.number} for case, letter in letters],
        "applicant.enclosed": [{"ref": case.ref, "number": letter.number} for case, letter in letters
                               if letter.state == "printed" and letter.values.get("annexes")],
        "staff.correct_letter": [{"ref": case.ref, "number": letter.number} for case, letter in letters
                                 if letter.state == "printed"],
        "staff.document": [{"ref": case.ref, "number": paper.number} for case, paper in papers if paper.number][:12],
        "staff.correct_post": posts,
        "staff.time_form": numbered,
        "staff.time_entry": [{"ref": case.ref, "entry_id": row.id} for case, row in db.session.execute(
            select(Case, TimeEntry).join(TimeEntry, TimeEntry.case_id == Case.id))],
        **dict.fromkeys(("applicant.approval", "staff.approval"), lasting),
        **dict.fromkeys(("staff.party", "staff.people"), parties),
        "staff.invoice": invoices,
        "staff.initiative": [{"approval_id": number, "type_name": "representative_change"}
                             for number in db.session.scalars(select(Approval.id).where(Approval.kind == "account"))],
        "applicant.time_to_appeal": [{**one, "name": "ask_reasons"} for one in numbered],
        "staff.time_to_appeal": [{**one, "name": "give_time_to_appeal"} for one in numbered],
        "staff.concerning": [{**one, "type_name": "order_case"} for one in numbered[:2]],
        "staff.alone": [{**one, "type_name": "supervision_case"} for one in parties[:1]],
        **dict.fromkeys(REGISTERS, registers),
        "applicant.member": [{"membership_id": row.id} for row in db.session.scalars(select(Membership))],
        "applicant.invitation": [{"seal": members.code_of(current_app.secret_key, row)}
                                 for row in db.session.scalars(select(Invitation))],
        **dict.fromkeys(("applicant.fleet", "applicant.begin_several", "applicant.share"), fleets),
        "rules.rules": [{"name": name} for name in CASE_TYPES],
        "staff.certificate": [{"registration_id": number} for number in db.session.scalars(select(Registration.id))],
        "staff.table": law,
        "staff.table_file": [{**table, "kind": kind} for table in law for kind in ("json", "csv")],
        "screening.ask": [{"name": name} for name in SCREENINGS],
        "public.verify_code": [{"code": letter.code} for _, letter in letters] + [{"code": "AAAA-BBBB-CCCC"}],
    }  # fmt: skip


def types_by_ref(app: Flask) -> dict[str, str]:
    """The name of the type of every case, by what its address says."""
    with app.app_context():
        return {case.ref: case.type for case in db.session.scalars(select(Case))}


FEW = 3
ALL = {"applicant.step", "staff.correct_post"}  # most of these lead nowhere


def asked_of(app: Flask, visitor: str) -> list[tuple[str, str]]:
    """(endpoint, address) that this visitor tries: a few for each of their cases, one of somebody else's, and one of
    every route that is closed to them.
    """
    who = VISITORS[visitor]
    with app.test_request_context():
        key = who[1] if who else ""
        staff = who is not None and not key
        mine = {case.ref for case in db.session.scalars(select(Case))
                if staff or (key and case.party_id == party_id(key)) or (key in VERIFIERS and case.type == PLAN)}
    found = []
    for endpoint, all_of_them in addresses(app).items():
        wanted, groups = policy_of(app, endpoint), dict[str, list[str]]()
        for address in all_of_them:
            groups.setdefault(next((part for part in address.split("/") if REF.fullmatch(part)), ""), []).append(
                address
            )
        closed = wanted is None or ((wanted.name == "staff") is not staff and wanted.name in ("staff", "party"))
        closed |= wanted is not None and wanted.name == "verifier" and key not in VERIFIERS
        for ref, group in groups.items():
            few = group if endpoint in ALL else group[:: max(1, len(group) // FEW)][:FEW]
            few = few if not ref or ref in mine else []
            found += [(endpoint, address) for address in few if not closed]
        if closed:
            found.append((endpoint, all_of_them[0]))
        if others := [group[0] for ref, group in groups.items() if ref and ref not in mine]:
            found.append((endpoint, others[0]))
    return list(dict.fromkeys(found))


# --- what a page says -----------------------------------------------------------------------------------------------

SILENT = {"script", "style", "svg", "template", "pre"}
VOID = {"input", "br", "img", "hr", "meta", "link", "wbr", "source", "col"}


@dataclass
class Seen(HTMLParser):
    """A page as a reader takes it in; text in another language than the page's, or typed by people, is left out."""

    text: str
    language: str = ""
    headings: int = 0
    texts: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    _open: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.headings += tag == "h1"
        if tag == "html":
            self.language = given.get("lang", "")
        self.anchors |= {given[name] for name in ("id", "name") if given.get(name)}
        self.links |= {given[name] for name in ("href", "src") if name in given and "/static/" not in given[name]}
        for action in {given[name] for name in ("action", "formaction") if name in given}:
            sends = given.get("method", "post" if "formaction" in given else "get")
            (self.posts if sends.lower() == "post" else self.links).add(action)
        foreign = given.get("lang", self.language) != self.language
        quiet = foreign or tag in SILENT or (bool(self._open) and self._open[-1][1])
        if not quiet:
            self.texts += [given[name] for name in ("aria-label", "placeholder", "title", "alt") if given.get(name)]
        if tag not in VOID:
            self._open.append((tag, quiet))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self._open and (self._open[-1][1] or self._open[-1][0] == "textarea")):
            self.texts.append(" ".join(data.split()))


def english_left(seen: Seen) -> list[str]:
    """Sentences on a Norwegian page that stand there in English although the catalogue can say them."""
    whole, parts = _english(seen.language)
    said = "\n".join(seen.texts)
    return [text for text in seen.texts if text in whole] + [part for part in parts if part in said]


_KEPT: dict[str, tuple[set[str], list[str]]] = {}


def _english(language: str) -> tuple[set[str], list[str]]:
    """(sentences to be met whole, longer pieces of sentences to be met anywhere)."""
    if language not in _KEPT:
        said = catalogue(language)
        pairs = [*said.sentences.items(), *((one, own) for english, owns in said.pairs.values()
                                            for one, own in zip(english, owns, strict=True))]  # fmt: skip
        own = {translated for _, translated in pairs}
        own |= set(OWN_NAMES.values())
        whole = {english for english, translated in pairs if english != translated and english not in own}
        parts = {piece.strip() for english in whole for piece in re.split(r"{[^}]*}|\n", english)}
        _KEPT[language] = whole, sorted(part for part in parts if part.count(" ") >= 3 and len(part) > 18)
    return _KEPT[language]
