from casework.queries.facts import *  # noqa: F403
from casework.queries.facts import letter_of, prepared, subject_of  # noqa: F401
