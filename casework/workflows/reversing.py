"""When a decision may be reversed though nobody appealed, and to whose harm: forvaltningsloven § 35 as a table.

Whoever decided, and the body above, may reverse what harms nobody it is directed at or favours, what has not reached
them, and what is invalid. The body above may reverse to their harm too where the interests of others or of the public
ask for it, but only if it warned within three weeks after notice of the decision was sent, and told of the reversal
within three months (three weeks where an appeal was decided). Another act, the decision itself, or general principles
can give more room; then that source is named. The days are counted from the day the notice was sent, and do not roll.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.core.calendars import NORWEGIAN
from casework.core.case_type import CaseType, Reading, Refusal
from casework.core.deadlines import Dated
from casework.core.effects import Effect
from casework.core.periods import Amount, Months, Weeks, advance
from casework.core.text import Source, Text
from casework.workflows.appeal_guards import OTHER_EYES
from casework.workflows.timeliness import Reckoned

ACT = "forvaltningsloven"
OWN = "own"
"""The verdict of a case that no appeal began: we look at the decision again of our own accord."""

SIGNATORY = Reading(
    name="reversal_signatory",
    title=Text("Who may sign the reversal of a decision"),
    choices={"another": Text("Another than who prepared and who signed the decision."),
             "author": Text("Also who signed the decision; only who prepares the reversal is another.")},
    default="another",
    source=OTHER_EYES)


class Body(StrEnum):
    US = "us"
    ABOVE = "above"


class Ground(StrEnum):
    NO_HARM = "no_harm"
    NOT_ARRIVED = "not_arrived"
    INVALID = "invalid"
    INTERESTS = "interests"
    STATUTE = "statute"
    CONDITION = "condition"
    PRINCIPLES = "principles"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may reverse on a ground (`by`), whether to the party's harm, whether within the two limits, and whether the
    source beyond § 35 must be `named`.
    """

    title: Text
    source: Source
    by: frozenset[Body] = frozenset(Body)
    may_harm: bool = True
    limited: bool = False
    named: bool = False


ELSEWHERE = Source(ACT, "§ 35 fifth paragraph", certainty=85)
RULES: Mapping[Ground, Rule] = {
    Ground.NO_HARM: Rule(Text("It harms nobody whom the decision is directed at or favours"),
                         Source(ACT, "§ 35 first paragraph letter a"), may_harm=False),
    Ground.NOT_ARRIVED: Rule(Text("Notice of the decision has not arrived, and it is not announced"),
                             Source(ACT, "§ 35 first paragraph letter b")),
    Ground.INVALID: Rule(Text("The decision is invalid"), Source(ACT, "§ 35 first paragraph letter c")),
    Ground.INTERESTS: Rule(Text("The interests of others or of the public ask for it"),
                           Source(ACT, "§ 35 third paragraph"), frozenset({Body.ABOVE}), limited=True),
    Ground.STATUTE: Rule(Text("Another act allows it"), ELSEWHERE, named=True),
    Ground.CONDITION: Rule(Text("The decision itself says that it may be changed"), ELSEWHERE, named=True),
    Ground.PRINCIPLES: Rule(Text("General principles of administrative law allow it"), ELSEWHERE, named=True),
}
WARN: Dated[Amount] = Dated("sent_on", ((None, Weeks(3)),))
TELL: Dated[Amount] = Dated("sent_on", ((None, Months(3)),))
TELL_IN_APPEAL: Dated[Amount] = Dated("sent_on", ((None, Weeks(3)),))
"""How long the body above has to warn of a reversal to harm, and to tell of it, from the day on which notice of the
decision was sent (§ 35, third paragraph)."""
ANOTHER_GROUND = Text("You can write another ground, or let the decision stand.")


