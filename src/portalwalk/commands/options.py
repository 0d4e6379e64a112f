"""Options that several commands share, described once."""

from pathlib import Path
from typing import Annotated

import typer

from portalwalk.commands.voice import Lang
from portalwalk.portal_file import WrongUseError
from portalwalk.reporting import FORMATS


class FormatMissingError(WrongUseError):
    """A report format that cannot be written."""

    def __init__(self, unknown: list[str]) -> None:
        self.unknown = unknown
        there_is, wanted = ", ".join(FORMATS), ", ".join(unknown)
        super().__init__(
            f"--format {wanted}: there is no such report format. There is: {there_is}.",
            f"--format {wanted}：没有这种报告格式。可用的有：{there_is}。",
        )


LangOption = Annotated[Lang, typer.Option("--lang", help="语言 / language.")]
BrowserOption = Annotated[
    str | None,
    typer.Option("--browser", metavar="PATH", help="使用这个浏览器 / use this Chromium, Chrome or Edge."),
]
ChecksOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--checks", metavar="DIR", help="自己的检查项文件夹，可重复 / a folder of your own checks; repeatable."
    ),
]
TemplatesOption = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help="自己的报告模板，否则用当前文件夹中 portal.toml 旁的 reports/ / "
        "your own report templates; else reports/, if it is beside a portal.toml in this folder.",
    ),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="LIST",
        help="报告格式，逗号分隔 / report formats, comma-separated: {}.".format(",".join(FORMATS)),
    ),
]
SchemeOption = Annotated[
    str | None,
    typer.Option(
        "--scheme",
        metavar="NAME|FILE",
        help="指标方案：内置方案名或方案文件 / indicator scheme: the name of a shipped one or the file of your own.",
    ),
]
WeightsOption = Annotated[
    Path | None,
    typer.Option(
        "--weights",
        metavar="FILE",
        help="分值文件，补充方案中未公开的分值 / a file of weights for what the scheme leaves open.",
    ),
]
InspectionArgument = Annotated[
    Path, typer.Argument(metavar="INSPECTION", help="检查文件夹 / the folder of an inspection.")
]


def words_of(listed: str) -> tuple[str, ...]:
    """Split `html,json` into its words."""
    return tuple(word.strip() for word in listed.split(",") if word.strip())


def require_formats(formats: tuple[str, ...]) -> None:
    """Accept only report formats that can be written, before anything is started.

    Raises:
        FormatMissingError: there is another among them, or none at all.

    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise FormatMissingError(unknown)
