"""What the case page, the letters and the first draft of the reasons take from the file of a sanction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.core.approvals import About, ApprovalFact
from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law.sanction_grounds import GROUNDS, Ground
from casework.law.sheets import NONE_LOADED
from casework.workflows.application.delivery import begun_as
from casework.workflows.authorities import ENERGY_DIRECTORATE
from casework.workflows.concerning import Concerned
from casework.workflows.infringement_fee.answers import SanctionAnswers
from casework.workflows.infringement_fee.choices import CHOICES, Fault, Origin

NOT_WRITTEN = Text("not written")


def ground_of(answers: SanctionAnswers) -> Ground | None:
    """The ground that is suspected."""
    return GROUNDS[answers.suspicion.ground] if answers.suspicion.ground else None


def charged_as(answers: SanctionAnswers) -> tuple[str, str]:
    """The ground that the case is kept apart by, and the number of the case it concerns."""
    return answers.suspicion.ground or "", answers.about.case or ""


def subjects(answers: SanctionAnswers) -> tuple[DecisionSubject, ...]:
    """The one thing that is decided."""
    ground = ground_of(answers)
    return (DecisionSubject("sanction", ground.title if ground else Text("A breach")),)


def title_of(answers: SanctionAnswers) -> str:
    """Whom it is about, and the code of the ground."""
    return ", ".join(part for part in (answers.about.name, answers.suspicion.ground) if part)


def wishes(answers: SanctionAnswers) -> Wishes:
    return Wishes(**answers.delivery.wishes(), email=answers.delivery.notice_email or "",
                  number=answers.about.organisation_number or "")


def summary(answers: SanctionAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    ground, breach = ground_of(answers), answers.breach
    period = (Text("{first} to {last}", first=breach.began_on, last=breach.ended_on)
              if breach.began_on and breach.ended_on else NOT_WRITTEN)
    return (
        (Text("Who is suspected"), answers.about.name or NOT_WRITTEN),
        (Text("Ground"), Text("{code}: {title}", code=ground.code, title=ground.title) if ground else NOT_WRITTEN),
        (Text("Period"), period),
        (Text("Fault"), CHOICES[Fault][breach.fault] if breach.fault else NOT_WRITTEN),
    )


def triggers(answers: SanctionAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Mapping[str, date | None]:
    """The time in which a fee can be imposed runs from the end of the breach."""
    return {"breach_ended_on": answers.breach.ended_on}


def prefill(answers: SanctionAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons: the table of facts stands in the letter."""
    ground = ground_of(answers)
    return {
        "facts": Text("We build on the facts in the table. The evidence beside each of them shows it clearly."),
        "rules": Text("{breach} A fee may be imposed for a breach by intent or negligence, or for complicity. The "
                      "facts must be clearly more probable than not.", breach=ground.breach if ground else NOT_WRITTEN),
    }


def carry(fact: ApprovalFact, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a case about the holder of an approval begins with."""
    owner = answers.get("owner") or {}
    about = {"name": fact.holder, "organisation_number": owner.get("organisation_number"), "approval": fact.number,
             "plant": fact.data.get("name")}
    delivery = {name: said for name, said in (answers.get("delivery") or {}).items() if name != "reference"}
    return {"about": {name: value for name, value in about.items() if value}, "delivery": delivery}


def begins(concerned: Concerned) -> Mapping[str, Mapping[str, Any]] | None:
    """What a case about a breach begins with that is opened about a case of the directorate; about a supervision, only
    once it was switched.
    """
    watched = concerned.watched
    if concerned.authority != ENERGY_DIRECTORATE.key or (watched is not None and not watched.switched):
        return None
    wishes = concerned.wishes
    about = {"case": concerned.number, "name": concerned.party, "organisation_number": wishes.number}
    return {"about": {name: value for name, value in about.items() if value},
            "delivery": begun_as(wishes, wishes.language)}


def suggests(concerned: Concerned) -> Mapping[str, Mapping[str, Any]]:
    """The suspicion that a supervision was switched for."""
    if concerned.watched is None:
        return {}
    return {"suspicion": {"origin": str(Origin.SUPERVISION), "reference": concerned.number,
                          "what": concerned.watched.found.get("what")}}


ABOUT = (About("plant", Text("Register a suspicion of a breach"), carry=carry, own=lambda begun: begun),)
