"""Collecting what a letter may say: the order, read from the case in one transaction.

A letter is about the event that ordered it: the answers, the request and the people are those of that event, also when
the printing comes later. Who will decide stands in the letter before the decision is signed, so the letter is printed
in the name of the signatory it is meant for (`signatory_id` of what the preparing step was told, else the first who
may sign), and can be signed by nobody else; another signatory prints it again in their own name first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, select

from casework.core.answers import lift
from casework.core.case_type import Actor, CaseType, Wishes
from casework.core.text import Text
from casework.i18n import say
from casework.letters.order import Acted, Order, Ruled, country_name
from casework.models import (
    Case,
    Charge,
    Decision,
    DocumentFile,
    Event,
    FindingRow,
    Letter,
    Party,
    Person,
    ReasonBlock,
    StaffRole,
    Submission,
    TwoPersonAct,
)
from casework.models.file import PAYER
from casework.operations import arrival, clocks
from casework.operations.acting import legal_date
from casework.operations.annexes import enclosed
from casework.operations.appealed import contested_by
from casework.operations.asked import asked_for
from casework.operations.billed import bill_of
from casework.operations.left import granted_by, left_by
from casework.operations.letters import elsewhere, party_of
from casework.operations.signatories import signatory_for
from casework.queries.approvals import fact_about
from casework.queries.readings import in_force
from casework.queries.submissions import draft_answers
from casework.workflows import CASE_TYPES
from casework.workflows.authorities import AUTHORITIES
from casework.workflows.correcting import CORRECTION

ROLES = {
    Actor.CASEWORKER: Text("caseworker"),
    Actor.SIGNATORY: Text("signatory"),
    Actor.REGISTRY_OPERATOR: Text("registry operator"),
}


def collect(cx: Connection, letter_id: int, *, base_url: str) -> Order | None:
    """The order of a letter that is to be printed; None if it is printed, void, or its preparation was undone."""
    letter = cx.execute(select(Letter.__table__).where(Letter.id == letter_id)).one()
    case = cx.execute(select(Case.__table__).where(Case.id == letter.case_id)).one()
    if letter.state != "ordered" or (not letter.sends and case.n_events != letter.event_seq):
        return None
    case_type = CASE_TYPES[case.type]
    return _Collecting(cx, letter, case, case_type, base_url).order()


class _Collecting:
    """One reading: the letter, its case, and what was sent when it was ordered."""

    def __init__(self, cx: Connection, letter: Any, case: Any, case_type: CaseType, base_url: str) -> None:
        self.cx, self.letter, self.case, self.case_type, self.base_url = cx, letter, case, case_type, base_url
        self.seq, self.language = letter.event_seq, letter.language
        self.sent = cx.execute(
            select(Submission.__table__)
            .where(Submission.case_id == case.id, Submission.event_seq <= self.seq)
            .order_by(Submission.n.desc())
        ).first()
        sent = self.sent
        self.answers = lift(case_type.answers, sent.answers_version, sent.answers) if sent else draft_answers(cx, case)
        self.event = cx.execute(select(Event.__table__).where(Event.case_id == case.id, Event.seq == self.seq)).one()
        self.asked = asked_for(cx, case, letter)
        charge = select(Charge.__table__).where(Charge.case_id == case.id)
        self.payer = cx.execute(charge).one() if letter.recipient == PAYER else None

    def order(self) -> Order:
        cx, letter, case, wishes = self.cx, self.letter, self.case, self.case_type.wishes(self.answers)
        channel = letter.values.get("channel", case.channel)
        received = self.sent.received_at if self.sent and letter.kind == "receipt" else case.received_at
        addressee, country, person = self._addressee(wishes)
        applicant = self.cx.execute(select(Party.name, Party.country).where(Party.id == case.party_id)).one()
        return Order(
            case_type=self.case_type,
            kind=letter.kind,
            language=self.language,
            dated=letter.dated,
            arrives_on=arrival.arrives_on(channel, country, letter.dated, home=self.case_type.authority.country),
            number=letter.number,
            case_number=f"{case.year}/{case.seq}",
            code=letter.code,
            base_url=self.base_url,
            addressee=addressee,
            party=applicant.name,
            party_country=applicant.country,
            channel=channel,
            your_reference=self.payer.payer_reference if self.payer else case.your_reference,
            officer=self._name(case.assignee_id),
            answers=self.answers,
            sender=self._name(self.event.actor_id),
            received_at=datetime.fromtimestamp((received or letter.values.get("at") or case.created_at) / 1000, UTC),
            complete_since=case.complete_since,
            documents=self._documents(),
            open_points=self._open_points(),
            told=letter.values,
            clocks=self._clocks(),
            ruled=() if letter.kind == CORRECTION else self._ruled(),
            reasons={row.block: row.text for row in self.cx.execute(
                select(ReasonBlock.block, ReasonBlock.text).where(ReasonBlock.case_id == case.id))},
            asked=self.asked,
            acted=self._acted(),
            granted=granted_by(cx, case, letter, self._act(prepared=False)),
            readings=in_force(cx, self.case_type, letter.dated),
            sent_on=legal_date(self.sent.received_at) if self.sent else None,
            about=fact_about(self.cx, case.id, letter.dated),
            person=person,
            own=self._own(),
            left=left_by(self.cx, case.id),
            purges=self._purges(),
            annexes=enclosed(cx, case, self.sent, letter),
            bill=bill_of(cx, case.id, letter),
            to_payer=self.payer is not None,
            contested=contested_by(cx, case, self.answers, letter),
            authority=AUTHORITIES.get(case.authority),
        )  # fmt: skip

    def _name(self, person_id: int | None) -> str:
        return self.cx.execute(select(Person.name).where(Person.id == person_id)).scalar() or "" if person_id else ""

    def _addressee(self, wishes: Wishes) -> tuple[tuple[str, ...], str, bool]:
        if (there := elsewhere(self.payer, self.case, self.letter)) is not None:
            return self._envelope(*there), there[2], False
        row = self.cx.execute(select(Party.__table__).where(Party.id == party_of(self.letter.recipient))).one()
        own = row.id == self.case.party_id
        lines = wishes.address if own and wishes.address else row.address
        country = (wishes.country if own and wishes.country and wishes.address else row.country) or "NO"
        return self._envelope(row.name, lines, country), country, own and (wishes.person or row.kind == "person")

    def _envelope(self, name: str, lines: Iterable[str], country: str) -> tuple[str, ...]:
        abroad = country_name(country, self.language) if country != self.case_type.authority.country else ""
        return (name, *dict.fromkeys(line for line in (*lines, abroad) if line and line != name))

    def _own(self) -> bool:
        """Did we open the case ourselves?"""
        first = self.cx.execute(select(Event.kind).where(Event.case_id == self.case.id).order_by(Event.seq)).scalar()
        return any(one.name == first and one.numbers and Actor.CASEWORKER in one.by for one in self.case_type.steps)

    def _documents(self) -> tuple[str, ...]:
        if self.sent is None or self.letter.kind != "receipt":
            return ()
        ids = [row[0] for row in self.sent.documents]
        of = select(DocumentFile.__table__).where(DocumentFile.id.in_(ids))
        rows = self.cx.execute(of.order_by(DocumentFile.number, DocumentFile.id))
        return tuple(self._titled(row) for row in rows)

    def _titled(self, row: Any) -> str:
        declared = next((one for one in self.case_type.documents if one.kind == row.kind), None)
        if declared is None:
            return str(row.title)
        owner = getattr(self.answers, declared.per, {}).get(row.row_key) if declared.per else None
        label = getattr(owner, "label", "")
        title: Text = declared.title
        return say(Text("{document}: {name}", document=title, name=label) if label else title, self.language)

    def _purges(self) -> bool:
        kinds = [document.kind for document in self.case_type.documents if self.letter.kind in document.purge_on]
        held = select(DocumentFile.id).where(DocumentFile.case_id == self.case.id, DocumentFile.kind.in_(kinds))
        return bool(kinds) and self.cx.execute(held).first() is not None

    def _open_points(self) -> tuple[Text, ...]:
        rows = self.cx.execute(
            select(FindingRow.text)
            .where(FindingRow.case_id == self.case.id, FindingRow.severity == "error")
            .where(FindingRow.state.in_(("open", "explained")))
            .order_by(FindingRow.id)
        ).scalars()
        return tuple(Text.from_json(row) for row in rows)

    def _clocks(self) -> dict[str, Any]:
        return {
            row.name: clocks.reckon(self.case_type, row, clocks.events_of(self.cx, row.id), self.letter.dated)
            for row in clocks.running(self.cx, self.case.id)
        }

    def _ruled(self) -> tuple[Ruled, ...]:
        """What is about to be decided by this letter, else what was decided before it."""
        subjects = self.case_type.subjects(self.answers)
        told, because = self.letter.values.get("outcomes") or {}, self.letter.values.get("outcome_reasons") or {}
        if self._act(prepared=True) is not None:
            first, *others = subjects
            if told or self._approves():
                return tuple(
                    Ruled(one.key, one.title, told.get(one.key, "approve"), because.get(one.key, ""))
                    for one in subjects
                )
            refused = (one for one in others if because.get(one.key) or one.stands_alone)
            return (
                Ruled(first.key, first.title, "refuse", because.get(first.key, "")),
                *(Ruled(one.key, one.title, "refuse", because.get(one.key, "")) for one in refused),
            )
        rows = self.cx.execute(select(Decision.__table__).where(Decision.case_id == self.case.id).order_by(Decision.id))
        decided = {row.subject: row for row in rows}
        outcomes = {key: "approve" if row.outcome == "approval" else "refuse" for key, row in decided.items()}
        known = (one for one in subjects if one.key in decided)
        return tuple(Ruled(one.key, one.title, outcomes[one.key], decided[one.key].reason) for one in known)

    def _approves(self) -> bool:
        """Does the step that prepared this letter ask for outcomes, one by one?"""
        return any(ask.name == "outcomes" for ask in self.case_type.step(self.letter.values["step"]).asks)

    def _act(self, *, prepared: bool) -> Any:
        at = TwoPersonAct.prepared_seq if prepared else TwoPersonAct.signed_seq
        return self.cx.execute(
            select(TwoPersonAct.__table__).where(TwoPersonAct.case_id == self.case.id, at == self.seq)
        ).first()

    def _acted(self) -> tuple[Acted, ...]:
        dated = self.letter.dated
        if (act := self._act(prepared=True)) is not None:
            second = self.letter.values.get("signatory_id") or signatory_for(
                self.cx, self.case, dated, not_person=act.first_person
            )
            return (
                self._who(act.first_person, Actor.CASEWORKER, "prepared", legal_date(self.event.at)),
                self._who(second, Actor.SIGNATORY, "decided", dated),
            )
        if (act := self._act(prepared=False)) is not None:
            individual = self.case_type.step(self.letter.values["step"]).individual
            at = self.cx.execute(
                select(Event.at).where(Event.case_id == self.case.id, Event.seq == act.prepared_seq)
            ).scalar_one()
            if individual:  # what is made once the decision is signed bears the names of those who made it
                return (
                    self._who(act.first_person, Actor.CASEWORKER, "prepared", legal_date(at)),
                    self._who(act.second_person, Actor.SIGNATORY, "decided", dated),
                )
            operator = Actor.REGISTRY_OPERATOR
            return (
                self._who(act.first_person, operator, "carried_out", legal_date(at)),
                self._who(act.second_person, operator, "checked", dated),
            )
        wrote = self._writer()
        return (self._who(wrote, Actor.CASEWORKER, "wrote", dated),) if wrote else ()

    def _writer(self) -> int | None:
        """The officer who took the step. Nobody for what the service writes by itself: a receipt, a reminder."""
        authority = {str(actor) for actor in Actor if actor.is_authority}
        return int(self.event.actor_id) if self.event.role in authority else None

    def _who(self, person_id: int, role: Actor, did: Any, on: date) -> Acted:
        more = self.cx.execute(
            select(StaffRole.more)
            .where(StaffRole.person_id == person_id, StaffRole.role == str(role))
            .order_by(StaffRole.id)
        ).scalar()
        title = (more or {}).get("title", {})
        said = title.get(self.language) if isinstance(title, dict) else title
        return Acted(self._name(person_id), said or say(ROLES[role], self.language), did, on, person_id)
