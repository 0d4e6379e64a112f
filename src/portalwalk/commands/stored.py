"""`portalwalk judge`, `report` and `verify`: what can be done with an inspection without visiting the portal again."""

from pathlib import Path
from typing import Annotated

import typer

from portalwalk.bundled import bundled
from portalwalk.commands import options
from portalwalk.commands.summary import exit_code, report_places, summary
from portalwalk.commands.voice import Exit, Lang, Voice
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.verify import verify as verify_folder
from portalwalk.inspecting import rejudge
from portalwalk.judging import load_checks
from portalwalk.reporting import write_report


def judge(
    inspection: options.InspectionArgument,
    scheme: options.SchemeOption = None,
    weights: options.WeightsOption = None,
    checks: options.ChecksOption = None,
    formats: options.FormatOption = "html",
    lang: options.LangOption = Lang.ZH,
) -> None:
    """按已保存的记录重新判定，不再访问门户 / Judge stored observations again, without visiting the portal."""
    voice, words = Voice(lang), options.words_of(formats)
    options.require_formats(words)
    loaded = load_checks((bundled("checks"), *(checks or ())))
    folder = InspectionFolder.open(inspection)
    judged = rejudge(folder, loaded, scheme, weights)
    written = write_report(folder, loaded, formats=words, lang=lang.value)
    summary(judged, voice)
    report_places(written, voice)
    raise typer.Exit(exit_code(judged))


def report(
    inspection: options.InspectionArgument,
    formats: options.FormatOption = "html",
    checks: options.ChecksOption = None,
    templates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="自己的报告模板 / a folder of your own report templates.")
    ] = None,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """重新生成报告 / Write the report again."""
    voice, words = Voice(lang), options.words_of(formats)
    options.require_formats(words)
    folder = InspectionFolder.open(inspection)
    loaded = load_checks((bundled("checks"), *(checks or ())))
    written = write_report(folder, loaded, formats=words, lang=lang.value, templates=templates)
    report_places(written, voice)


def verify(inspection: options.InspectionArgument, lang: options.LangOption = Lang.ZH) -> None:
    """核对证据是否被改动 / Tell whether the evidence was touched."""
    voice = Voice(lang)
    found = verify_folder(inspection)
    for remark_zh, remark in zip(found.remarks_zh, found.remarks, strict=True):
        voice.say(f"说明：{remark_zh}", f"Note: {remark}")
    for problem in found.problems:
        voice.say(f"✗ {problem.message_zh}", f"✗ {problem.message}")
    voice.say(f"清单 {found.records} 条，末条 {found.head}", f"{found.records} records, head {found.head}")
    if found.ok:
        voice.say("证据与清单一致，未见改动。", "The evidence is what the manifest says: no change was found.")
        return
    voice.say(f"发现 {len(found.problems)} 处改动。", f"Changes found: {len(found.problems)}.")
    raise typer.Exit(Exit.SOMETHING_FAILED)
