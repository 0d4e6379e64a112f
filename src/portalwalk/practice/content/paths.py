"""Addresses of articles, as a publishing system makes them."""

from datetime import datetime

from portalwalk.practice.content.model import Column


def article_path(column: Column, published: datetime, number: int) -> str:
    """The address of an article, with its date in it."""
    return f"{column.path}{published:%Y%m}/t{published:%Y%m%d}_{number}.html"


def article_number(path: str) -> int:
    """The number in such an address."""
    return int(path.rpartition("_")[2].removesuffix(".html"))
