"""The outside world, one file for each part of it, each with a stand-in that needs no network."""
