"""The vocabulary case types are written in; knows no web, no database and no ships."""
