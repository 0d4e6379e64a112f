"""The command line: declares the commands, and turns every known error into one readable message."""

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Annotated

import typer

from portalwalk.browser.finding import BrowserMissingError
from portalwalk.bundled import BundleMissingError
from portalwalk.commands.doctor import BROWSER_REMEDY_ZH, doctor
from portalwalk.commands.inspect_portal import inspect
from portalwalk.commands.listing import list_
from portalwalk.commands.practice_portal import demo, practice
from portalwalk.commands.reaching import UnreachableError
from portalwalk.commands.starting import init
from portalwalk.commands.stored import judge, report, verify
from portalwalk.commands.voice import EXIT_CODES, Exit, Voice, lang_in
from portalwalk.evidence.errors import FolderError
from portalwalk.evidence.parameters import names_a_secret
from portalwalk.evidence.redaction import Redactor
from portalwalk.judging import CheckLoadError
from portalwalk.portal_file import WrongUseError
from portalwalk.practice import UnknownDefectError
from portalwalk.reporting import ReportError
from portalwalk.schemes import SchemeError
from portalwalk.version import VERSION

app = typer.Typer(
    name="portalwalk",
    help="走查政务门户的用户路径，逐步截图，生成有据可查的报告 / "
    "Walks real user journeys through a public-service portal and reports what it saw.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "inspect": inspect,
    "judge": judge,
    "report": report,
    "verify": verify,
    "doctor": doctor,
    "init": init,
    "list": list_,
    "practice": practice,
}
for _name, _command in _COMMANDS.items():
    app.command(_name, epilog=EXIT_CODES)(_command)


def _say_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"PortalWalk {VERSION}\n")
        raise typer.Exit


@app.callback()
def _options(
    asked: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="版本 / version.")
    ] = False,
) -> None:
    """Take what stands before the command."""


def main() -> None:
    """Run a command; every error that has a remedy is one message on stderr, with the documented exit code."""
    sys.excepthook = _our_own_fault
    voice = Voice(lang_in(sys.argv[1:]))
    try:
        app()
    except WrongUseError as error:
        voice.warn(error.reason_zh, error.reason)
        sys.exit(Exit.WRONG_USE)
    except FolderError as error:
        voice.warn(error.message_zh, error.message)
        sys.exit(Exit.WRONG_USE)
    except SchemeError as error:
        voice.warn(error.message_zh, error.message)
        sys.exit(Exit.WRONG_USE)
    except UnknownDefectError as error:
        near = f"您是不是想写 {error.nearest}？" if error.nearest else ""
        voice.warn(f"练习门户没有名为 {error.wanted!r} 的缺陷。{near}", str(error))
        sys.exit(Exit.WRONG_USE)
    except ReportError as error:
        voice.warn(f"无法写出报告。\n{error.message_zh}", error.message)
        sys.exit(Exit.WRONG_USE)
    except CheckLoadError as error:
        voice.warn(f"检查项无法载入：{error.path}\n{error.problem}\n{error.mend}", str(error))
        sys.exit(Exit.WRONG_USE)
    except UnreachableError as error:
        voice.warn(error.reason_zh, error.reason)
        sys.exit(Exit.NOT_INSPECTED)
    except BrowserMissingError as error:
        voice.warn(f"{BROWSER_REMEDY_ZH}\n{error}", str(error))
        sys.exit(Exit.NOT_INSPECTED)
    except BundleMissingError as error:
        voice.warn(f"安装不完整，请重新安装 PortalWalk。\n{error}", str(error))
        sys.exit(Exit.NOT_INSPECTED)
    except KeyboardInterrupt:
        voice.warn("已中断。", "Interrupted.")
        sys.exit(Exit.INTERRUPTED)


def _our_own_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Keep the traceback of a bug in a file, and say where: a stack of calls is no message for a user."""
    secrets = (value for name, value in os.environ.items() if names_a_secret(name, value))
    told = Redactor(secrets).text("".join(traceback.format_exception(kind, error, trace)))
    with tempfile.NamedTemporaryFile("w", prefix="portalwalk-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(told)
    Voice(lang_in(sys.argv[1:])).warn(
        f"PortalWalk 自身出错（{kind.__name__}）。这不是该门户的问题。详情见 {log.name}，请反馈给我们。",
        f"PortalWalk itself failed ({kind.__name__}). That is not the portal's fault. "
        f"Details are in {log.name}; please report it.",
    )
    sys.exit(Exit.NOT_INSPECTED)
