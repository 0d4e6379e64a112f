"""A font that has Chinese characters, found on this computer."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

ENVIRONMENT = "PORTALWALK_FONT"
_KNOWN = (
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "C:/Windows/Fonts/simsun.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
)
_PROBE, _NO_CHARACTER = "汉", "\U0010fffe"
_ASK_S = 10


class FontMissingError(RuntimeError):
    """No font with Chinese characters; the message says how to get one."""

    def __init__(self) -> None:
        super().__init__(
            "No font with Chinese characters was found, so pictures carry numbers without words. Get one, such as "
            f"`apt-get install fonts-noto-cjk`, or name a font file in {ENVIRONMENT}."
        )
        self.message_zh = (
            "未找到含中文字符的字体，图片上只标编号、不写说明。请安装一种中文字体"
            f"（如 apt-get install fonts-noto-cjk），或用环境变量 {ENVIRONMENT} 指定字体文件。"
        )


def font(size: int) -> FreeTypeFont:
    """Return a font that has Chinese characters, in px.

    Raises:
        FontMissingError: there is none.

    """
    path, index = _found()
    return ImageFont.truetype(path, size, index=index)


@cache
def _found() -> tuple[str, int]:
    for path, index in _candidates():
        if _has_chinese(path, index):
            return path, index
    raise FontMissingError


def _candidates() -> Iterator[tuple[str, int]]:
    if named := os.environ.get(ENVIRONMENT):
        yield named, 0
    if fc_match := shutil.which("fc-match"):
        command = [fc_match, "--format", "%{file}|%{index}", "sans-serif:lang=zh-cn"]
        said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_ASK_S).stdout  # noqa: S603 - fixed words
        path, _, index = said.strip().partition("|")
        if path:
            yield path, int(index) if index.isdigit() else 0
    for path in _KNOWN:
        if Path(path).is_file():
            yield path, 0


def _has_chinese(path: str, index: int) -> bool:
    """Whether a character is drawn otherwise than one that no font has: fontconfig names some font in any case."""
    try:
        found = ImageFont.truetype(path, 24, index=index)
    except OSError:
        return False
    return bytes(found.getmask(_PROBE)) != bytes(found.getmask(_NO_CHARACTER))
