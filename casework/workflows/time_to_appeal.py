"""More time to appeal, and the reasons that a party asks for: what any case that has decided takes, whatever its type.

Before the time to appeal has run out, it may be made longer in special cases (forvaltningsloven § 29 fourth paragraph),
never shorter. A party may ask for the reasons within that time (§ 24 second paragraph); then it stands still, and three
weeks begin anew when the reasons have arrived (§ 29 third paragraph). Where another than the party appeals, the party
is told, with a copy and time to comment (§ 33 third paragraph).

No type declares these steps, and no state: a case may be closed while its decision can still be appealed (what was
applied for is granted), and a closed case takes only records. So each is a record of the case, asked of its guards and
carried out like any step, and it leaves the case where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.core.case_type import Actor, Ask, AskKind, Refusal, Step, Subject
from casework.core.effects import Effect, SendLetter
from casework.core.periods import Weeks
from casework.core.text import Source, Text
from casework.workflows.appeal_guards import fact
from casework.workflows.application.asks import REASON, UNTIL
from casework.workflows.guards import COLLEAGUE_CAN, FVL_6, YOU_CAN, may_write_for_party

ACT = "forvaltningsloven"
MORE, REASONS = Source(ACT, "§ 29 fourth paragraph"), Source(ACT, "§§ 24 and 29 third paragraph")


@dataclass(frozen=True, slots=True)
class Limit:
    """The time to appeal what was decided last: its `last_day`; `still`: it stands still since reasons were asked for;
    `asked`: what the party has asked for and we have not answered, by the name of the step, with what it told. `busy`:
    something waits in the case for a second person.
    """

    last_day: date
    still: bool = False
    asked: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    busy: bool = False


class GiveTime(Effect):
    said = Text("moves the last day to appeal to the day you name")


class CopyAppeal(Effect):
    said = Text("binds the appeal into one PDF for the party")


class Interrupt(Effect):
    """The time stands still from the day on which the reasons were asked for."""

    said = Text("lets the time to appeal stand still until the reasons have arrived")


class BeginAnew(Effect):
    """Three weeks from the arrival of the letter that this step sends; not less than what was given before."""

    said = Text("lets the time to appeal begin anew when the reasons arrive")


def limit(subject: Subject) -> Limit | None:
    known = fact(subject)
    return known.limit if known is not None else None


def runs(subject: Subject) -> Refusal | None:
    """There is a decision whose time to appeal was not over on the day of the fact."""
    if (known := limit(subject)) is None:
        return Refusal(Text("No time to appeal runs in this case."), cure=Text("Nobody can change that."))
    told = subject.given.get("asked_on")
    if known.still or (date.fromisoformat(told) if told else subject.today) <= known.last_day:
        return None
    return Refusal(Text("The time to appeal ran out {day}.", day=known.last_day), MORE,
                   Text("A late appeal can still be heard, with a reason."))


def moves(subject: Subject) -> Refusal | None:
    """The time does not stand still."""
    if (known := limit(subject)) is None or not known.still:
        return None
    return Refusal(Text("Reasons are asked for. The time to appeal stands still, and begins anew when they arrive."),
                   REASONS, Text("The reasons come first."))


def later(subject: Subject) -> Refusal | None:
    """More time is never less."""
    told, known = subject.given.get("until"), limit(subject)
    if not told or known is None or date.fromisoformat(told) > known.last_day:
        return None
    return Refusal(Text("The new day must be later than {day}, the last day now.", day=known.last_day), MORE, YOU_CAN)


def time_wished(subject: Subject) -> Refusal | None:
    """The party has asked for more time, and that is not answered."""
    if (known := limit(subject)) is None or ASK_TIME.name in known.asked:
        return None
    return Refusal(Text("Nobody has asked for more time to appeal."), cure=Text("The party can."))


def reasons_wished(subject: Subject) -> Refusal | None:
    """Reasons were asked for, and have not been sent."""
    if (known := limit(subject)) is None or known.still:
        return None
    return Refusal(Text("Nobody has asked for the reasons."), cure=Text("The party can."))


def not_busy(subject: Subject) -> Refusal | None:
    """Nothing waits for a second person, which any record would undo."""
    if (known := limit(subject)) is None or not known.busy:
        return None
    return Refusal(Text("This waits for a second person, and any change would undo what was prepared."),
                   cure=Text("Take it back, or return it, to change it."))


def not_partial(subject: Subject) -> Refusal | None:
    """Who answers is not connected with a party, and has not said that they are partial."""
    if subject.facts.connected:
        return Refusal(Text("You act for, or are connected with, a party in this case."), FVL_6, COLLEAGUE_CAN)
    if subject.facts.impartial is False:
        return Refusal(Text("You have said that you are not impartial in this case."), FVL_6, COLLEAGUE_CAN)
    return None


SPECIAL = Ask("because", AskKind.TEXT, Text("What is special in this case"), Text("It stands in the letter."))
WHY_NOT = Ask("because", AskKind.TEXT, Text("Why not"), Text("It stands in the letter."))
ASKED_ON = Ask("asked_on", AskKind.PAST, Text("Day on which it was handed in"),
               Text("Given to the postal service, sent by e-mail, or said to us."))
OF_WHAT = Ask("wanted", AskKind.TEXT, Text("What is to be explained"), required=False)
TOLD = Ask("reasons", AskKind.TEXT, Text("The reasons"),
           Text("The rules, the facts that we built on, and what weighed most. They stand in the letter."))
OURS = (not_busy, not_partial)
COMMENT = Weeks(2)
"""For the party's comment on another's appeal; the act says only that a limit is set (§ 33 third paragraph)."""
TELL = Step("tell_of_appeal", (), None, (Actor.SYSTEM,), Text("Tell the party of an appeal by another"),
            effects=(CopyAppeal(), SendLetter("appeal_notice")))
ASK_TIME = Step("ask_time_to_appeal", (), None, (Actor.APPLICANT,), Text("Ask for more time to appeal"),
                asks=(UNTIL, REASON), guards=(may_write_for_party, runs, moves, later))
ASK_REASONS = Step("ask_reasons", (), None, (Actor.APPLICANT,), Text("Ask us to explain the decision"), asks=(OF_WHAT,),
                   guards=(may_write_for_party, runs, moves), effects=(Interrupt(),))
STEPS: Mapping[str, Step] = {step.name: step for step in (
    ASK_TIME, ASK_REASONS,
    Step("give_time_to_appeal", (), None, (Actor.CASEWORKER,), Text("Give more time to appeal"), asks=(UNTIL, SPECIAL),
         guards=(*OURS, runs, moves, later), effects=(GiveTime(), SendLetter("more_time"))),
    Step("refuse_time_to_appeal", (), None, (Actor.CASEWORKER,), Text("Refuse more time to appeal"), asks=(WHY_NOT,),
         guards=(*OURS, time_wished), effects=(SendLetter("no_more_time"),)),
    Step("register_reasons_asked", (), None, (Actor.CASEWORKER,), Text("Register that reasons were asked for"),
         asks=(ASKED_ON, OF_WHAT), guards=(*OURS, runs, moves), effects=(Interrupt(),)),
    TELL,
    Step("give_reasons", (), None, (Actor.CASEWORKER,), Text("Send the reasons"), asks=(TOLD,),
         guards=(*OURS, reasons_wished), effects=(BeginAnew(), SendLetter("fuller_reasons"))),
)}  # fmt: skip
RECORDED = {f"record:{name}": step for name, step in STEPS.items()}
"""The steps by the kind of the event that each writes."""
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "ask_time_to_appeal": ("give_time_to_appeal", "refuse_time_to_appeal"),
    "ask_reasons": ("give_reasons",),
    "register_reasons_asked": ("give_reasons",),
}
"""What answers what."""
