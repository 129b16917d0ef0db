"""Answers to tell a story with: who is new, whose rights change, who leaves, and what the authority looks into.

The account is the one that the shipping company of the other story opened: two persons who start and approve, and one
who reads. Days are counted back from the day the story is told on. Nobody here exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.workflows.representative_change.answers import RepresentativeAnswers
from casework.workflows.representative_change.documents import DOCUMENTS
from casework.workflows.requirements import needed

ACCOUNT, HOLDER = "EU-100-5012345-0-2", "Aigli Pelagos Shipping S.A."
SEATS: dict[str, dict[str, Any]] = {
    "r1": {"name": "Eleni Markopoulou", "birth_date": "1984-03-09",
           "email": "e.markopoulou@aiglipelagos.example", "mobile": "+30 694 555 0121",
           "rights": "initiate_and_approve"},
    "r2": {"name": "Dimitris Vlachos", "birth_date": "1987-04-23",
           "email": "d.vlachos@aiglipelagos.example", "mobile": "+30 694 555 0133", "rights": "initiate_and_approve"},
    "r3": {"name": "Sofia Andreadi", "birth_date": "1991-11-30",
           "email": "s.andreadi@aiglipelagos.example", "mobile": "+30 694 555 0188", "rights": "read"},
}  # fmt: skip
STANDING = {"account": ACCOUNT, "holder": HOLDER, "seats": SEATS}
NEW: dict[str, dict[str, Any]] = {
    "n1": {"first_names": "Nefeli", "last_name": "Karydi", "job_title": "Compliance officer", "birth_city": "Piraeus",
           "birth_date": "1990-02-17", "email": "n.karydi@aiglipelagos.example", "mobile": "+30 694 555 0194",
           "id_number": "AT5530194", "line1": "9 Filonos Street", "rights": "initiate_and_approve", "replaces": "r2",
           "reuse": False},
    "n2": {"first_names": "Petros", "last_name": "Lambrou", "job_title": "Treasurer", "birth_city": "Kavala",
           "birth_date": "1979-08-05", "email": "p.lambrou@aiglipelagos.example", "mobile": "+30 694 555 0199",
           "id_number": "AT5530199", "line1": "22 Kountouriotou Street", "rights": "approve", "reuse": True,
           "reuse_case": "2026/941"},
}  # fmt: skip
DELIVERY = {"language": "en", "channel": "portal", "notice_email": "ets@aiglipelagos.example", "reference": "APS-AR-2"}


def person(given: Mapping[str, Any], on: date) -> dict[str, Any]:
    reused = {"reuse_dated_on": str(on - timedelta(days=40))} if given.get("reuse") else {}
    return {"employer": HOLDER, "birth_country": "GR", "postcode": "185 35", "city": "Piraeus", "country": "GR",
            "phone": "+30 210 555 0142", "id_document": "passport", "language": "en", "works_for_verifier": False,
            "id_expires_on": f"{on.year + 6}-05-31", "terms_accepted": True, **given, **reused}  # fmt: skip


def example_json(on: date) -> dict[str, Any]:
    """Complete answers: one person in the place of another, one in addition with papers used again, other rights."""
    return {
        "standing": STANDING,
        "request": {"asked_by": "holder", "closing": False, "why": "Dimitris Vlachos moves to another company."},
        "representatives": {key: person(given, on) for key, given in NEW.items()},
        "rights": {"c1": {"who": "r3", "rights": "initiate"}},
        "delivery": DELIVERY,
    }


def example(on: date) -> RepresentativeAnswers:
    return RepresentativeAnswers.model_validate(example_json(on))


def unpaired(on: date) -> RepresentativeAnswers:
    """Changes of rights after which nobody can approve what another starts."""
    raw = example_json(on) | {"representatives": {}}
    raw["rights"] = {"c1": {"who": "r1", "rights": "initiate"}, "c2": {"who": "r2", "rights": "read"}}
    return RepresentativeAnswers.model_validate(raw)


def leaving(on: date) -> RepresentativeAnswers:
    """The one who reads stops, by her own wish."""
    raw = example_json(on) | {"representatives": {}, "rights": {}}
    raw["request"] = {"asked_by": "representative", "closing": False}
    raw["leavers"] = {"l1": {"who": "r3", "left_on": str(on - timedelta(days=3))}}
    return RepresentativeAnswers.model_validate(raw)


def measure(on: date, kind: str = "suspend", ground: str = "unauthorised_access",
            who: tuple[str, ...] = ("r2",)) -> RepresentativeAnswers:
    """What the authority looks into of its own accord; what happened is said in the language of the story."""
    raw = {"standing": {**STANDING, "by_authority": True},
           "measure": {"who": list(who), "measure": kind, "ground": ground, "happened_on": str(on - timedelta(days=2)),
                       "what": WHAT["en"][kind]},
           "delivery": {name: said for name, said in DELIVERY.items() if name != "reference"}}  # fmt: skip
    return RepresentativeAnswers.model_validate(raw)


def removal(on: date) -> RepresentativeAnswers:
    return measure(on, "remove", "papers", ("r3",))


WHAT: dict[str, dict[str, str]] = {
    "en": {
        "suspend": "the registry reported that Dimitris Vlachos had tried eleven times to open the account of another "
                   "company, for which he has no authority.",
        "remove": "the police in the country of residence told us that they had never issued the certificate that was "
                  "sent with the nomination of Sofia Andreadi.",
        "restore": "the holder showed that a stranger had used the sign-in of Dimitris Vlachos, and that it has been "
                   "replaced."},
    "nb": {
        "suspend": "Registeret meldte at Dimitris Vlachos elleve ganger hadde forsøkt å åpne kontoen til et annet "
                   "selskap, som han ikke har fullmakt for.",
        "remove": "Politiet i bostedslandet opplyste at de aldri hadde utstedt attesten som fulgte med forslaget om "
                  "Sofia Andreadi.",
        "restore": "Kontohaveren viste at en fremmed hadde brukt innloggingen til Dimitris Vlachos, og at den er "
                   "byttet."},
    "nn": {
        "suspend": "Registeret melde at Dimitris Vlachos elleve gonger hadde prøvd å opne kontoen til eit anna "
                   "selskap, som han ikkje har fullmakt for.",
        "remove": "Politiet i bustadlandet opplyste at dei aldri hadde skrive ut attesten som følgde med framlegget "
                  "om Sofia Andreadi.",
        "restore": "Kontohavaren viste at ein framand hadde brukt innlogginga til Dimitris Vlachos, og at ho er "
                   "bytt."},
}  # fmt: skip


def documents(answers: RepresentativeAnswers, on: date) -> tuple[DocumentFact, ...]:
    """Every document that these answers need, two weeks old on the day `on`."""
    return tuple(DocumentFact(document.kind, key, on - timedelta(days=14), on, f"{document.kind}.pdf")
                 for document, key in needed(DOCUMENTS, answers))
