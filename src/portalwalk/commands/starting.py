"""`portalwalk init`: a suite of one's own, small and complete, that runs as it is."""

from pathlib import Path
from typing import Annotated

import typer

from portalwalk.commands import options
from portalwalk.commands.voice import Lang, Voice
from portalwalk.evidence.errors import explained
from portalwalk.portal_file import FILE_NAME, WrongUseError, load_portal

EXAMPLE_URL = "https://www.example.gov.cn/"
STARTER = Path(__file__).parent / "starter"
"""The suite as it is written, but for the portal's address."""

_FILES = {
    "portal.toml": FILE_NAME,
    "test_my_first.py.txt": "scenarios/test_my_first.py",
    "my_first_check.py.txt": "checks/my_first_check.py",
    "reports.md": "reports/README.md",
    "words.txt": "words.txt",
}


class NotEmptyError(WrongUseError):
    """The suite would overwrite files; `files` are those."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        self.files = files
        listed = "\n".join(f"  {file}" for file in files)
        super().__init__(
            f"Nothing was written: these files are there already.\n{listed}\nName another folder, or move them away.",
            f"没有写入任何内容：以下文件已经存在。\n{listed}\n请指定其他文件夹，或先移走这些文件。",
        )


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="新文件夹 / the folder to make.")],
    url: Annotated[str, typer.Option(metavar="URL", help="您的门户网址 / your portal's address.")] = EXAMPLE_URL,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """写出一套可直接运行的测试 / Write a suite of your own that runs."""
    voice = Voice(lang)
    address = load_portal(url, environ={}).url
    there = tuple(folder / name for name in _FILES.values() if (folder / name).exists())
    if there:
        raise NotEmptyError(there)
    for source, name in _FILES.items():
        content = (STARTER / source).read_text(encoding="utf-8").replace(EXAMPLE_URL, address)
        with explained(folder / name, "write", "写入"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
    voice.say(
        f"已写入 {folder}。接下来：\n  1. 在 {folder / FILE_NAME} 中填写门户网址\n"
        f"  2. portalwalk inspect {folder / FILE_NAME}\n"
        f"  或 cd {folder} && pytest scenarios --portal {FILE_NAME}\n"
        f"本单位的标识、颜色和公文模板放在 {folder / 'reports'}，说明见其中的 README.md",
        f"Written to {folder}. Next:\n  1. put your portal's address into {folder / FILE_NAME}\n"
        f"  2. portalwalk inspect {folder / FILE_NAME}\n"
        f"  or cd {folder} && pytest scenarios --portal {FILE_NAME}\n"
        f"Your office's mark, colours and letter go into {folder / 'reports'}: its README.md says how",
    )
