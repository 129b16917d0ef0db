"""Letters about a modified plan: as of every plan, one for what is only noted, and one for what waits."""

from casework.letters.ship_plans import compose

__all__ = ["compose"]
