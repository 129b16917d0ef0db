"""What every case about a ship's monitoring plan asks for and looks at: the plan, its rules, what a modification is.

A room of words, not a case type: a first plan and a modified one are the same answers under the same rules. A case type
takes what it needs and declares the rest itself (`docs/decisions/plans-share-a-folder.md`).
"""
