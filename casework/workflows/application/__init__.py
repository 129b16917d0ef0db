"""What every application goes through, whatever it asks for: sent, made complete, assessed, decided by two, appealed.

Forvaltningsloven gives all of them one course: guidance and questions (§ 11), an interim reply (§ 11 a), a decision in
writing with reasons (§§ 23-25), notice of it with the right to appeal (§ 27), three weeks for that (§ 29). A case type
says what is its own (its clocks, its approval and what follows from it) and takes the rest from here.
"""

from casework.workflows.application.asks import BECAUSE, COMMENTS, OUTCOMES, REASON, UNTIL
from casework.workflows.application.course import Application
from casework.workflows.application.deadlines import ANSWER, APPEAL, INTERIM_REPLY
from casework.workflows.application.letters import LETTERS

__all__ = ["ANSWER", "APPEAL", "BECAUSE", "COMMENTS", "INTERIM_REPLY", "LETTERS", "OUTCOMES", "REASON", "UNTIL",
           "Application"]
