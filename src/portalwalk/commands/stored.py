"""`portalwalk judge`, `report` and `verify`: what can be done with an inspection without visiting the portal again."""

from pathlib import Path
from typing import Annotated

import typer
from cryptography.x509 import Certificate

from portalwalk.bundled import bundled
from portalwalk.commands import options
from portalwalk.commands.stamp import add_stamp, require_stamp_url, say_stamp
from portalwalk.commands.summary import exit_code, report_places, summary
from portalwalk.commands.voice import Exit, Lang, Voice
from portalwalk.evidence.errors import explained
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.timestamps import StampError, read_roots
from portalwalk.evidence.verify import verify as verify_folder
from portalwalk.inspecting import rejudge
from portalwalk.judging import load_checks
from portalwalk.model.language import EN
from portalwalk.own_suite import HERE, own_checks, own_folder, suite_of
from portalwalk.portal_file import WrongUseError
from portalwalk.reporting import write_report


def judge(
    inspection: options.InspectionArgument,
    scheme: options.SchemeOption = None,
    weights: options.WeightsOption = None,
    checks: options.ChecksOption = None,
    formats: options.FormatOption = "html",
    templates: options.TemplatesOption = None,
    browser: options.BrowserOption = None,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """按已保存的记录重新判定，不再访问门户 / Judge stored observations again, without visiting the portal."""
    voice, words = Voice(lang), options.words_of(formats)
    options.require_formats(words)
    suite = suite_of(HERE)
    loaded = load_checks((bundled("checks"), *own_checks(suite, checks or ())))
    folder = InspectionFolder.open(inspection)
    judged = rejudge(folder, loaded, scheme, weights)
    look = templates or own_folder(suite, "reports")
    written = write_report(folder, loaded, formats=words, lang=lang.value, templates=look, browser=browser)
    summary(judged, voice)
    report_places(written, voice)
    raise typer.Exit(exit_code(judged))


def report(
    inspection: options.InspectionArgument,
    formats: options.FormatOption = "html",
    checks: options.ChecksOption = None,
    templates: options.TemplatesOption = None,
    single_file: Annotated[
        bool,
        typer.Option(
            "--single-file", help="另写一个内含图片的网页文件，便于邮寄 / also one page with its pictures in it."
        ),
    ] = False,
    browser: options.BrowserOption = None,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """重新生成报告 / Write the report again."""
    voice, words = Voice(lang), (*options.words_of(formats), *(("single-file",) if single_file else ()))
    options.require_formats(words)
    folder = InspectionFolder.open(inspection)
    suite = suite_of(HERE)
    loaded = load_checks((bundled("checks"), *own_checks(suite, checks or ())))
    look = templates or own_folder(suite, "reports")
    written = write_report(folder, loaded, formats=words, lang=lang.value, templates=look, browser=browser)
    report_places(written, voice)


def verify(
    inspection: options.InspectionArgument,
    trust: Annotated[
        Path | None,
        typer.Option(
            metavar="ROOT.pem",
            help="要求有时间戳，且签名者追溯到此根证书 / ask for a time stamp whose signer leads up to this root.",
        ),
    ] = None,
    timestamp: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="核对无误后向该服务器申请时间戳（RFC 3161）；只有此选项使用网络 / "
            "when nothing was touched, ask this server for a time stamp (RFC 3161); only this uses the network.",
        ),
    ] = None,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """核对证据是否被改动 / Tell whether the evidence was touched."""
    voice = Voice(lang)
    roots = _roots(trust) if trust is not None else []
    if timestamp is not None:
        require_stamp_url(timestamp)
        if verify_folder(inspection).ok and not add_stamp(InspectionFolder.open(inspection), timestamp, voice):
            raise typer.Exit(Exit.NOT_INSPECTED)
    found = verify_folder(inspection, roots)
    for remark_zh, remark in zip(found.remarks_zh, found.remarks, strict=True):
        voice.say(f"说明：{remark_zh}", f"Note: {remark}")
    for problem in found.problems:
        voice.say(f"✗ {problem.message_zh}", f"✗ {problem.message}")
    voice.say(
        f"清单 {found.records} 条，末条 {found.head}",
        f"{EN.plural(found.records, '# record', '# records')}, head {found.head}",
    )
    if found.stamp is not None:
        say_stamp(found.stamp, voice)
    if found.stamp is not None and timestamp is not None:
        voice.say(
            f"写入报告：portalwalk report {inspection}", f"To have it in the report: portalwalk report {inspection}"
        )
    if found.ok:
        voice.say("证据与清单一致，未见改动。", "The evidence is what the manifest says: no change was found.")
        return
    voice.say(f"发现 {len(found.problems)} 处改动。", f"Changes found: {len(found.problems)}.")
    raise typer.Exit(Exit.SOMETHING_FAILED)


def _roots(path: Path) -> list[Certificate]:
    with explained(path, "read", "读取"):
        content = path.read_bytes()
    try:
        return read_roots(content)
    except StampError as error:
        raise WrongUseError(f"--trust {path}: {error.message}.", f"--trust {path}：{error.message_zh}。") from error
