"""Demo data and the story of a case, told through the same operations as the pages use."""
