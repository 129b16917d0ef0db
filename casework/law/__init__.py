"""Dated tables and readings of law, each with its source and how certain the reading is."""
