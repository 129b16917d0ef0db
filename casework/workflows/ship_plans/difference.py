"""The difference sheet of a plan: its changes, the situations that they propose, the route, and what the revision sheet
leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casework.core.answers import Change, as_json, changes
from casework.core.checks import Remark
from casework.core.text import Text
from casework.law.ship_scope import Scope
from casework.workflows.comparison import Compared, Comparison, Meaning, Proposal, Way
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import Part, Situation
from casework.workflows.ship_plans.modifications import (
    Route,
    changed_parts,
    meaning_of,
    part_of,
    proposed,
    route,
    version_of,
)
from casework.workflows.ship_plans.rules import scope_on
from casework.workflows.ship_plans.sections import SECTIONS
from casework.workflows.ship_plans.sources_of_law import APPROVAL, CHANGES, MODIFICATION
from casework.workflows.ship_plans.titles import CHOICES

RULE = "SMP-49"
TITLES = {section.name: section.title for section in SECTIONS}
BESIDE = Meaning("beside", Text("Stands beside the plan"))
SCOPE = Meaning("scope", Text("The ship goes into or out of emissions trading"), APPROVAL, weighs=True)
DECIDES_SCOPE = ("/ship/ship_type", "/ship/gross_tonnage")


def comparison(earlier: PlanAnswers, later: PlanAnswers, day: date) -> Comparison:
    """Every change with what it amounts to. The route follows what the changes propose and what the company names."""
    found = tuple(changes(as_json(earlier), as_json(later)))
    plans = as_json(later), as_json(earlier)
    scope = scope_on(later, day)
    crosses = Scope.ETS in (scope, was := scope_on(earlier, day)) and scope is not was
    seen = tuple(Compared(one, SCOPE if crosses and one.pointer in DECIDES_SCOPE else
                          _meaning(one) if part_of(one.pointer, plans) else BESIDE) for one in found)
    situations = tuple(_situations(seen, later))
    way = _way(route((Situation(one.name) for one in situations), scope)) if scope and (found or situations) else None
    return Comparison(seen, situations, way, (*disagreements(earlier, later), *left_out(earlier, later)), RULE)


def disagreements(earlier: PlanAnswers, later: PlanAnswers) -> Iterator[Remark]:
    """A number that is not a later one; what changed and the sheet does not name: parts of the template, situations."""
    revision, before = later.revision, version_of(earlier)
    if revision.version_no is not None and revision.version_no <= before:
        yield "/revision/version_no", Text(
            "This modification follows version {before}. Begin from what that version says, and give this one number "
            "{next}.", before=before, next=before + 1)
    for part, pointer in changed_parts(earlier, later).items():
        if part not in revision.changed_parts:
            yield "/revision/changed_parts", Text(
                "{part}: something changed under “{section}”, and the revision sheet does not name this part.",
                part=CHOICES[Part][part], section=TITLES[pointer.split("/")[1]])
    for situation in proposed(earlier, later):
        if situation not in revision.situations:
            yield "/revision/situations", Text("What changed looks like this situation, and you have not named it: "
                                               "{situation}.", situation=CHOICES[Situation][situation])


def left_out(earlier: PlanAnswers, later: PlanAnswers) -> Iterator[Remark]:
    """Numbers between the version before and this one: those of versions that we have not approved, or a slip."""
    before, number = version_of(earlier), later.revision.version_no
    if number is not None and number > before + 1:
        yield "/revision/version_no", Text(
            "This is version {number}, and the one before it is version {before}. Numbers are left out only for "
            "versions that were not approved.", number=number, before=before)


def _meaning(change: Change) -> Meaning:
    found = meaning_of(change)
    if found.situation is None:
        return Meaning("editorial", Text("Editorial"), found.source)
    return Meaning(found.situation.value, CHOICES[Situation][found.situation], found.source)


def _situations(seen: tuple[Compared, ...], later: PlanAnswers) -> Iterator[Proposal]:
    """Those that changes propose or the company names, in the order of the article."""
    for situation in Situation:
        because = tuple(one.change.pointer for one in seen if one.meaning and one.meaning.name == situation.value)
        named = situation in later.revision.situations
        if because or named:
            yield Proposal(situation.value, CHOICES[Situation][situation], MODIFICATION, because, named)


def _way(owed: Route) -> Way:
    if owed.decided:
        name, title = "approval", Text("It ends in a decision: we approve the modified plan, or we do not.")
    elif owed.assessed:
        name, title = "verifier", Text("It ends at the verifier, and we note it: the ship is not in emissions trading.")
    else:
        name, title = "note", Text("It is only recorded: we note it.")
    return Way(name, title, (
        ("assessed", Text("The verifier assesses the modified plan."), owed.assessed),
        ("notified_at_once", Text("The company tells us at once, without waiting for the verifier."),
         owed.notified_at_once),
        ("waits", Text("The version is sent when the verifier has found it in conformity."), owed.waits),
        ("decided", Text("It ends in an approval, with a letter."), owed.decided),
    ), owed.sources or (CHANGES,))
