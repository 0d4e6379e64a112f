"""`portalwalk inspect`: look at a portal, judge what was seen, and write the report."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from portalwalk.browser.finding import find_browser
from portalwalk.bundled import bundled
from portalwalk.commands import options
from portalwalk.commands.progress import Follower, progress_for
from portalwalk.commands.reaching import require_answer
from portalwalk.commands.request import Request
from portalwalk.commands.stamp import TimestampOption, add_stamp, require_stamp_url
from portalwalk.commands.suite import SuiteEnd, chosen, run_suite, scenario_folders
from portalwalk.commands.summary import exit_code, report_places, summary
from portalwalk.commands.voice import Exit, Lang, Voice
from portalwalk.evidence.errors import explained
from portalwalk.evidence.folder import OBSERVATIONS, InspectionFolder
from portalwalk.evidence.redaction import Redactor
from portalwalk.inspecting import begin, finish, go_on, scheme_of
from portalwalk.judging import load_checks
from portalwalk.model.inspection import State
from portalwalk.model.outcome import Level
from portalwalk.model.portal import Portal
from portalwalk.own_suite import own_folder
from portalwalk.portal_file import WrongUseError, load_portal, secrets_of
from portalwalk.reporting import write_report


class ResumeError(WrongUseError):
    """The inspection that was named cannot be gone on with."""


def inspect(
    source: Annotated[str, typer.Argument(metavar="URL|portal.toml", help="门户网址或门户文件 / the portal.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="结果文件夹 / where results go.")] = Path("results"),
    level: Annotated[
        Level | None,
        typer.Option(
            show_default="fill",
            help="look 只看，fill 只填不交，submit 提交一次 / read only, type but never send, or send once.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="GLOB", help="只走这些路径，如 'test_search*'，可重复 / only these scenarios; repeatable."
        ),
    ] = None,
    scheme: options.SchemeOption = None,
    weights: options.WeightsOption = None,
    resume: Annotated[
        Path | None, typer.Option(metavar="DIR", help="继续一次中断的检查 / go on with an interrupted inspection.")
    ] = None,
    login_host: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="另一个可输入账号的主机，可重复 / one more host to sign in on; repeatable."),
    ] = None,
    browser: options.BrowserOption = None,
    workers: Annotated[int, typer.Option(min=1, max=16, help="同时走几条路径 / journeys side by side.")] = 2,
    checks: options.ChecksOption = None,
    formats: options.FormatOption = "html",
    timestamp: TimestampOption = None,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """检查一个门户并生成报告 / Inspect a portal and write the report."""
    request = Request(
        source=source,
        out=out,
        level=level,
        only=tuple(only or ()),
        scheme=scheme,
        weights=weights,
        resume=resume,
        login_hosts=tuple(login_host or ()),
        browser=browser,
        workers=workers,
        formats=options.words_of(formats),
        checks=tuple(checks or ()),
        timestamp=timestamp,
    )
    raise typer.Exit(inspect_portal(request, Voice(lang), os.environ))


def inspect_portal(request: Request, voice: Voice, environ: Mapping[str, str]) -> Exit:
    """Inspect one portal from beginning to end, and say what came of it."""
    portal = load_portal(request.source, environ=environ)
    scheme = scheme_of(portal, request.scheme, request.weights)
    options.require_formats(request.formats)
    if request.timestamp is not None:
        require_stamp_url(request.timestamp)
    folders = scenario_folders(request.suite)
    targets = chosen(folders, request.only)
    checks = load_checks((bundled("checks"), *request.check_folders))
    if request.resume is None:
        _require_writable(request.out)
    resumed = None if request.resume is None else _resumed(request.resume, portal, request.level)
    find_browser(request.browser, environ)
    status = require_answer(portal, environ)
    if status == 401 and portal.access.http_credentials_env is None:
        voice.warn(
            "服务器要求身份验证（HTTP 401）。请把账号和密码放进两个环境变量，并在 portal.toml 的 [access] "
            "http_credentials_env 中写明变量名。",
            "The server asks for credentials (HTTP 401). Put them into two environment variables and name these "
            "in portal.toml: [access] http_credentials_env.",
        )
    if resumed is not None:
        go_on(resumed, scheme if request.scheme or request.weights else None)
    folder = resumed or begin(portal, request.level or Level.FILL, request.out, scheme=scheme)
    shown = Redactor().url(portal.url)
    voice.say(f"检查 {shown}\n结果 {folder.path}", f"Inspecting {shown}\nResults in {folder.path}")
    observations = Follower(folder.path / OBSERVATIONS)
    observations.skip_what_is_there()
    with progress_for(voice) as progress:
        end = run_suite(
            _arguments(request, portal, folder, folders[-1], targets),
            environ,
            observations,
            progress,
            secrets_of(portal, environ),
        )
    inspection = folder.read_inspection()
    if inspection.state is State.RUNNING:
        inspection = finish(folder, checks, complete=False)
        _say_how_it_broke(end, voice)
    if end.errors:
        said = "\n".join(end.errors)
        voice.warn(f"有测试模块未能运行：\n{said}", f"Not every test module could run:\n{said}")
    if request.timestamp is not None and not end.interrupted:
        add_stamp(folder, request.timestamp, voice)
    written = write_report(
        folder,
        checks,
        formats=request.formats,
        lang=voice.lang.value,
        templates=own_folder(request.suite, "reports"),
        browser=request.browser,
    )
    summary(inspection, voice)
    report_places(written, voice)
    if end.interrupted:
        _say_interrupted(request, folder, voice)
        return Exit.INTERRUPTED
    return exit_code(inspection)


def _arguments(
    request: Request, portal: Portal, folder: InspectionFolder, scenarios: Path, targets: Sequence[str]
) -> list[str]:
    source = request.source if request.suite is not None else portal.url
    level = folder.read_inspection().level
    arguments = [
        *targets,
        # Nothing of the place this is started from may change the run: no ini file, no stray conftest.py.
        *("-c", os.devnull, "--rootdir", str(scenarios), "--confcutdir", str(scenarios)),
        *("-p", "no:cacheprovider", "--import-mode=importlib", "--color=no", "--tb=short", "-q"),
        "--continue-on-collection-errors",
        *("-n", str(request.workers if request.workers > 1 else 0), "--dist", "loadgroup"),
        *("--portal", source, "--inspection", str(folder.path), "--level", level.value),
    ]
    for host in request.login_hosts:
        arguments += ["--login-host", host]
    for checks in request.check_folders:
        arguments += ["--checks", str(checks)]
    if request.browser is not None:
        arguments += ["--portalwalk-browser", request.browser]
    if request.resume is not None:
        arguments.append("--resume")
    return arguments


def _require_writable(out: Path) -> None:
    with explained(out, "write into", "写入"):
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            return


def _resumed(path: Path, portal: Portal, level: Level | None) -> InspectionFolder:
    folder = InspectionFolder.open(path)
    inspection = folder.read_inspection()
    asked_for = Redactor().url(portal.url)
    if inspection.portal.url not in (portal.url, asked_for):
        raise ResumeError(
            f"{path} is an inspection of {inspection.portal.url}, not of {asked_for}.",
            f"{path} 是对 {inspection.portal.url} 的检查，不是 {asked_for}。",
        )
    if inspection.state is State.COMPLETE:
        raise ResumeError(
            f"{path} came to its end already: there is nothing to go on with.", f"{path} 已经检查完毕，无需继续。"
        )
    if level not in (None, inspection.level):
        raise ResumeError(
            f"{path} was begun at level {inspection.level.value}; leave --level out.",
            f"{path} 是以 {inspection.level.value} 方式开始的；继续时请去掉 --level。",
        )
    return folder


def _say_how_it_broke(end: SuiteEnd, voice: Voice) -> None:
    if end.interrupted:
        return
    why, why_zh = f"it ended with code {end.code}", f"走查进程以代码 {end.code} 结束"
    if end.silent:
        why, why_zh = "it fell silent and was ended", "走查进程长时间没有进展，已被终止"
    voice.warn(
        f"走查没有走到终点：{why_zh}。这是工具自身的问题，不是该门户的问题。已保存看到的内容。最后的输出：\n{end.log_tail}",
        f"The walk did not come to its end: {why}. That is our fault, not the portal's. "
        f"What was seen is kept. The last it said:\n{end.log_tail}",
    )


def _say_interrupted(request: Request, folder: InspectionFolder, voice: Voice) -> None:
    again = request.again(folder.path)
    voice.warn(
        f"已中断。已完成部分保存在 {folder.path}\n继续：{again}",
        f"Interrupted. What was seen until then is in {folder.path}\nGo on with: {again}",
    )
