"""A summary in Markdown: short enough for a comment on a pull request, whatever the inspection holds."""

from collections.abc import Iterator
from pathlib import Path

from portalwalk.model.outcome import Outcome
from portalwalk.reporting.formats.markdown_text import linked, plain
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.views import FindingView
from portalwalk.reporting.words import number, word

AT_MOST = 9_500
"""Characters. GitHub refuses comments above 65,536; more than a screen or two nobody reads there."""
REMARKS = 4
STAMP = 600
"""Characters."""


def write_markdown(job: Job, path: Path) -> None:
    """Write verdict, coverage, score and the weightiest problems; each problem leads to its place in `index.html`.

    The links are relative: right beside the report, and one replacement away from the address that a pipeline keeps
    the report at (docs/how-to/ci.md).
    """
    report = job.report
    above, below = _above(job), _below(job)
    findings = [finding for problem in report.failed for finding in problem.findings]
    room = AT_MOST - sum(len(line) + 2 for line in above + below)
    table: list[str] = []
    if findings:
        heads = ("impact", "problems", "summary_places", "summary_details")
        table = [_row([job.say(word(head)) for head in heads]), "|---|---|---|---|"]
        room -= len("".join(table))
        for finding in findings:
            row = _row(list(_cells(finding, job)))
            room -= len(row) + 1
            if room < 0:
                break
            table.append(row)
    left_out = len(findings) - max(len(table) - 2, 0)
    more = [job.say(word("summary_more", n=left_out))] if left_out else []
    blocks = [*above, *(["\n".join(table)] if table else []), *more, *below]
    write_bytes(path, "\n\n".join(blocks) + "\n")


def _above(job: Job) -> list[str]:
    report = job.report
    lines = [
        f"## {plain(job.say(report.title), 120)}",
        f"**{job.say(report.summary.headline)}**",
        job.say(report.summary.explanation),
        job.say(report.coverage.sentence),
    ]
    if report.score:
        figures = [job.say(word("labelled", label=one.label, value=one.figure)) for one in report.score.figures]
        lines.append(" · ".join([f"**{job.say(report.score.verdict.label)}**", *figures]))
    if report.is_partial:
        lines.append(f"**{job.say(word('partial'))}**")
    return [line for line in lines if line]


def _below(job: Job) -> list[str]:
    report = job.report
    others = [
        f"{job.say(part.label)} {job.say(number(part.count))}"
        for part in report.summary.outcomes
        if part.count and part.word != Outcome.FAILED
    ]
    lines = [" · ".join(others)] if others else []
    remarks = [f"- {plain(job.say(remark), 160)}" for remark in report.remarks[:REMARKS]]
    if remarks:
        lines.append("\n".join([f"{job.say(word('remarks'))}{job.say(word('colon')).rstrip()}", "", *remarks]))
    lines.append(job.say(word("summary_closer")))
    facts = [
        linked(report.home),
        job.say(report.started.day_time),
        f"{report.inspection.tool.name} {report.inspection.tool.version}",
    ]
    if report.inspection.manifest_head:
        facts.append(f"{job.say(word('manifest_head'))} `{report.inspection.manifest_head}`")
    lines.append(" · ".join(facts))
    if report.stamp and report.stamp.holds:  # one that does not hold is among the remarks
        lines.append(plain(job.say(report.stamp.says), STAMP))
    return lines


def _cells(finding: FindingView, job: Job) -> Iterator[str]:
    title = job.say(finding.title)
    yield job.say(finding.impact.label)
    yield plain(title, 120) + (f" — {plain(finding.apart, 60)}" if finding.apart else "")
    yield job.say(finding.places)
    yield f"[{plain(finding.anchor, 100)}](index.html#{finding.anchor})"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
