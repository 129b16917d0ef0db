"""Letters about a ship's first plan: as of every plan, and one for plans that are only controlled."""

from casework.letters.ship_plans import compose

__all__ = ["compose"]
