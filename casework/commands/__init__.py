"""The commands of `casework`, one file a group; `casework.cli` gathers them."""
