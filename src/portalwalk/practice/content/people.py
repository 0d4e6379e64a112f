"""Leaders, duties and offices of the city government. Every name is invented."""

from datetime import date, datetime, time, timedelta

from portalwalk.practice.content.model import Leader, Office
from portalwalk.practice.content.rows import rows


def leaders(today: date) -> tuple[Leader, ...]:
    """The heads of the city government, in their order."""
    return tuple(
        Leader(
            path=f"/zwgk/ldzc/{number}.html",
            published=datetime.combine(today - timedelta(days=60 + number), time(9, 30)),
            portrait="portrait-b.svg" if row["curriculum"].startswith("女") else "portrait-a.svg",
            **row,
        )
        for number, row in enumerate(rows("leaders"), start=1)
    )


def functions() -> tuple[str, ...]:
    """What the city government does."""
    return tuple(row["duty"] for row in rows("functions"))


def offices() -> tuple[Office, ...]:
    """The departments and how to reach them."""
    return tuple(Office(**row) for row in rows("offices"))
