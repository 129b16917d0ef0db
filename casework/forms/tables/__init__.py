"""Sections of rows as tables: what a cell says, what the words of a cell answer, and files that hold tables."""
