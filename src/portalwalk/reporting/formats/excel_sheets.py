"""The workbook's other sheets: the score sheet, and what the whole is about."""

from collections.abc import Iterator, Sequence

from portalwalk.reporting.formats.excel_cells import Sheet, height_of
from portalwalk.reporting.job import Job
from portalwalk.reporting.score_views import CaseView, PartView, RowView, ScoreView
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import number, word

_SCORE_WIDTHS = (10, 34, 16, 14, 46, 46, 36)
"""Columns: id, indicator, points, result, cases, remark, source."""
_RESULT = 3
_ABOUT_WIDTHS = (24, 100)
_A4 = 9


def write_score(job: Job, score: ScoreView, sheet: Sheet) -> None:
    """Write the score sheet as the report tells it: what it comes to, then one row an indicator."""
    _set_columns(sheet, _SCORE_WIDTHS)
    sheet.raw.set_landscape()
    figures = [job.say(word("labelled", label=figure.label, value=figure.figure)) for figure in score.figures]
    said = (score.scheme, score.verdict.label, score.judged, *score.remarks, word("score_note"))
    head = [job.say(said[0]), job.say(said[1]), *figures, *(job.say(words) for words in said[2:])]
    across = len(_SCORE_WIDTHS) - 1
    for at, words in enumerate(head):
        sheet.raw.set_row(at, height_of([(words, sum(_SCORE_WIDTHS))]))
        sheet.raw.merge_range(at, 0, at, across, "", sheet.formats.text)
        sheet.text(at, 0, words)
    at = len(head)
    for part in score.parts:
        at = _write_part(job, part, sheet, at)


def _write_part(job: Job, part: PartView, sheet: Sheet, at: int) -> int:
    """Return the row after it."""
    headings = (
        Text.same(""),
        word("score_indicator"),
        word("score_points"),
        part.result_heading,
        word("score_cases"),
        word("score_remark"),
        word("score_source"),
    )
    nothing = ("",) * len(_SCORE_WIDTHS)
    _write_row(sheet, at, (job.say(part.title), *nothing[2:], job.say(part.source)), sheet.formats.title)
    _write_row(sheet, at + 1, [job.say(heading) for heading in headings], sheet.formats.head)
    for below, row in enumerate(part.rows, at + 2):
        _write_row(sheet, below, list(_cells(job, row, part)), sheet.formats.text)
        sheet.figure(below, _RESULT, job.say(row.result))
    return at + 2 + len(part.rows)


def _write_row(sheet: Sheet, at: int, cells: Sequence[str], look: object) -> None:
    sheet.raw.set_row(at, height_of(zip(cells, _SCORE_WIDTHS, strict=True)))
    for column, words in enumerate(cells):
        sheet.text(at, column, words, look)


def _cells(job: Job, row: RowView, part: PartView) -> Iterator[str]:
    say = job.say
    yield row.id
    yield "\n".join(filter(None, (say(row.block), say(row.title))))
    yield f"{say(row.points)}{say(row.per_case)}" if part.has_points else ""
    yield say(row.result)
    cases = [_case(job, case) for case in row.cases]
    if row.leads:
        cases += [f"{say(word('score_leads'))}{say(word('colon'))}", *(_case(job, case) for case in row.leads)]
    yield "\n".join(cases) or say(word("score_no_case"))
    yield "\n".join(say(remark) for remark in row.remarks)
    yield say(row.source)


def _case(job: Job, case: CaseView) -> str:
    return " · ".join(filter(None, (job.say(case.title), case.place, job.say(case.places))))


def write_about(job: Job, sheet: Sheet) -> None:
    """Say what was inspected, how, how far it got, and how to check that nothing was touched since."""
    _set_columns(sheet, _ABOUT_WIDTHS)
    for at, (label, *words) in enumerate(_about(job)):
        told = "\n".join(job.say(one) for one in words)
        sheet.raw.set_row(at, height_of(zip((job.say(label), told), _ABOUT_WIDTHS, strict=True)))
        sheet.text(at, 0, job.say(label), sheet.formats.title)
        if label == word("address"):
            sheet.link(at, 1, job.report.home)
        else:
            sheet.text(at, 1, told)


def _about(job: Job) -> Iterator[tuple[Text, ...]]:
    report = job.report
    tool, portal = report.inspection.tool, report.inspection.portal
    yield word("about_portal"), Text.same(portal.name or portal.id)
    yield word("address"), Text.same(report.home.text)
    started = word("beijing_time", time=report.started.beijing) if report.started.iso else report.started.day_time
    yield word("started"), started
    yield word("level"), report.level
    if remarks := (*((word("partial"),) if report.is_partial else ()), *report.remarks):
        yield word("remarks"), *remarks
    yield word("about_result"), report.summary.headline
    for part in report.summary.outcomes:
        yield part.label, number(part.count)
    yield word("coverage"), report.coverage.sentence, word("coverage_note")
    if report.score:
        yield word("score"), report.score.scheme
    yield word("doubtful"), word("doubtful_note")
    yield word("about_list"), word("about_list_text"), word("about_formulas")
    yield word("tool"), Text.same(f"{tool.name} {tool.version}")
    yield word("browser"), Text.same(tool.browser) if tool.browser else word("no_browser")
    yield word("manifest_head"), Text.same(report.inspection.manifest_head), word("verify_note")
    if report.stamp:
        yield word("stamp"), report.stamp.says


def _set_columns(sheet: Sheet, widths: tuple[int, ...]) -> None:
    for column, width in enumerate(widths):
        sheet.raw.set_column(column, column, width)
    sheet.raw.set_paper(_A4)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.set_footer("&R&P / &N")
