"""Letters: values become HTML, HTML becomes a PDF that can be kept for ever. Knows no database and no web."""
