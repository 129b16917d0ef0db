"""The ends that a request for access can have: all of it given, given in part, silence and an answer after all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from casework.core.checks import DocumentFact
from casework.law.access_grounds import PUBLIC
from casework.operations import asking, post, review
from casework.stories.telling import SERVICE, Beat, Plot, Scene, Told, by
from casework.workflows.access_request.answers import AccessAnswers

Gives = Callable[[Told], dict[str, Any]]
LEFT_OUT = ("bank",)
JOURNALIST = {"name": "Nora Lind", "email": "nora@kystbladet.example"}

WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "what": "All documents on the opening of the account.",
        "evidence": "The e-mail server shows when it came in.",
        "bank": "The number of the bank account, and the bank that keeps it.",
        "person": "Copy of an identity document with the national number of a private person.",
        "more": "All other parts of what the company sent are given. What is secret by law we may not give, and for "
                "the bank account the danger of fraud weighs more than what the public gains by knowing the number.",
        "assessment": "Whoever knows the number of the account and who may sign can send false orders to pay. The rest "
                      "says what the account is for, and can be given without that danger.",
    },
    "nb": {
        "what": "Alle dokumenter om åpningen av kontoen.",
        "evidence": "E-posttjeneren viser når det kom.",
        "bank": "Nummeret på bankkontoen, og banken som fører den.",
        "person": "Kopi av et identitetsdokument med fødselsnummeret til en privatperson.",
        "more": "Alle andre deler av det selskapet sendte, gis ut. Det som er taushetsbelagt, kan vi ikke gi, og for "
                "bankkontoen veier faren for svindel mer enn nytten av å kjenne nummeret.",
        "assessment": "Den som kjenner kontonummeret og hvem som kan signere, kan sende falske betalingsordrer. Resten "
                      "sier hva kontoen er til, og kan gis uten den faren.",
    },
    "nn": {
        "what": "Alle dokument om opninga av kontoen.",
        "evidence": "E-posttenaren viser når det kom.",
        "bank": "Nummeret på bankkontoen, og banken som fører han.",
        "person": "Kopi av eit identitetsdokument med fødselsnummeret til ein privatperson.",
        "more": "Alle andre delar av det selskapet sende, blir gitt ut. Det det er teieplikt om, kan vi ikkje gi, og "
                "for bankkontoen veg faren for svindel meir enn nytta av å kjenne nummeret.",
        "assessment": "Den som kjenner kontonummeret og kven som kan signere, kan sende falske betalingsordrar. Resten "
                      "seier kva kontoen er til, og kan givast utan den faren.",
    },
}  # fmt: skip


def asked(on: date) -> AccessAnswers:
    """All of the case, as its party asks."""
    return AccessAnswers.model_validate({
        "delivery": {"channel": "portal", "notice_email": "ets@aiglipelagos.example", "language": "en"}})  # fmt: skip


def example(on: date) -> AccessAnswers:
    """A request as it stands when the answer is proposed: three things were asked for, and one is kept back."""
    told = WRITTEN["en"]
    return AccessAnswers.model_validate({
        "about": {"case": "2026/1", "title": "Aigli Pelagos Shipping S.A.", "basis": PUBLIC,
                  "documents": {"s1": "2026/1-S1", "d1": "2026/1-1", "d2": "2026/1-2"}},
        "wanted": {"what": told["what"]},
        "found": {
            "s1": {"number": "2026/1-S1", "title": "Account for a shipping company", "dated": "2 March 2026",
                   "sections": {"company": "The company", "representatives": "Representatives"}},
            "d1": {"number": "2026/1-1", "title": "Group chart", "dated": "2 March 2026", "is_pdf": True},
            "d2": {"number": "2026/1-2", "title": "Approval", "dated": "20 April 2026", "is_pdf": True},
        },
        "assessment": {"looked": True, "more": told["more"], "emissions": False},
        "verdicts": {"v1": {"document": "d1", "verdict": "refused", "ground": "O-24-3", "why": told["bank"]}},
        "delivery": {"language": "en", "channel": "email", "notice_email": JOURNALIST["email"]},
    })  # fmt: skip


def documents(on: date) -> tuple[DocumentFact, ...]:
    """No document is owed."""
    return ()


def _by_anybody(before: Told) -> int:
    """By e-mail, from somebody who is no party; registered within the hour."""
    said, now = WRITTEN[before.language], before.now
    party = post.new_party(JOURNALIST["name"], number="", country="NO", address=(), language=before.language, now=now)
    answering = asking.Answering("email", before.language, JOURNALIST["email"], country="NO")
    came = post.Arrival("email", JOURNALIST["name"], now, said["what"], said["evidence"])
    return asking.file(before.case_id, party, PUBLIC, answering, came, (), storage=before.storage, by=by("arne"),
                       now=now, what=said["what"]).case_id  # fmt: skip


def _looked(told: Told) -> dict[str, Any]:
    return {"section": "assessment", "raw": {"looked": True, "emissions": False,
                                             "more": told.plot.written[told.language]["more"]}}  # fmt: skip


def _kept_back(told: Told) -> dict[str, Any]:
    """Copies of passports and the like are not given; of what was sent, the representatives are left out."""
    said, found = told.plot.written[told.language], told.drafted["found"]
    secret = [row["document"] for row in told.drafted["verdicts"].values()]
    rows = {f"v{n}": {"document": key, "verdict": "refused", "ground": "O-13-1", "why": said["person"]}
            for n, key in enumerate(secret, start=1)}  # fmt: skip
    for n, sent in enumerate((key for key in found if key.startswith("s")), start=90):
        rows[f"v{n}"] = {"document": sent, "verdict": "part", "ground": "O-24-3", "why": said["bank"],
                         "leaves_out": [f"{sent}.{name}" for name in LEFT_OUT]}  # fmt: skip
    return {"section": "verdicts", "raw": rows}


def _nothing_kept_back(told: Told) -> dict[str, Any]:
    return {"section": "verdicts", "raw": {}}


def _impartial(told: Told) -> None:
    review.declare_impartiality(told.case_id, True, by=by("marit"), now=told.now)


LOOKED = Beat("write", "marit", 1, _looked)
GIVEN = (LOOKED, Beat("write", "marit", 0, _nothing_kept_back), Beat("give", "marit", 0, does=_impartial))
IN_PART = (LOOKED, Beat("write", "marit", 0, _kept_back), Beat("propose_answer", "marit"),
           Beat("sign_answer", "per", 1))  # fmt: skip

PLOTS: dict[str, Plot] = {
    "given": Plot("aigli", "eleni", asked, (Beat("submit", ""), *GIVEN), WRITTEN),
    "given_in_part": Plot("aigli", "eleni", asked, (*IN_PART, Beat("become_final", SERVICE, 22)), WRITTEN,
                          begins=_by_anybody),
    "silence": Plot("aigli", "eleni", asked, (Beat("lapse", SERVICE, 6), *GIVEN), WRITTEN, begins=_by_anybody),
}  # fmt: skip
DEMO: tuple[Scene, ...] = (Scene("aigli", replace(PLOTS["given_in_part"], held=True), 6, "propose_answer", "nb"),)
