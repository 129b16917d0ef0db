"""Telling the story of a case: from draft to its end, through the operations that the pages use.

A story is a row of beats: who takes which step, how many days later, and what they tell. What an officer must have
done before a step (checklist, reasons, impartiality) and what lies on the table (the printed letter's hash) is done
on the way.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from casework.core.answers import as_json
from casework.core.case_type import Actor, CaseType
from casework.db import db
from casework.models import Approval, Case, Charge, DraftSection, Letter
from casework.operations import documents, drafts, initiative
from casework.operations.acting import SYSTEM, By, legal_date
from casework.operations.due import is_due
from casework.operations.steps import take_step
from casework.ports.storage import Storage
from casework.queries.submissions import latest_answers
from casework.stories.filling import fill, over
from casework.stories.papers import paper
from casework.stories.people import PERSONAS, VERIFIERS, person_id
from casework.stories.preludes import about_for, begin_beside, beside, decided_by, held, left_by, next_of, waiting_fee
from casework.stories.preparing import prepare, print_in_own_name
from casework.workflows import CASE_TYPES, appeal_type
from casework.workflows.charging import announcing, charged_by
from casework.workflows.requirements import needed
from casework.workflows.verifying import Deliver, delivery_of

DAY = 24 * 60 * 60 * 1000
HOUR = DAY // 24
SERVICE = "the service itself"


@dataclass(frozen=True, slots=True)
class Beat:
    """A step of the story: `days` after the one before, by a persona ('' = who writes the application, SERVICE = the
    schedule, on the first day from then on which it is due); `gives` is what the step is told, made on the day;
    `writes`: the answers that the party writes before it; `does`: what is done before it that is no step (hours,
    payments); `against`: the items of the checklist that are answered with no.
    """

    step: str
    persona: str
    days: int = 0
    gives: Callable[[Told], dict[str, Any]] = lambda told: {}
    writes: Callable[[date], Any] | None = None
    does: Callable[[Told], None] = lambda told: None
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """A case to tell: for which company, with which answers (made for the day it is sent), by which beats.

    `written` holds the blocks of the reasons for each language, `worded` the answers that are said in it, by section.
    `after`: the story that left the approval this one is about, and how many days before this one it began; then the
    answers are what differs from those carried over. `since`: another story about the same approval, told first.
    `then`: what becomes of the fee that this case announced; `charged`: of a story about a fee, appeal, access, order,
    how the case ends that it is about, one of the same company ('' = that of the oldest fee not reckoned yet).
    `begins`: how such a one begins that its party does not write, given that case; `fought`: the appeal that is told
    after the beats; `anew`: what happens there later; `held`: it is about a case that the company has already.
    """

    company: str
    writer: str
    answers: Callable[[date], Any]
    beats: tuple[Beat, ...]
    written: dict[str, dict[str, str]] = field(default_factory=dict)
    after: tuple[Plot, int] | None = None
    worded: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    since: Plot | None = None
    then: Plot | None = None
    charged: str = "approve"
    begins: Callable[[Told], int] | None = None
    fought: Plot | None = None
    anew: tuple[Beat, ...] = ()
    held: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A case of the demonstration: its plot, begun so many days ago, told up to the step `until` (None = its end)."""

    company: str
    plot: Plot
    days_ago: int
    until: str | None = None
    language: str = "en"


