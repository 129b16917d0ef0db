"""The states of a supervision: planned, under way, reported, and what became of what was found.

Once the party was told that it is suspected, nobody leads back to demanding answers from it: the case is taken over by
one about the breach, goes to the police, or the suspicion is dropped and the party told so.
"""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text

GOES_ON = Text("We supervise how you comply with the rules. You need do nothing now.")
SUSPICION = Text("We suspect a breach, and you have a right to silence. The letter says what that means.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("Nothing has begun."))
OPENED = State("opened", Phase.SUBMISSION, Text("Planned"), GOES_ON)
UNDER_WAY = State("under_way", Phase.VERIFICATION, Text("Under way"), GOES_ON)
REQUESTED = State("requested", Phase.VERIFICATION, Text("Documents asked for"),
                  Text("We need documents or information from you for a supervision."), waits_on="answer")
REPORTED = State("reported", Phase.VERIFICATION, Text("Preliminary report sent"),
                 Text("You have a preliminary report from us. Tell us if something in it is wrong."),
                 waits_on="hearing")
ASSESSMENT = State("assessment", Phase.REVIEW, Text("Assessment"), Text("We are writing the final report."))
FOLLOWED_UP = State("followed_up", Phase.REVIEW, Text("Reported, something is to be put right"),
                    Text("The report says what must be put right. Tell us when it is done."))
SUSPECTED = State("suspected", Phase.REVIEW, Text("Switched: breach suspected"), SUSPICION)
REFERRAL_PROPOSED = State("referral_proposed", Phase.REVIEW, Text("Report to the police proposed"), SUSPICION)
CLEAN = State("clean", Phase.CLOSED, Text("Closed without remarks"),
              Text("The supervision is closed. We found nothing to remark on."))
RECTIFIED = State("rectified", Phase.CLOSED, Text("Closed, put right"),
                  Text("The supervision is closed. What we found is put right."))
ORDERED = State("ordered", Phase.CLOSED, Text("Closed: an order follows"),
                Text("The supervision is closed. A case about an order goes on."))
SWITCHED = State("switched", Phase.CLOSED, Text("Closed: a case about a breach follows"),
                 Text("The supervision is closed. A case about a breach goes on."))
REFERRED = State("referred", Phase.CLOSED, Text("Closed: reported to the police"),
                 Text("The supervision is closed. We have reported a breach to the police."))
CALLED_OFF = State("called_off", Phase.CLOSED, Text("Called off"), Text("The supervision was called off."))

SUPERVISING = (UNDER_WAY, REQUESTED, REPORTED, ASSESSMENT, FOLLOWED_UP)
"""The party knows of it, and owes us its help."""
STATES = (DRAFT, OPENED, *SUPERVISING, SUSPECTED, REFERRAL_PROPOSED, CLEAN, RECTIFIED, ORDERED, SWITCHED, REFERRED,
          CALLED_OFF)
