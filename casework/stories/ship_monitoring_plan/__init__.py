"""The story of a ship's monitoring plan: answers to tell it with."""

from casework.stories.ship_monitoring_plan.answers import documents, example, example_json, large

__all__ = ["documents", "example", "example_json", "large"]
