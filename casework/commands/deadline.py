"""``casework deadline``: the arithmetic of time limits, for whoever wants to check a date of ours.

``add`` counts a length from a day. ``explain`` replays a declared deadline and accounts for every day. No database is
read. The answer alone goes to stdout; wrong use ends with 2.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import click

from casework.core.calendars import CALENDARS, CalendarError, legal_day
from casework.core.clocks import ClockError, ClockEvent, Day, Happening, Reckoning
from casework.core.deadlines import Dated, Deadline
from casework.core.periods import AMOUNTS, Amount, Roll, due_date
from casework.law.replay import explain, replay


class _Day(click.ParamType):
    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a date such as 2026-12-14.", param, ctx)


class _Pause(click.ParamType):
    name = "FROM:TO"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> ClockEvent:
        if isinstance(value, ClockEvent):
            return value
        first, colon, last = str(value).partition(":")
        since, until = DAY.convert(first, param, ctx), DAY.convert(last, param, ctx) if last else None
        if not colon or (until and until < since):
            self.fail(f"{value} is not a first and a last day such as 2026-11-12:2026-11-19.", param, ctx)
        # An event takes hold when its day is over: the first day not counted is the one after it.
        return ClockEvent(Happening.PAUSE, since - timedelta(1), until=until)


class _Fact(click.ParamType):
    name = "NAME=DAY"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, date]:
        if isinstance(value, tuple):
            return value
        name, _, day = str(value).partition("=")
        return name, DAY.convert(day, param, ctx)


DAY = _Day()
amount_option = click.option("--amount", type=click.IntRange(1, 10_000), help="How many.")
unit_option = click.option("--unit", type=click.Choice(list(AMOUNTS)), help="Of what.")
json_option = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
from_option = click.option("--from", "trigger", type=DAY, required=True, help="The day of the fact. It never counts.")


@click.group()
def deadline() -> None:
    """Count a time limit, or account for one day by day."""


@deadline.command()
@from_option
@click.option("--amount", type=click.IntRange(1, 10_000), required=True, help="How many.")
@click.option("--unit", type=click.Choice(list(AMOUNTS)), required=True, help="Of what.")
@click.option("--calendar", type=click.Choice(list(CALENDARS)), required=True, help="Which days count.")
@click.option("--roll", type=click.Choice([roll.value for roll in Roll]),
              help="What becomes of a last day that is no working day. Default: the calendar's own rule.")  # fmt: skip
@json_option
def add(trigger: date, amount: int, unit: str, calendar: str, roll: str | None, as_json: bool) -> None:
    """Print the last day of a period that runs from a day."""
    try:
        due = due_date(trigger, AMOUNTS[unit](amount), CALENDARS[calendar], Roll(roll) if roll else None)
    except (CalendarError, OverflowError, ValueError) as error:
        raise click.UsageError(str(error)) from error
    click.echo(json.dumps({"due": due.isoformat()}) if as_json else due.isoformat())


@deadline.command("explain")
@click.argument("name", metavar="TYPE.ID")
@from_option
@click.option("--on", "today", type=DAY, help="The day to look from. Default: today in Norway.")
@click.option("--pause", "pauses", type=_Pause(), multiple=True,
              help="First and last day that do not count; without TO it still lasts. May be repeated.")  # fmt: skip
@click.option("--fact", "facts", type=_Fact(), multiple=True,
              help="Another date it knows, such as first_call_on=2026-03-05. Default: the day of --from.")  # fmt: skip
@amount_option
@unit_option
@json_option
def explain_deadline(name: str, trigger: date, today: date | None, pauses: tuple[ClockEvent, ...],
                     facts: tuple[tuple[str, date], ...], amount: int | None, unit: str | None,
                     as_json: bool) -> None:  # fmt: skip
    """Account for every day of a deadline that a case type declares (`casework types --json` names them).

    --amount and --unit are for deadlines whose length is set in a letter.
    """
    declared = _declared(name)
    if (amount is None) != (unit is None):
        raise click.UsageError("--amount and --unit belong together.")
    known = {**dict.fromkeys(_facts_of(declared), trigger), **dict(facts)}
    length = AMOUNTS[unit](amount) if amount and unit else None
    start = ClockEvent(Happening.START, trigger, amount=length)
    seen = today or legal_day(datetime.now(UTC))
    try:
        clock = replay(declared, (start, *pauses), today=seen, facts=known)
        days = explain(declared, (start, *pauses), today=seen, facts=known)
    except (CalendarError, ClockError, OverflowError) as error:
        raise click.UsageError(str(error)) from error
    click.echo(json.dumps(_as_json(name, declared, clock, days), ensure_ascii=False, indent=1) if as_json
               else "\n".join(_as_lines(declared, clock, days)))  # fmt: skip


def _declared(name: str) -> Deadline:
    from casework.workflows import CASE_TYPES

    case_type, _, wanted = name.partition(".")
    if case_type not in CASE_TYPES:
        raise click.UsageError(f"There is no case type {case_type}. There are: {', '.join(CASE_TYPES)}.")
    found = {declared.name: declared for declared in CASE_TYPES[case_type].deadlines}
    if wanted not in found:
        raise click.UsageError(f"{case_type} has no deadline {wanted or '(none named)'}. It has: {', '.join(found)}.")
    return found[wanted]


def _facts_of(declared: Deadline) -> list[str]:
    """Every date the deadline asks for by name."""
    names = [declared.runs_from]
    if isinstance(declared.amount, Dated):
        names.append(declared.amount.selected_by)
    if declared.lenient and declared.lenient.runs_from:
        names.append(declared.lenient.runs_from)
    return names


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _length(amount: Amount | None) -> dict[str, object] | None:
    return {"n": amount.n, "unit": amount.unit} if amount else None


def _as_json(name: str, declared: Deadline, clock: Reckoning, days: list[Day]) -> dict[str, object]:
    return {
        "deadline": name, "title": str(declared.title), "owner": declared.owner.value, "source": str(declared.source),
        "calendar": declared.calendar.name, "amount": _length(clock.amount), "today": _iso(clock.today),
        "state": clock.state.value, "due": _iso(clock.due), "strict_due": _iso(clock.strict_due),
        "lenient_due": _iso(clock.lenient_due), "act_by": _iso(clock.act_by), "late": clock.late(),
        "days_used": clock.days_used, "days_left": clock.days_left, "days_total": clock.days_total,
        "days": [{"date": _iso(day.date), "counted": day.counted, "counted_lenient": day.counted_lenient,
                  "number": day.number, "number_lenient": day.number_lenient, "reason": str(day.reason)}
                 for day in days],
    }  # fmt: skip


def _as_lines(declared: Deadline, clock: Reckoning, days: list[Day]) -> list[str]:
    amount = clock.amount.text if clock.amount else ""
    head = [f"{declared.title}: {amount} from {clock.started_on} ({declared.source}; {declared.calendar.title})",
            f"due {clock.due}, strict {clock.strict_due}, lenient {clock.lenient_due}, act by {clock.act_by}",
            f"{clock.today}: {clock.state}, {clock.days_used} of {clock.days_total} counted, {clock.days_left} left",
            "", "date             strict lenient  reason"]  # fmt: skip
    return head + [f"{day.date} {day.date:%a}   {day.number or '-':>6} {day.number_lenient or '-':>7}  {day.reason}"
                   for day in days]  # fmt: skip