@dataclass(frozen=True, slots=True)
class Review:
    """What a reversal rests on, in legal days. `sent_on`: notice of the decision was sent; `arrived_on`: it counts as
    arrived; `in_appeal`: the decision was made in an appeal; `on`: notice of the reversal is sent; `warned_on`: the
    body above warned. `named`: the source beyond § 35.
    """

    body: Body | None
    ground: Ground | None
    harms: bool | None
    sent_on: date
    arrived_on: date
    on: date
    announced: bool = False
    in_appeal: bool = False
    warned_on: date | None = None
    named: str = ""

    @property
    def warn_by(self) -> date:
        """The last day on which the body above can warn of a reversal to harm."""
        return advance(self.sent_on, self.warn_in, NORWEGIAN)

    @property
    def tell_by(self) -> date:
        """The last day on which the body above can tell of one."""
        return advance(self.sent_on, self.tell_in, NORWEGIAN)

    @property
    def warn_in(self) -> Amount:
        return WARN.at(self.sent_on)

    @property
    def tell_in(self) -> Amount:
        return (TELL_IN_APPEAL if self.in_appeal else TELL).at(self.sent_on)


def limits(review: Review) -> tuple[Reckoned, ...]:
    """The days that § 35 counts from the notice of the decision, step by step."""
    above = RULES[Ground.INTERESTS].source
    told = {"day": review.tell_by, "time": review.tell_in.text}
    tell = (Text("Then it must tell of the change by {day}: {time} from the notice, because the decision was made in "
                 "an appeal.", **told) if review.in_appeal
            else Text("Then it must tell of the change by {day}: {time} from the notice.", **told))
    return (
        Reckoned(Text("Notice of the decision was sent on {sent} and arrived on {arrived}.", sent=review.sent_on,
                      arrived=review.arrived_on), RULES[Ground.NOT_ARRIVED].source),
        Reckoned(Text("The body above us can change it to the party’s harm in the interest of others only if it warned "
                      "by {day}, {time} from the notice.", day=review.warn_by, time=review.warn_in.text), above),
        Reckoned(tell, above),
    )


def refused(review: Review) -> Refusal | None:
    """Why the decision may not be reversed so; None where it may. The first obstacle is said."""
    if review.body is None or review.ground is None or review.harms is None:
        return Refusal(Text("The file does not say who reverses it, on what ground, and whether that harms the party."),
                       cure=Text("You can write it in the file."))
    rule = RULES[review.ground]
    said = _obstacle(review, rule)
    return Refusal(said, rule.source, ANOTHER_GROUND) if said is not None else None


def _obstacle(review: Review, rule: Rule) -> Text | None:
    if review.body not in rule.by:
        return Text("Only the body above us may reverse it in the interest of others or of the public.")
    if review.harms and not rule.may_harm:
        return Text("The change harms the party, and this ground allows no harm.")
    if review.ground is Ground.NOT_ARRIVED and (review.announced or review.arrived_on <= review.on):
        return Text("Notice of the decision arrived on {day}, or the decision is announced.", day=review.arrived_on)
    if rule.named and not review.named.strip():
        return Text("The source that allows it is not named.")
    return _too_late(review) if rule.limited and review.harms else None


def _too_late(review: Review) -> Text | None:
    if review.warned_on is None or review.warned_on > review.warn_by:
        return Text("The party was not warned by {day}, {time} after notice of the decision was sent.",
                    day=review.warn_by, time=review.warn_in.text)
    if review.on > review.tell_by:
        return Text("Notice of the reversal must have been sent by {day}.", day=review.tell_by)
    return None


class Reconsider(Effect):
    """Ties the case to the decision that it looks at again, with the days that the law counts from its notice."""

    said = Text("ties the case to the decision that it looks at again")


class Overturn(Effect):
    """The named parts of the decision are changed; the case that made it is taken up again. A told `result` is what the
    body above did.
    """

    said = Text("makes the decision changed, and takes its case up again")


class LetStand(Effect):
    """Nothing is changed, and the decided case is told."""

    said = Text("says in the case of the decision that it stands")


def reconsidering(case_type: CaseType) -> str | None:
    """The step by which a decision is looked at again of our own accord; None where the type is for something else."""
    return next((step.name for step in case_type.steps
                 if any(isinstance(effect, Reconsider) for effect in step.effects)), None)
