"""Reads the tables that the content is made from."""

import csv
from importlib.resources import files


def rows(table: str) -> list[dict[str, str]]:
    """The rows of `data/<table>.csv`, by column name."""
    text = (files(__package__) / "data" / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
