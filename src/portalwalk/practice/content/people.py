"""Leaders, duties and offices of the city government. Every name is invented."""

from portalwalk.practice.content.model import Leader, Office
from portalwalk.practice.content.rows import rows


def leaders() -> tuple[Leader, ...]:
    """The heads of the city government, in their order."""
    return tuple(
        Leader(
            path=f"/zwgk/ldzc/{number}.html",
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