@dataclass
class Told:
    """A story under way. `thing` puts what it is about into answers, where that is not what its plot says."""

    case_type: CaseType
    plot: Plot
    case_id: int
    now: int
    language: str
    storage: Storage
    thing: Callable[[Any], Any] = lambda answers: answers

    @property
    def today(self) -> date:
        return legal_date(self.now)

    @property
    def case(self) -> Case:
        db.session.rollback()
        case = db.session.get_one(Case, self.case_id)
        db.session.refresh(case)
        return case

    @property
    def answers(self) -> Any:
        case = self.case
        return latest_answers(db.session.connection(), case)

    @property
    def delivery(self) -> Deliver | None:
        """What a verifier delivers in this story; None where the party writes all of it."""
        steps = (self.case_type.step(beat.step) for beat in self.plot.beats)
        return delivery_of(self.case_type) if any(Actor.VERIFIER in step.by for step in steps) else None

    @property
    def drafted(self) -> dict[str, Any]:
        """What stands in the draft, section by section, also what does not apply yet."""
        rows = select(DraftSection.section, DraftSection.raw).where(DraftSection.case_id == self.case.id)
        return {row.section: row.raw for row in db.session.execute(rows)}


def plots_of(type_name: str) -> dict[str, Plot]:
    """The outcomes a case type has a story for."""
    plots: dict[str, Plot] = importlib.import_module(f"casework.stories.{type_name}").PLOTS
    return plots


def demo_of(type_name: str) -> tuple[Scene, ...]:
    """The cases of the demonstration of a case type."""
    scenes: tuple[Scene, ...] = importlib.import_module(f"casework.stories.{type_name}").DEMO
    return scenes


def tell(
    type_name: str,
    plot: Plot,
    *,
    party: int,
    now: int,
    storage: Storage,
    drain: Callable[[int], object],
    language: str = "en",
    answers: Any = None,
    until: str | None = None,
) -> Iterator[tuple[Told, str]]:
    """Tells the story from `now` (UTC milliseconds) on; yields after each step, with its name; `until` stops it."""
    case_type = CASE_TYPES[type_name]
    if announcing(case_type):
        told = Told(case_type, plot, waiting_fee(party), now, language, storage)
        if plot.charged:
            name = next(one.name for one in CASE_TYPES.values() if charged_by(one))
            before = plots_of(name)[plot.charged]
            *_, (told, _) = tell(name, before, party=party, now=now, storage=storage, drain=drain, language=language)
        yield from _of_its_fee(told, plot, drain, until)
        return
    if beside(case_type):
        name, before = decided_by(plot, plots_of, case_type)
        there = held(case_type, name, party, asked=plot.held)
        earlier = tell(name, before, party=party, now=now, storage=storage, drain=drain, language=language)
        told = Told(CASE_TYPES[name], before, there, now, language, storage) if there else [*earlier][-1][0]
        yield from _against(told, case_type, plot, drain, until)
        return
    writer, given = by(plot.writer), answers if answers is not None else plot.answers(legal_date(now))
    thing = next_of(case_type, given)
    first = partial(tell, party=party, storage=storage, drain=drain, language=language)
    about = (
        left_by(plot.after, type_name, now, first)
        if plot.after
        else about_for(case_type, plot, party, now, first, plots_of)
    )
    if about is not None and Actor.APPLICANT not in writer.roles:
        case_id = initiative.begin(type_name, db.session.get_one(Approval, about), {}, by=writer, now=now)
    else:
        case_id = drafts.open_draft(type_name, party, by=writer, now=now, language=language, about=about)
    told = Told(case_type, plot, case_id, now, language, storage, thing)
    if about:
        given = case_type.answers.model_validate(over(told.drafted, as_json(given)))
    _write(told, thing(given), by=writer)
    yield told, "draft"
    yield from _beats(told, drain, until, after="draft")
    if plot.fought is not None and (until is None or until in {beat.step for beat in plot.anew}):
        for _ in _against(told, appeal_type(), plot.fought, drain, None):
            pass
        told.plot = replace(plot, beats=plot.anew)
        yield from _beats(told, drain, until)
    if plot.then is not None and until is None:
        yield from _of_its_fee(told, plot.then, drain, None)


def _beats(
    told: Told, drain: Callable[[int], object], until: str | None, after: str = ""
) -> Iterator[tuple[Told, str]]:
    """The beats of the plot up to the step `until`; none where that is what came before them."""
    for beat in told.plot.beats if until is None or until != after else ():
        play(told, beat, drain)
        yield told, beat.step
        if beat.step == until:
            return


