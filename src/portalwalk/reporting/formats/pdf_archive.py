"""What a printed PDF lacks for an archive: words that a search finds, the same bytes for the same inspection."""

import io
import re
import unicodedata

import pikepdf

from portalwalk.model.inspection import Inspection

_MEANT = dict(
    zip(
        "⺒⺓⺙⺛⺟⺠⻅⻆⻈⻉⻋⻌⻐⻑⻓⻔⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳⼾",
        "巳幺攵旡母民见角讠贝车辶钅長长门青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟户",
        strict=True,
    )
)
"""Radical → the character with the same glyph, where Unicode's compatibility mapping has none or the traditional one.
Source: Unicode's EquivalentUnifiedIdeograph.txt, compared with the glyphs that Noto Sans CJK SC shares."""
_LINE = re.compile(rb"^<([0-9A-F]+)>(?: <([0-9A-F]+)>)? <(2[EF][0-9A-F]{2})>$", re.MULTILINE)
"""A line of a ToUnicode map that leads to a radical: one glyph, or a range of glyphs."""
_NODE = re.compile(rb"(?<!/Title )\(node(\d{8})\)")
"""How Chromium names the elements of the page in the file's structure."""


def archived(printed: bytes, inspection: Inspection) -> bytes:
    """Make the words of a PDF searchable, and date it as the inspection is dated.

    Where a font draws a character and the radical it comes from with one glyph, Chromium notes the radical: the page
    reads well, and a search for 门户 finds nothing.
    """
    ended = re.sub(r"\D", "", inspection.finished_at or inspection.started_at)[:14].ljust(14, "0")
    with pikepdf.open(io.BytesIO(_numbered_from_one(printed))) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and isinstance(font.get("/ToUnicode"), pikepdf.Stream):
                _say_what_is_meant(font["/ToUnicode"])
        for name in ("/CreationDate", "/ModDate"):
            pdf.docinfo[name] = pikepdf.String(f"D:{ended}Z")
        pdf.docinfo["/Creator"] = pikepdf.String(f"{inspection.tool.name} {inspection.tool.version}")
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _numbered_from_one(printed: bytes) -> bytes:
    """Number the elements from 1: Chromium goes on from what its process numbered before, which is never the same."""
    before = min((int(found[1]) for found in _NODE.finditer(printed)), default=1) - 1
    return _NODE.sub(lambda found: b"(node%08d)" % (int(found[1]) - before), printed)


def _say_what_is_meant(glyphs: pikepdf.Object) -> None:
    noted = glyphs.read_bytes()
    meant = _LINE.sub(_line, noted)
    if meant != noted:
        glyphs.write(meant)


def _line(found: re.Match[bytes]) -> bytes:
    first, last, radical = found[1], found[2], int(found[3], 16)
    if last is None:
        return b"<%s> <%04X>" % (first, _meant(radical))
    radicals = range(radical, radical + int(last, 16) - int(first, 16) + 1)
    return b"<%s> <%s> [%s]" % (first, last, b" ".join(b"<%04X>" % _meant(one) for one in radicals))


def _meant(radical: int) -> int:
    character = chr(radical)
    return ord(_MEANT.get(character) or unicodedata.normalize("NFKC", character))
