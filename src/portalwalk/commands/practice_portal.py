"""`portalwalk practice` and `portalwalk demo`: the practice portal, alone or with a whole inspection of it."""

import os
import signal
import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from portalwalk.commands import options
from portalwalk.commands.inspect_portal import inspect_portal
from portalwalk.commands.request import Request
from portalwalk.commands.voice import Exit, Lang, Voice
from portalwalk.model.language import EN
from portalwalk.model.outcome import Level
from portalwalk.portal_file import FILE_NAME, WrongUseError
from portalwalk.practice import DEFECTS, Form, PracticePortal, running

DEMO_DEFECTS = (
    "second-login",
    "search-misses-published-item",
    "sideways-scroll",
    "message-input-lost",
    "back-trap",
)
"""One for each journey, and each shows on a picture."""


class PortTakenError(WrongUseError):
    """The practice portal cannot listen where it was asked to."""

    def __init__(self, port: int, identity_port: int, says: str) -> None:
        self.port, self.identity_port = port, identity_port
        super().__init__(
            f"Cannot listen on port {port} or {identity_port}: {says}. Choose others, or leave them out.",
            f"无法使用端口 {port} 或 {identity_port}：{says}。请换用其他端口，或不指定端口。",
        )


class WildIsSoundError(WrongUseError):
    """Defects were asked for in the form that has none."""

    def __init__(self) -> None:
        super().__init__(
            "The wild form is built oddly, and without defects: leave --defect out, or use --form plain.",
            "wild 形态写法各异但没有缺陷：请去掉 --defect，或使用 --form plain。",
        )


def practice(
    defect: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="打开一个缺陷，可重复 / switch on a defect; repeatable.")
    ] = None,
    form: Annotated[
        Form, typer.Option(help="plain 规整，wild 写法各异但无错 / built oddly, not faultily.")
    ] = Form.PLAIN,
    port: Annotated[int, typer.Option(min=0, max=65535, help="端口，0 为任选 / port; 0: any that is free.")] = 0,
    identity_port: Annotated[int, typer.Option(min=0, max=65535, help="统一认证的端口 / the identity provider's.")] = 0,
    defects: Annotated[bool, typer.Option("--defects", help="列出所有缺陷 / list every defect.")] = False,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """运行练习门户，直到按下 Ctrl-C / Run the practice portal until Ctrl-C."""
    voice = Voice(lang)
    if defects:
        for one in DEFECTS.values():
            voice.say(f"{one.id}  {one.zh}", f"{one.id}  {one.en}")
        return
    if defect and form is Form.WILD:
        raise WildIsSoundError
    with ExitStack() as stack:
        try:
            portal = stack.enter_context(
                running(defects=defect or (), form=form, port=port, identity_port=identity_port)
            )
        except OSError as error:
            raise PortTakenError(port, identity_port, error.strerror or str(error)) from None
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it otherwise
        signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
        try:
            _introduce(portal, voice)
            threading.Event().wait()
        except KeyboardInterrupt:
            voice.say(
                f"已停止。共收到提交 {portal.submissions} 次。",
                f"Stopped. It accepted {EN.plural(portal.submissions, '# submission', '# submissions')}.",
            )


def demo(
    out: Annotated[Path, typer.Option(metavar="DIR", help="结果文件夹 / where results go.")] = Path("results"),
    browser: options.BrowserOption = None,
    workers: Annotated[int, typer.Option(min=1, max=16, help="同时走几条路径 / journeys side by side.")] = 2,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """启动带缺陷的练习门户，完整检查一遍并生成报告 / Inspect a practice portal that has defects on purpose."""
    voice = Voice(lang)
    with running(defects=DEMO_DEFECTS) as portal, tempfile.TemporaryDirectory() as beside:
        file = Path(beside) / FILE_NAME
        file.write_text(portal.toml(), encoding="utf-8")
        voice.say(
            f"练习门户 {portal.url} 已启动，有意打开了 {len(DEMO_DEFECTS)} 个缺陷：",
            f"The practice portal {portal.url} is running with {len(DEMO_DEFECTS)} defects on purpose:",
        )
        for defect in DEMO_DEFECTS:
            voice.say(f"  {DEFECTS[defect].zh}", f"  {DEFECTS[defect].en}  ({defect})")
        account = {"PRACTICE_USERNAME": portal.username, "PRACTICE_PASSWORD": portal.password}
        request = Request(source=str(file), out=out, level=Level.SUBMIT, browser=browser, workers=workers)
        end = inspect_portal(request, voice, os.environ | account)
        voice.say(
            f"练习门户共收到提交 {portal.submissions} 次。",
            f"The practice portal accepted {EN.plural(portal.submissions, '# submission', '# submissions')}.",
        )
    if end in (Exit.NOTHING_FAILED, Exit.SOMETHING_FAILED):
        return  # the defects are meant to be found
    raise typer.Exit(end)


def _introduce(portal: PracticePortal, voice: Voice) -> None:
    voice.say(
        f"练习门户   {portal.url}\n统一认证   http://{portal.identity_host}/\n"
        f"账号       {portal.username}\n密码       {portal.password}\n"
        "按 Ctrl-C 停止。检查它（另开一个终端）：",
        f"Practice portal    {portal.url}\nIdentity provider  http://{portal.identity_host}/\n"
        f"User name          {portal.username}\nPassword           {portal.password}\n"
        "Ctrl-C stops it. To inspect it, in another terminal:",
    )
    command = (
        f"  PORTALWALK_USERNAME={portal.username} PORTALWALK_PASSWORD={portal.password} "
        f"portalwalk inspect {portal.url} --login-host {portal.identity_host} --level submit"
    )
    voice.say(command, command)
