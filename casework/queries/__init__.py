"""The reads. Access lives here: what a person may see is found only through what ties them to it."""
