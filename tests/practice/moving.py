"""How a visitor of the wild form moves: into new windows, and back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Dialog, Page


def back(page: Page) -> None:
    page.go_back(wait_until="commit")
    page.wait_for_function("document.readyState === 'complete'")


def new_window(page: Page, click: Callable[[], None]) -> Page:
    with page.expect_popup() as popup:
        click()
    popup.value.wait_for_load_state()
    return popup.value


def answers(page: Page, *, yes: bool = True) -> list[str]:
    """Answer every dialog of the page in the same way, and remember what it said."""
    said: list[str] = []

    def answer(dialog: Dialog) -> None:
        said.append(dialog.message)
        if yes:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", answer)
    return said
