"""How a time limit was counted, for staff and for the party alike: the same days, the same letters, the same two dates.

The page is made from the replay of the clock and proves it: from which fact it runs and what shows it, by which rule
and how sure we are of the reading, every day that counts and every day that does not, every pause and extension with
its letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date
from flask import Response, request, url_for

from casework import i18n
from casework.core.case_type import CaseType
from casework.core.clocks import ClockState, Day, Happening, Owner, Reckoning
from casework.core.deadlines import Dated, Deadline
from casework.core.effects import PauseClock
from casework.core.periods import WorkingDays
from casework.core.text import Text
from casework.models import Case
from casework.queries.access import NotThere, find, party_cases
from casework.queries.clocks import Happened, Proof, proof
from casework.queries.readings import Standing, standing
from casework.web.auth import visitor
from casework.web.months import ROLLED, Month, months
from casework.web.policy import policy
from casework.web.render import language, page, today
from casework.web.vocabulary import speak_for
from casework.workflows import CASE_TYPES
from casework.workflows.chances import Chance

TRIGGERS = {
    "complete_since": Text("Everything was in place"),
    "received_on": Text("It reached us"),
    "request_arrived_on": Text("Our questions arrived"),
    "decision_arrived_on": Text("The decision arrived"),
    "invoiced_on": Text("The invoice was written"),
    "decided_on": Text("The decision was signed"),
    "checked_on": Text("It was approved, or last checked"),
    "opening_due": Text("The first time limit ended"),
    "recalled_on": Text("The application was taken back"),
    "list_published_on": Text("The list of companies was published"),
    "first_voyage_on": Text("The first voyage in scope began"),
    "first_call_on": Text("The first port call"),
    "filed_on": Text("It was filed"),
    "sent_on": Text("Our letter was sent"),
    "handling_due": Text("The first time limit ended"),
    "payment_due": Text("The last day to pay"),
    "permit_effective_on": Text("The permit takes effect"),
    "changed_on": Text("The change took place"),
    "breach_ended_on": Text("The breach ended"),
}
CHANNELS = {
    "portal": Text("in the service"),
    "email": Text("by e-mail"),
    "post": Text("by post"),
    "hand": Text("handed over"),
    "phone": Text("by telephone"),
}
MOVED = {
    Happening.PAUSE: Text("Paused"),
    Happening.RESUME: Text("Ran on"),
    Happening.EXTEND: Text("Extended"),
    Happening.MOVE: Text("Moved"),
    Happening.STOP: Text("Ended"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the four of the sum line: what it is, the value, and a line below."""

    label: Text
    value: Text | str
    more: Text | str


@dataclass(frozen=True)
class Counted:
    """All that the page shows. `settings`: readings of the law that this house has chosen between, as they stand on the
    day that the clock is looked at, or on the day it ended.
    """

    deadline: Deadline
    proof: Proof
    sums: tuple[Figure, ...]
    months: tuple[Month, ...]
    moved: tuple[Happened, ...]
    settings: tuple[Standing, ...]

    @property
    def reckoning(self) -> Reckoning:
        return self.proof.reckoning

    @property
    def start(self) -> Happened:
        return self.proof.happened[0]

    @property
    def ours(self) -> bool:
        return self.deadline.owner is Owner.AUTHORITY

    @property
    def working(self) -> bool:
        return isinstance(self.reckoning.amount, WorkingDays)


def counted(case: Case, case_type: CaseType, name: str, on: date, run: int | None = None) -> Counted:
    """The clock of a case that was found for this reader; NotThere where it has none of that name."""
    found = proof(case, case_type, name, on, run)
    deadline = case_type.deadline(name)
    return Counted(
        deadline,
        found,
        _sums(deadline, found.reckoning, on),
        months(deadline.calendar, found.reckoning, found.days),
        found.happened[1:],
        _settings(case_type, name, min(on, found.reckoning.stopped_on or on)),
    )


def shown(
    case: Case, case_type: CaseType, name: str, on: date, run: int | None, letter_href: Callable[[int], str]
) -> dict[str, Any]:
    """What `shared/deadline.html` reads. `letter_href`: the address of a letter (staff: any document) by its number."""
    seen = counted(case, case_type, name, on, run)
    return {
        "case": case,
        "counted": seen,
        "letter_href": letter_href,
        "triggers": TRIGGERS,
        "channels": CHANNELS,
        "moves": MOVED,
        "step_titles": {step.name: step.title for step in case_type.steps},
        "reason_of": reason_of,
        "month_name": lambda day: format_date(day, "LLLL y", i18n.LOCALES[language()]).capitalize(),
        "weekday_letters": lambda day: format_date(day, "EEEEEE", i18n.LOCALES[language()]).capitalize(),
        "rolled": any(one.number == ROLLED for month in seen.months for _, week in month.weeks for one in week if one),
        "dated": isinstance(case_type.deadline(name).amount, Dated),
    }


