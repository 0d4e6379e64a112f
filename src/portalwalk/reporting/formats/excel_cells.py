"""Cells of a workbook: what a portal sends is text in them, never a formula, never a link but to the web."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.url import Url  # type: ignore[import-untyped]

from portalwalk.reporting.parts import LinkView, MomentView, PictureView
from portalwalk.reporting.text import printable

MOST_UNITS = 32_767
"""UTF-16 units in a cell: Excel's limit."""
_LINE_PT, _HIGHEST_PT = 14, 409
"""A line of text, and the highest row that Excel has, in points."""
_MOST_LINKS = 65_530
"""On a sheet: Excel's limit."""
_REPEATED = 1000
"""Texts kept at hand: titles, labels and ids stand in many rows."""
_FIGURE = re.compile(r"-?\d{1,3}(,\d{3})?(\.\d{1,4})?", re.ASCII)
_DAYS = {"zh": 'yyyy"年"m"月"d"日"', "en": "[$-809]d mmmm yyyy"}
"""How cells show a day: the spreadsheet program writes it, not Babel. 809 is British English."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheet programs take for the start of a formula in a CSV file, full-width signs included (OWASP)."""


@lru_cache(_REPEATED)
def defused(words: str) -> str:
    """Make text for a cell that stays text, also when the sheet is saved as CSV and opened again.

    A string cell of a workbook is never calculated; a CSV file does not know strings. So an apostrophe is written
    before what could start a formula: it is seen, and no program removes it on the way.
    """
    words = printable(words).replace("\r\n", "\n")
    words = f"'{words}" if words.startswith(_FORMULA) else words
    units = words.encode("utf-16-le")
    if len(units) <= 2 * MOST_UNITS:
        return words
    return units[: 2 * (MOST_UNITS - 1)].decode("utf-16-le", errors="ignore") + "…"


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """Estimate the height in points that texts need in columns so many characters wide.

    Excel finds the height of a row by itself when it opens a file, LibreOffice does not: texts would overlap.
    """
    return min(max(_lines(words, width) for words, width in cells) * _LINE_PT + 3, _HIGHEST_PT)


@lru_cache(_REPEATED)
def _lines(words: str, width: float) -> float:
    return sum(1 + _width(line) // width for line in words[:2000].split("\n"))


def _width(line: str) -> float:
    """Return the width in characters, a little more than it is: words do not fill their lines."""
    return (
        1.1 * (len(line) + len(line.encode(errors="replace"))) / 2
    )  # one byte in UTF-8 is one wide, three (Chinese) are two


class Formats:
    """The looks of cells."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._book = book
        self._font = {"font_name": "微软雅黑" if lang == "zh" else "Calibri", "font_size": 10}
        self._day = _DAYS[lang]

    def _made(self, **more: object) -> Any:
        every = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C8CED6"}
        return self._book.add_format(self._font | every | more)

    @cached_property
    def head(self) -> Any:
        """The first row."""
        return self._made(bold=True, font_color="#FFFFFF", bg_color="#1F4E79", valign="vcenter", align="center")

    @cached_property
    def title(self) -> Any:
        """A row that names what follows."""
        return self._made(bold=True, bg_color="#DCE6F1")

    @cached_property
    def text(self) -> Any:
        """Words."""
        return self._made()

    @cached_property
    def centred(self) -> Any:
        """A number or a short word."""
        return self._made(align="center")

    @cached_property
    def link(self) -> Any:
        """Words that lead somewhere."""
        return self._made(font_color="#0B5394", underline=1)

    @cached_property
    def time(self) -> Any:
        """A day and a time."""
        return self._made(align="center", num_format=f"{self._day} hh:mm")

    @cached_property
    def to_fill(self) -> Any:
        """What the office writes."""
        return self._made(bg_color="#FFF9E5")

    @cached_property
    def day_to_fill(self) -> Any:
        """A day that the office writes."""
        return self._made(bg_color="#FFF9E5", align="center", num_format=self._day)


class Sheet:
    """One sheet, written row after row."""

    def __init__(self, book: Workbook, name: str, formats: Formats) -> None:
        self.raw = book.add_worksheet(name)
        self.formats = formats
        self._links = 0

    def text(self, row: int, column: int, words: str, look: Any = None) -> None:
        """Write words as they are, or nothing."""
        look = look or self.formats.text
        if words:
            self.raw.write_string(row, column, defused(words), look)
        else:
            self.raw.write_blank(row, column, None, look)

    def figure(self, row: int, column: int, words: str) -> None:
        """Write a figure as a number that can be added up, and other words as they are."""
        if _FIGURE.fullmatch(words):
            self.raw.write_number(row, column, float(words.replace(",", "")), self.formats.centred)
        else:
            self.text(row, column, words, self.formats.centred)

    def link(self, row: int, column: int, link: LinkView | None) -> None:
        """Write an address; only one on the web can be clicked, and only one that Excel can hold."""
        if link is None or link.href is None or not link.href.isprintable():
            self.text(row, column, link.text if link else "")
        else:
            self._url(row, column, link.href, link.text)

    def file_link(self, row: int, column: int, picture: PictureView | None, words: str) -> None:
        """Write a link to a picture, seen from the workbook's folder."""
        if picture is None:
            self.text(row, column, "")
        else:
            self._url(row, column, f"external:{picture.href}", words)

    def _url(self, row: int, column: int, address: str, words: str) -> None:
        try:
            url = Url(address)
        except ValueError:  # longer than Excel can hold
            self.text(row, column, words)
            return
        if self._links >= _MOST_LINKS:
            self.text(row, column, words)
            return
        self._links += 1
        url.text = defused(words)
        self.raw.write_url(row, column, url, self.formats.link)

    def time(self, row: int, column: int, at: MomentView) -> None:
        """Write a time as one that can be sorted; one that could not be read as it stands."""
        if at.in_beijing:
            self.raw.write_datetime(row, column, at.in_beijing.replace(tzinfo=None), self.formats.time)
        else:
            self.text(row, column, at.day_time.zh)  # what stands there instead of a time, alike in both languages
