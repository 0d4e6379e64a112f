"""On which line each key of a TOML file stands: what tomllib does not tell, and an error message needs."""

import re

KeyPath = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""
      \#[^\n]*
    | (?P<long>\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5})
    | (?P<text>"(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<mark>[\[\]{}=,.\n])
    | (?P<bare>[^\s\[\]{}=,.\#"']+)
    """,
    re.VERBOSE | re.DOTALL,
)


def key_lines(text: str) -> dict[KeyPath, int]:
    """Map the path of every key, table and list item to its first line, counted from 1.

    `text` has been read by tomllib without complaint; of any other text the lines are a guess.
    """
    return _Lines(text).found


class _Lines:
    """Walks the tokens once; positions are all it keeps."""

    def __init__(self, text: str) -> None:
        self.found: dict[KeyPath, int] = {(): 1}
        self._tokens = [
            (match.lastgroup, match.group(), text.count("\n", 0, match.start()) + 1)
            for match in _TOKEN.finditer(text)
            if match.lastgroup is not None
        ]
        self._at = 0
        self._items: dict[KeyPath, int] = {}
        table: KeyPath = ()
        while self._skip_newlines():
            if self._here == "[":
                table = self._header()
            else:
                self._assignment(table)

    @property
    def _here(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    @property
    def _line(self) -> int:
        return self._tokens[min(self._at, len(self._tokens) - 1)][2]

    def _skip_newlines(self) -> bool:
        while self._here == "\n":
            self._at += 1
        return self._at < len(self._tokens)

    def _header(self) -> KeyPath:
        line = self._line
        while self._here == "[":
            self._at += 1
        keys = self._keys()
        is_list = [self._here, self._next] == ["]", "]"]
        while self._here == "]":
            self._at += 1
        path: KeyPath = ()
        for number, key in enumerate(keys, start=1):
            path = (*path, key)
            self.found.setdefault(path, line)
            if is_list and number == len(keys):
                self._items[path] = self._items.get(path, -1) + 1
            if path in self._items:
                path = (*path, self._items[path])
                self.found.setdefault(path, line)
        return path

    @property
    def _next(self) -> str:
        return self._tokens[self._at + 1][1] if self._at + 1 < len(self._tokens) else ""

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while self._at < len(self._tokens) and self._here not in {"=", "]", "\n", ",", "}"}:
            kind, token, _line = self._tokens[self._at]
            if kind != "mark":
                keys.append(token[1:-1] if kind == "text" else token)
            self._at += 1
        return keys

    def _assignment(self, path: KeyPath) -> None:
        line, start = self._line, self._at
        for key in self._keys():
            path = (*path, key)
            self.found.setdefault(path, line)
        if self._here == "=":
            self._at += 1
            self._value(path)
        if self._at == start:
            self._at += 1  # not TOML; go on rather than stand still

    def _value(self, path: KeyPath) -> None:
        if self._here in {"[", "{"}:
            self._inside(path, closing="]" if self._here == "[" else "}")
            return
        while self._at < len(self._tokens) and self._here not in {",", "]", "}", "\n"}:
            self._at += 1

    def _inside(self, path: KeyPath, closing: str) -> None:
        self._at += 1
        item = 0
        while self._skip_newlines() and self._here != closing:
            if self._here == ",":
                self._at += 1
            elif closing == "}":
                self._assignment(path)
            else:
                start = self._at
                self.found.setdefault((*path, item), self._line)
                self._value((*path, item))
                item += 1
                self._at = max(self._at, start + 1)
        self._at += 1