@policy("party")
def party_clock(ref: str, name: str) -> Response:
    """The page in the applicant's frame, for `/cases/<ref>/clocks/<name>`; `?run=1`: an earlier run."""
    here = visitor()
    case = find(party_cases(here.person_id, today(), here.acting_party_id), ref)
    speak_for(case.authority)
    case_type = CASE_TYPES[case.type]
    if name not in {deadline.name for deadline in case_type.deadlines}:
        raise NotThere

    def letter_href(number: int) -> str:
        return url_for("applicant.letter", ref=ref, number=number)

    context = shown(case, case_type, name, today(), request.args.get("run", type=int), letter_href)
    return page("applicant/deadline.html", **context)


def _sums(deadline: Deadline, reckoning: Reckoning, on: date) -> tuple[Figure, ...]:
    return (
        Figure(
            Text("Starts from"),
            _day(reckoning.started_on) if reckoning.started_on else Text("not begun"),
            TRIGGERS.get(deadline.runs_from, Text("The fact that the rule names")),
        ),
        Figure(Text("Rule"), _rule(reckoning), deadline.calendar.title),
        Figure(Text("Counted"), _count(reckoning), _left(reckoning)),
        _over(reckoning, on) if isinstance(deadline, Chance) else
        Figure(Text("Late from"), _late_from(reckoning), _late_words(reckoning, on)),
    )


def _rule(reckoning: Reckoning) -> Text:
    said = reckoning.amount.text if reckoning.amount else Text("a day that was set")
    for more in reckoning.extended_by:
        added = more.amount.text if more.amount else Text("until {day}", day=_day(more.until))
        said = Text("{amount} + {more} by extension", amount=said, more=added)
    return said


def _count(reckoning: Reckoning) -> Text:
    used, total = reckoning.days_used, reckoning.days_total
    if reckoning.stopped_on and reckoning.started_on and reckoning.stopped_on < reckoning.started_on:
        return Text("Ended before it began")
    if reckoning.state is ClockState.STOPPED:
        return Text("Ended on day {n} of {total}", n=used, total=total)
    if reckoning.state is ClockState.PAUSED:
        return Text("Paused on day {n} of {total}", n=used, total=total)
    return Text("Day {n} of {total}", n=used, total=total)


def _left(reckoning: Reckoning) -> Text:
    paused = sum(pause.days for pause in reckoning.pauses)
    working = isinstance(reckoning.amount, WorkingDays)
    if reckoning.state is ClockState.STOPPED:
        said = Text("ended {day}", day=_day(reckoning.stopped_on))
    elif reckoning.days_left < 0 and working:
        said = Text("{count} working days past the strict date", count=-reckoning.days_left)
    elif reckoning.days_left < 0:
        said = Text("{count} days past the strict date", count=-reckoning.days_left)
    elif working:
        said = Text("{count} working days left", count=reckoning.days_left)
    else:
        said = Text("{count} days left", count=reckoning.days_left)
    return Text("{left}, {count} days paused", left=said, count=paused) if paused else said


def _over(reckoning: Reckoning, on: date) -> Figure:
    """The last day of what a party may do, and need not."""
    said = Text("the time has ended") if reckoning.late(on) else _late_words(reckoning, on)
    return Figure(Text("Last day"), _day(reckoning.late_after) if reckoning.late_after else Text("no day yet"), said)


def _late_from(reckoning: Reckoning) -> Text | str:
    return _day(reckoning.late_after + timedelta(1)) if reckoning.late_after else Text("no day yet")


def _late_words(reckoning: Reckoning, on: date) -> Text:
    if reckoning.late_after is None:
        return Text("the lenient reading says that it has not begun")
    if reckoning.late(on):
        return Text("it is late now") if reckoning.stopped_on is None else Text("it was late when it ended")
    if reckoning.stopped_on:
        return Text("kept")
    if reckoning.act_by and reckoning.act_by != reckoning.due:
        return Text("act by {day}, the last day the office is open", day=_day(reckoning.act_by))
    return Text("act by {day}", day=_day(reckoning.act_by or reckoning.due))


def _day(on: date | None) -> str:
    return f"{i18n.day_short(on, language())} {on.year}" if on else "–"


def _settings(case_type: CaseType, name: str, on: date) -> tuple[Standing, ...]:
    """The readings of the law that decide what happens to this clock."""
    named = {
        effect.reading
        for step in case_type.steps
        for effect in step.effects
        if isinstance(effect, PauseClock) and effect.clock == name
    }
    return tuple(one for one in standing([case_type], on) if one.reading.name in named) if named - {None} else ()


def reason_of(day: Day, reckoning: Reckoning) -> list[Text]:
    """Why a day counts or not, and which day it is."""
    said = [day.reason]
    if day.date == reckoning.today:
        said.append(Text("today"))
    if day.date == reckoning.strict_due:
        said.append(Text("strict date"))
    if day.date == reckoning.lenient_due and reckoning.lenient_due != reckoning.strict_due:
        said.append(Text("lenient date"))
    if day.date == reckoning.act_by and reckoning.act_by != reckoning.strict_due:
        said.append(Text("act by"))
    if day.date == reckoning.stopped_on:
        said.append(Text("ended"))
    return said
