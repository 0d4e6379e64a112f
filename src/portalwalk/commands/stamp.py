"""Time stamps over an inspection's head, for the commands that ask for one or tell of one."""

from typing import Annotated

import typer

from portalwalk.commands.voice import Voice
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.stamping import is_stamp_url, stamp
from portalwalk.evidence.timestamps import Stamp, StampError
from portalwalk.portal_file import WrongUseError

ENVIRONMENT = "PORTALWALK_TIMESTAMP"

TimestampOption = Annotated[
    str | None,
    typer.Option(
        "--timestamp",
        metavar="URL",
        envvar=ENVIRONMENT,
        help="检查结束时向该服务器申请时间戳（RFC 3161） / at the end, ask this server for a time stamp (RFC 3161).",
    ),
]


def require_stamp_url(url: str) -> None:
    """Accept only what can be a time-stamp server, before anything is started.

    Raises:
        WrongUseError: it is no address.

    """
    if not is_stamp_url(url):
        raise WrongUseError(
            "--timestamp: name the address of a time-stamp server (RFC 3161), such as https://tsa.example.cn/.",
            "--timestamp：请写时间戳服务器（RFC 3161）的网址，如 https://tsa.example.cn/。",
        )


def add_stamp(folder: InspectionFolder, url: str, voice: Voice) -> bool:
    """Have an inspection stamped, or say why it is not."""
    problem = stamp_or_say(folder, url)
    if problem is not None:
        voice.warn(*problem)
    return problem is None


def stamp_or_say(folder: InspectionFolder, url: str) -> tuple[str, str] | None:
    """Have an inspection stamped; without a stamp it is as good as it was.

    Return, in Chinese and in English, why there is none and how to try again; None when there is one.
    """
    try:
        stamp(folder, url)
    except StampError as error:
        return (
            f"没有取得时间戳：{error.message_zh}。检查结果已完整保存。\n"
            f"重试：portalwalk verify {folder.path} --timestamp URL",
            f"There is no time stamp: {error.message}. The inspection is kept, and complete without it.\n"
            f"Try again with: portalwalk verify {folder.path} --timestamp URL",
        )
    return None


def say_stamp(found: Stamp, voice: Voice) -> None:
    """Tell when the head was stamped and by whom, and whether that is known for sure."""
    voice.say(f"时间戳 {found.at}，签名者 {found.signer}", f"Time stamp {found.at}, signed by {found.signer}")
    if not found.rooted:
        voice.say(
            "说明：签名者的身份未经根证书核对（--trust ROOT.pem）。",
            "Note: who the signer is was not checked against a root (--trust ROOT.pem).",
        )
