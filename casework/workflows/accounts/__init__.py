"""What every account in the Union Registry asks for and looks at, whoever holds it.

A room of words, not a case type: answers about places and people, their rules, papers, checklist and questions. A case
type takes what it needs and declares the rest itself (`docs/decisions/accounts-share-a-folder.md`).
"""
