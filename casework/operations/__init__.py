"""The verbs: each one transaction.

Actor and time are arguments, so that every verb runs the same from a page, a job, the shell and a test.
"""
