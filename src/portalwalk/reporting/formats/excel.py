"""The Excel workbook: the problem list to work through, the score sheet, and what it all is about."""

import io
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from portalwalk.reporting.formats.excel_cells import Formats, Sheet, defused, height_of
from portalwalk.reporting.formats.excel_sheets import write_about, write_score
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.parts import PictureView
from portalwalk.reporting.problem_rows import ProblemRow, problem_rows
from portalwalk.reporting.thumbnails import Thumbnails
from portalwalk.reporting.words import word

MOST_ROWS = 100_000
"""Places in the list; Excel holds a million rows, and nobody works through them."""
MOST_THUMBNAILS = 5_000
"""Pictures on the sheet; measured: LibreOffice reads 25,000 rows with so many in 8 s. Every row has its link."""
_COLUMNS = (
    ("list_number", 6),
    ("list_indicator", 20),
    ("list_problem", 28),
    ("list_outcome", 11),
    ("impact", 10),
    ("list_address", 34),
    ("device", 11),
    ("list_observed", 42),
    ("list_where", 28),
    ("list_walks", 20),
    ("list_first_seen", 20),
    ("list_picture", 24),
    ("list_file", 10),
    ("list_state", 12),
    ("list_deadline", 17),
    ("list_remark", 26),
    ("list_finding", 26),
)
"""Heading and width in characters, in the order of the sheet."""
_AT = {key: number for number, (key, _) in enumerate(_COLUMNS)}
_STATES = ("state_review", "state_open", "state_doing", "state_mended", "state_explained", "state_dismissed")
_FROZEN_COLUMNS = 3
_BOX = (160, 110)
"""A thumbnail on the sheet, px; it is stored at twice the size, for printing and sharp screens."""
_GAP = 4
_PX_PT = 0.75
_A3 = 8


def write_excel(job: Job, path: Path) -> None:
    """Write `problems.xlsx`, in one language.

    Raises:
        FolderError: it cannot be written.

    """
    content = io.BytesIO()
    with Workbook(content, {"constant_memory": True}) as book:
        started = job.report.started.iso
        book.set_properties(
            {
                "title": defused(job.say(job.report.title)),
                "author": job.report.inspection.tool.name,
                # The inspection's time, not this moment's: the same inspection gives the same bytes.
                "created": datetime.fromisoformat(started) if started else datetime(1980, 1, 1, tzinfo=UTC),
            }
        )
        formats = Formats(book, job.lang)
        _write_problems(job, Sheet(book, job.say(word("list_sheet")), formats))
        if job.report.score:
            write_score(job, job.report.score, Sheet(book, job.say(word("score")), formats))
        write_about(job, Sheet(book, job.say(word("about_sheet")), formats))
    write_bytes(path, content.getvalue())


def _write_problems(job: Job, sheet: Sheet) -> None:
    raw = sheet.raw
    raw.freeze_panes(1, _FROZEN_COLUMNS)
    raw.set_row(0, 32)
    for column, (heading, width) in enumerate(_COLUMNS):
        raw.set_column(column, column, width)
        sheet.text(0, column, job.say(word(heading)), sheet.formats.head)
    thumbnails = Thumbnails(_BOX[0] * 2, _BOX[1] * 2)
    rows = problem_rows(job.report)
    last = 0
    for row in islice(rows, MOST_ROWS):
        last = row.number
        _write_row(job, sheet, row, thumbnails)
    if not last:
        sheet.text(1, _AT["list_problem"], job.say(word("list_nothing")))
    if more := sum(1 for _ in rows):
        sheet.text(last + 1, _AT["list_problem"], job.say(word("list_more", n=more)))
    raw.autofilter(0, 0, max(last, 1), len(_COLUMNS) - 1)
    _help_to_fill(job, sheet, max(last, 1))
    _set_paper(job, sheet)


def _write_row(job: Job, sheet: Sheet, row: ProblemRow, thumbnails: Thumbnails) -> None:
    at, formats = row.number, sheet.formats
    where = "\n".join(filter(None, (row.place, row.target)))
    texts = {
        "list_indicator": job.say(row.indicator),
        "list_problem": job.say(row.title),
        "list_observed": job.say(row.observed),
        "list_where": where,
        "list_walks": job.say(row.walks),
        "list_finding": row.finding,
    }
    picture_px = _put_picture(job, sheet, at, row.picture, thumbnails) if at <= MOST_THUMBNAILS else 0
    widths = dict(_COLUMNS)
    cells = [(words, widths[key]) for key, words in texts.items()]
    cells.append((row.link.text if row.link else "", widths["list_address"]))
    sheet.raw.set_row(at, max(picture_px * _PX_PT, height_of(cells)))
    sheet.raw.write_number(at, _AT["list_number"], row.number, formats.centred)
    for key, words in texts.items():
        sheet.text(at, _AT[key], words)
    for key, label in (("list_outcome", row.outcome.label), ("impact", row.impact.label), ("device", row.device)):
        sheet.text(at, _AT[key], job.say(label), formats.centred)
    sheet.link(at, _AT["list_address"], row.link)
    sheet.time(at, _AT["list_first_seen"], row.first_seen)
    sheet.text(at, _AT["list_picture"], "")
    sheet.file_link(at, _AT["list_file"], row.picture, job.say(word("list_open_file")))
    state = "state_open" if row.outcome.word == "failed" else "state_review"
    sheet.text(at, _AT["list_state"], job.say(word(state)), formats.to_fill)
    sheet.text(at, _AT["list_deadline"], "", formats.day_to_fill)
    sheet.text(at, _AT["list_remark"], "", formats.to_fill)


def _put_picture(job: Job, sheet: Sheet, at: int, picture: PictureView | None, thumbnails: Thumbnails) -> float:
    """Return the height in px that it takes, or 0."""
    small = thumbnails.of(job.close_up_of(picture)) if picture else None
    if picture is None or small is None:
        return 0
    scale = min(_BOX[0] / small.width, _BOX[1] / small.height, 1)
    sheet.raw.insert_image(
        at,
        _AT["list_picture"],
        "thumbnail.jpg",
        {
            "image_data": io.BytesIO(small.content),
            "x_scale": scale,
            "y_scale": scale,
            "x_offset": _GAP,
            "y_offset": _GAP,
            "object_position": 1,  # with its cell: a filter hides both
            "description": defused(job.say(picture.alt))[:250],
            "url": f"external:{picture.href}",
        },
    )
    return small.height * scale + 2 * _GAP


def _help_to_fill(job: Job, sheet: Sheet, last: int) -> None:
    states = [job.say(word(state)) for state in _STATES]
    for key, rule, advice in (
        ("list_state", {"validate": "list", "source": states}, "state_help"),
        ("list_deadline", {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1)}, "deadline_help"),
    ):
        column, said = _AT[key], {"input_message": job.say(word(advice)), "error_message": job.say(word(advice))}
        sheet.raw.data_validation(1, column, last, column, rule | said)


def _set_paper(job: Job, sheet: Sheet) -> None:
    raw = sheet.raw
    raw.set_landscape()
    raw.set_paper(_A3)
    raw.fit_to_pages(1, 0)
    raw.repeat_rows(0)
    raw.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    raw.set_footer(f"&L&8SHA-256 {job.report.inspection.manifest_head}&R&P / &N")
