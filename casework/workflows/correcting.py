"""A letter that left with a clerical error is corrected by another letter; what was sent stays as it was (T2).

A correction says what stood there and what it should read, and never changes what was decided: a change to the party's
harm or benefit is a new decision, on the grounds that the law gives for reversal (forvaltningsloven § 35). What two
people signed, two people correct. Where the letter told wrongly how to appeal, or did not tell it (§ 27), the time to
appeal runs anew from the day on which the correction arrives; it never becomes shorter by that.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.core.case_type import Actor, Ask, AskKind, CaseType, Step
from casework.core.text import Source, Text
from casework.workflows.application.asks import COMMENTS
from casework.workflows.application.course import SIGNING
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.guards import impartial

CORRECTION = "correction"
"""The letter that corrects another one, and the act of the two people who sign it."""
TITLE = Text("Correction of a letter")
MOST = 6
"""Places that one correction can name; a letter with more errors than that is hardly read as corrected."""
ROOM = 500
REVERSING = Source("forvaltningsloven", "§ 35")
NOTIFYING = Source("forvaltningsloven", "§§ 27 and 29")


@dataclass(frozen=True, slots=True)
class Place:
    """One error: where in the letter, as it stood and as it should read."""

    where: str
    stood: str
    should: str


CHANGES = Ask("changes", AskKind.CHOICE, Text("Does it change what was decided?"),
              Text("A right, a duty, an amount or a day on which one of them depends: then it is no slip of the pen."),
              options=(("nothing", Text("No, the party has the same rights and duties as before")),
                       ("harm", Text("Yes, to the party’s disadvantage")),
                       ("benefit", Text("Yes, to the party’s benefit"))))
WHY = Ask("why", AskKind.TEXT, Text("Why nothing that was decided is changed"),
          Text("It stands in the letter, in the letter’s language."))
ANEW = Ask("anew", AskKind.CHOICE, Text("Did the letter say wrongly how or until when to appeal, or not at all?"),
           Text("Then the time to appeal runs anew, from the day on which the correction arrives."),
           options=(("no", Text("No")), ("yes", Text("Yes, the time to appeal runs anew"))))
CORRECT = Step("correct_letter", (), None, (Actor.CASEWORKER, Actor.SIGNATORY), Text("Correct this letter"),
               asks=(CHANGES, WHY, ANEW), guards=(impartial,), prepares=CORRECTION)
SIGN = Step("sign_correction", (), None, (Actor.SIGNATORY,), Text("Sign the correction"), decides=CORRECTION,
            guards=SIGNING, individual=False)
GIVE_BACK = Step("return_correction", (), None, SIGN.by, Text("Return with comments"), asks=(COMMENTS,))
TAKE_BACK = Step("recall_correction", (), None, CORRECT.by, Text("Take the correction back"))
"""No type declares them, and no state: a letter can be corrected once it has left, also in a case that is closed."""


def called(case_type: CaseType, kind: str) -> Text:
    """What a letter of this kind is called in cases of this type."""
    return TITLE if kind == CORRECTION else case_type.letters[kind]


def is_appealed(case_type: CaseType) -> bool:
    """Can what cases of this type decide be appealed?"""
    return any(deadline.name == APPEAL.name for deadline in case_type.deadlines)