def _against(
    before: Told, case_type: CaseType, plot: Plot, drain: Callable[[int], object], until: str | None
) -> Iterator[tuple[Told, str]]:
    """Tells a case that begins with another, and what happens in that one afterwards."""
    if plot.begins is not None:
        told = Told(case_type, plot, plot.begins(before), before.now, before.language, before.storage)
        drain(told.now)
        yield told, str(beside(case_type))
    else:
        begun = begin_beside(case_type, before, by(plot.writer))
        told = Told(case_type, plot, begun, before.now, before.language, before.storage)
        _write(told, case_type.answers.model_validate(over(told.drafted, as_json(plot.answers(told.today)))),
               by=by(plot.writer))  # fmt: skip
        yield told, "draft"
    yield from _beats(told, drain, until, after=str(beside(case_type)) if plot.begins else "draft")
    before.now = told.now
    for beat in plot.anew if until is None else ():
        play(before, beat, drain)


def _of_its_fee(
    before: Told, plot: Plot, drain: Callable[[int], object], until: str | None
) -> Iterator[tuple[Told, str]]:
    """Tells what becomes of the fee that a case has announced, or of a case about a fee itself."""
    of = Charge.for_case_id == before.case_id
    case_id = db.session.scalar(select(Charge.case_id).where(of)) or before.case_id
    case_type = CASE_TYPES[db.session.get_one(Case, case_id).type]
    told = Told(case_type, plot, case_id, before.now, before.language, before.storage)
    yield told, str(announcing(case_type))
    yield from _beats(told, drain, until)


def play(told: Told, beat: Beat, drain: Callable[[int], object]) -> None:
    """Takes one step of a story, with what was done before it."""
    told.now += beat.days * DAY + HOUR
    beat.does(told)
    if beat.persona == SERVICE:  # a last day that rolls over a weekend is reminded of so much later
        told.now += DAY * next(n for n in range(7) if is_due(told.case_id, beat.step, told.now + n * DAY))
    if beat.writes is not None:
        _write(told, told.thing(beat.writes(told.today)), by=by(told.plot.writer))
    who = by(beat.persona or told.plot.writer)
    prepare(told, beat, who)
    case = told.case
    if told.case_type.step(beat.step).decides:
        print_in_own_name(told, who, drain)
    mine = Letter.case_id == case.id, Letter.event_seq == case.n_events, Letter.state == "printed"
    hashes = list(db.session.scalars(select(Letter.sha256).where(*mine)))
    given = {**beat.gives(told), "declaration": True, **({"letter_sha256": hashes} if hashes else {})}
    take_step(case.id, beat.step, by=who, now=told.now, seen=case.n_events, given=given)
    drain(told.now)


def _write(told: Told, given: Any, *, by: By) -> None:
    """The answers as a draft, and every document that they need, but for what a verifier delivers in this story."""
    fill(told, as_json(given), by=by)
    for document, key in needed(told.case_type.documents, given):
        if told.delivery and document.kind == told.delivery.report:
            continue
        documents.receive(
            told.case_id, told.case_type.name, document.kind, key, f"{document.kind}.pdf",
            io.BytesIO(paper(f"{document.title} {key}".strip())),
            storage=told.storage, by=by, now=told.now, dated_on=told.today - timedelta(days=14),
        )  # fmt: skip


def by(persona: str) -> By:
    """The persona with their roles; who acts for a party or a verifier may sign."""
    if persona == SERVICE:
        return SYSTEM
    found = next(found for found in PERSONAS if found.key == persona)
    party = Actor.VERIFIER if VERIFIERS.keys() & found.acts else Actor.APPLICANT
    return By(person_id(persona), frozenset(found.roles or (party,)), writes=not found.roles, signs=not found.roles)
