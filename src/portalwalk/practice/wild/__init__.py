"""The second form of the practice portal: not faulty, but built the way many real portals are.

Every habit in here is a way to accuse a good site wrongly: new windows, lists and pagers made by
script, frames, layers and dialogs, search on another host, a greeting drawn late, pages in GBK.
"""

from collections.abc import Collection

WILD_TRUE = ("new-window-overuse",)
"""The checks whose problem the wild form truly has: nearly every link of its content opens a new window."""


class WildDefectsError(ValueError):
    """Somebody asked for defects in the wild form, which has none to offer."""

    def __init__(self, wanted: Collection[str]) -> None:
        super().__init__(
            f"The wild form of the practice portal has no defects; asked for: {', '.join(sorted(wanted))}."
        )
