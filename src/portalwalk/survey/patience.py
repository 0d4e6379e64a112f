"""What scripts write late: waited for on the first pages, and on all where a page turned out to be written so."""

from dataclasses import dataclass

from portalwalk.browser.recorder import Recorder

LATE_MS = 1_000
"""A page that has stood still so long has nothing more to come (ours): badges are often written by a timer."""
MOST_MS = 3_000
"""Pages that move by themselves never stand still: waited for no longer."""
PAGES = 3
"""So many pages in a row (ours) that were whole at first sight tell that this portal's pages are."""
_ELEMENTS = "() => document.querySelectorAll('*').length"


@dataclass
class Patience:
    """One visitor's, who must not say of a page that something is missing before it is all there."""

    visitor: Recorder
    _left: int = PAGES

    def wait(self) -> None:
        """Wait for what the page may still write; not at all when the pages before had nothing more to come."""
        if not self._left:
            return
        tab = self.visitor.tab  # a lost window is replaced by another
        before = tab.page.evaluate(_ELEMENTS)
        tab.settle(MOST_MS, quiet_ms=LATE_MS)
        grew = tab.page.evaluate(_ELEMENTS) > before
        self._left = PAGES if grew else self._left - 1
