"""Letters about the approval of a plant: an order becomes the values that the templates read.

What is counted here: the first and last day of an approval that is about to be signed (five years, or what is left of
them where an approval is changed). Its number is taken when it is signed, so the letter of the decision does not have
it; the letter that tells that the registrar knows does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.periods import advance, lasts_until
from casework.core.text import Text
from casework.i18n import say
from casework.i18n import shown as spoken
from casework.law.sheets import NONE_LOADED
from casework.law.spelling import spelled
from casework.letters import application
from casework.letters.order import Order, frame
from casework.letters.parts import Blank
from casework.letters.plant_words import ANNEX, CATEGORY, DECISION, SAYS
from casework.letters.values import CaseFacts, Decision, Fee, Letter, Outcome, Party, Table, Value
from casework.workflows.plant_approval.approvals import CONDITIONS, PLANT
from casework.workflows.plant_approval.choices import Category, Kind
from casework.workflows.plant_approval.outcomes import share_of


@dataclass(frozen=True, kw_only=True)
class Term(Value):
    """A condition, and the day it is to be met, if it has one."""

    text: str
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class PlantCase(CaseFacts):
    plant: str
    kind: str  # new, renewal, change
    number: str = ""  # of the approval it is about


@dataclass(frozen=True, kw_only=True)
class Placed(Value):
    """A category as it stands in a sentence, and in a heading; `mixed`: several at once, and a share is renewable."""

    name: str
    title: str
    mixed: bool = False


@dataclass(frozen=True, kw_only=True)
class PlantDecision(Decision):
    """`applied` is None where it is what was applied for; `share` in per cent, blank where the whole production counts.
    """

    category: Placed
    valid_from: date
    valid_until: date
    applied: Placed | None = None
    share: str = ""
    terms: tuple[Term, ...] = ()
    says: Table | None = None


@dataclass(frozen=True, kw_only=True)
class Registered(Value):
    """The approval as it stands with the registrar."""

    number: str
    message: str
    decided_on: date
    decided_in: str
    valid_from: date
    valid_until: date
    category: Placed
    says: Table
    share: str = ""
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Noted(Value):
    """A change that was noted: what it is, since when, and why that is enough."""

    what: str
    since: date
    number: str
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet(Value):
    title: str
    lead: str
    table: Table


@dataclass(frozen=True, kw_only=True)
class PlantLetter(Letter):
    annex: tuple[Sheet, ...] = ()
    registered: Registered | None = None
    noted: Noted | None = None


def compose(order: Order) -> PlantLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    owner, matter = order.answers.owner, order.answers.matter
    own = OWN.get(order.kind)
    return PlantLetter(
        **frame(order),
        party=Party(name=owner.name or order.party, number=owner.organisation_number or "–"),
        case=PlantCase(**application.facts(order, "decision"), plant=application.named(order),
                       kind=str(matter.kind or Kind.NEW), number=_number(order)),
        **(own(order) if own else application.parts(order, DECISION)),
    )


def _number(order: Order) -> str:
    return order.about.number if order.about else order.answers.matter.approval_number or ""


def _category(code: str, language: str) -> Placed:
    name, title = CATEGORY[language][code]
    return Placed(name=name, title=title, mixed=code == Category.COMBINED)


def _decided(order: Order) -> dict[str, Any]:
    language, told = order.language, order.told
    if not told.get("category"):
        raise Blank("no category was decided")
    since, until = _validity(order)
    wanted = order.answers.classification.applied
    before = order.about.data if order.about else {}
    share = share_of(told.get("share"))
    decision = PlantDecision(
        outcomes=(Outcome(subject="whole", name=application.named(order), granted=True),),
        category=_category(told["category"], language),
        applied=_category(str(wanted), language) if wanted is not None and wanted != told["category"] else None,
        share=spoken(share, language) if share is not None else "",
        valid_from=since,
        valid_until=until,
        terms=_terms(order, since),
        says=_says(PLANT.data(order.answers, told, before), language),
    )
    return {**application.decided(order, DECISION, decision), "fee": Fee(), **_annexed(order)}


def _validity(order: Order) -> tuple[date, date]:
    """The days of the version that signing will write (as `casework.operations.approvals` counts them)."""
    told, about = order.told, order.about
    if order.kind == "amendment":
        if about is None or about.valid_until is None:
            raise Blank("the approval that is changed is not there")
        return max(order.dated, about.valid_from), about.valid_until
    after = about.valid_until + timedelta(1) if about and about.valid_until else order.dated
    since = date.fromisoformat(told["valid_from"]) if told.get("valid_from") else max(after, order.dated)
    if PLANT.length is None:
        raise Blank("the approval has no length")
    return since, lasts_until(since, PLANT.length)


def _terms(order: Order, since: date) -> tuple[Term, ...]:
    chosen = order.told.get("conditions") or {}
    return tuple(
        Term(text=say(one.text, order.language), due=date.fromisoformat(chosen[one.key]) if chosen[one.key]
             else advance(since, one.due, NORWEGIAN) if one.due else None)
        for one in CONDITIONS if one.key in chosen)


def _says(data: Mapping[str, Any], language: str) -> Table:
    """What the approval says, line by line as its kind declares."""
    said = SAYS[language]
    rows = [(say(line.title, language), _cell(line.of(data[line.key]), language)) for line in PLANT.lines
            if data.get(line.key) and line.key not in {"category", "share"}]
    return Table(caption=said["caption"], heads=(said["what"], said["value"]), rows=tuple(rows))


def _cell(value: Any, language: str) -> str:
    if isinstance(value, Text):
        return say(value, language)
    return spoken(value, language)


def _annexed(order: Order) -> dict[str, Any]:
    sheets = tuple(_sheet(sheet, order.language) for sheet in order.case_type.sheets(order.answers, NONE_LOADED)
                   if sheet.name != "category")
    return {"annex": sheets, "enclosures": (ANNEX[order.language],) if sheets else ()}


def _sheet(sheet: Any, language: str) -> Sheet:
    def cell(value: Text | str) -> str:
        return say(value, language) if isinstance(value, Text) else spelled(value, language)

    return Sheet(title=say(sheet.title, language), lead=say(sheet.lead, language), table=Table(
        caption=say(sheet.title, language), heads=tuple(say(head, language) for head in sheet.heads),
        rows=tuple(tuple(cell(value) for value in row) for row in sheet.rows)))


def _registered(order: Order) -> Registered:
    left, granted = order.left, order.granted
    if left is None or left.valid_until is None or granted is None:
        raise Blank("nothing was left in force")
    language = order.language
    return Registered(
        number=left.number, message=str(order.told.get("message") or ""),
        decided_on=granted.decided_on, decided_in=granted.decided_in,
        valid_from=left.valid_from, valid_until=left.valid_until,
        category=_category(left.data["category"], language), says=_says(left.data, language),
        share=spoken(share, language) if (share := share_of(left.data.get("share"))) is not None else "",
        terms=tuple(Term(text=say(text, language), due=due) for text, due in left.conditions))


def _noted(order: Order) -> Noted:
    matter = order.answers.matter
    if matter.changed is None or matter.changed_on is None:
        raise Blank("no change was reported")
    said = SAYS[order.language]
    return Noted(what=said["changed_" + str(matter.changed)], since=matter.changed_on, number=_number(order),
                 because=str(order.told.get("reason") or "").strip())


OWN: Mapping[str, Callable[[Order], dict[str, Any]]] = {
    "approval": _decided,
    "amendment": _decided,
    "refusal": lambda order: {**application.refused(order, DECISION), **_annexed(order)},
    "registered": lambda order: {"registered": _registered(order)},
    "noted": lambda order: {"noted": _noted(order)},
}
