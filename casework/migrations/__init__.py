"""How the tables came to be, and the guards that stand on them. `casework.upgrade` runs both."""
