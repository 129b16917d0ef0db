"""The hearing of a party that was warned of a decision: it comments, asks for time, or lets the time run out.

Who is warned is given a stated time from the day the notice is sent (forvaltningsloven § 16). Silence ends the wait and
speaks against nobody.
"""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.case_type import Ask, AskKind, State, Step
from casework.core.deadlines import Owner, Weeks
from casework.core.effects import ExtendClock, Notify, StopClock
from casework.core.text import Source, Text
from casework.workflows.application import REASON, UNTIL
from casework.workflows.application.course import APPLICANT, CASEWORKER
from casework.workflows.chances import Chance
from casework.workflows.guards import clock_over, may_write_for_party

SAID = Ask("said", AskKind.TEXT, Text("What you want to say"),
           Text("Write it here, or send documents with a message."))
STATEMENT = Ask("said", AskKind.TEXT, Text("What the party says"))
CAME = Ask("came_on", AskKind.PAST, Text("When it came"))
HEARING = Chance(
    name="hearing", title=Text("Comment on the advance notice"), amount=Weeks(3),
    runs_from="sent_on", owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 16", certainty=90,
                  note=Text("Three weeks from the day it is sent: our rule.")),
    missed=Text("We decide on what we have."))


def heard(waiting: State, then: State, more_time: str = "ask_more_time") -> tuple[Step, ...]:
    """The steps from the state in which the party is heard (the clock `hearing` runs) to what comes after it.
    `more_time`: the step by which it asks for more, where it may do so elsewhere in the case too.
    """
    return (
        Step("comment", (waiting,), then, APPLICANT, Text("Comment on the notice"), asks=(SAID,),
             guards=(may_write_for_party,), effects=(StopClock("hearing"),)),
        Step(more_time, (waiting,), None, APPLICANT, Text("Ask for more time"), asks=(UNTIL, REASON),
             guards=(may_write_for_party,)),
        Step("register_comment", (waiting,), then, CASEWORKER, Text("Register a comment that came by post"),
             asks=(CAME, STATEMENT), effects=(StopClock("hearing"),)),
        Step("extend_hearing", (waiting,), None, CASEWORKER, Text("Give more time to comment"), asks=(UNTIL,),
             effects=(ExtendClock("hearing"), Notify(Text("You have more time to comment.")))),
        Step("go_on_unheard", (waiting,), then, CASEWORKER, Text("Go on without comments"),
             guards=(clock_over("hearing", Text("The time to comment has not run out.")),),
             effects=(StopClock("hearing"),)),
    )
