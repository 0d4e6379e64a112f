"""Finds a scheme by its name or its file, and lays weights over it."""

from collections.abc import Mapping
from pathlib import Path

from portalwalk.model.scheme import Indicator, Scheme, Weights
from portalwalk.schemes.rules import broken_rules, broken_weights
from portalwalk.toml_files.lines import KeyPath
from portalwalk.toml_files.mistakes import Problem, advice, dotted, line_of
from portalwalk.toml_files.reading import TomlMistakesError, read_table, told, validated

DEFAULT = "portalwalk"
_FOLDER = Path(__file__).parent


class SchemeError(Exception):
    """A scheme cannot be used; says why in English and in Chinese."""

    def __init__(self, message: str, message_zh: str) -> None:
        self.message, self.message_zh = message, message_zh
        super().__init__(message)


class SchemeMissingError(SchemeError):
    """There is no scheme of this name; `wanted` is it."""

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        near, near_zh = advice(wanted, shipped())
        super().__init__(
            f"There is no scheme {wanted!r}.{near} A scheme of your own is named by its file: --scheme ours.toml",
            f"没有名为 {wanted!r} 的指标方案。{near_zh}自己的方案请写文件名：--scheme ours.toml",
        )


class SchemeFileError(SchemeError):
    """A scheme's or weights file has mistakes; each is told with file, line and key."""

    def __init__(self, file: Path, *problems: Problem) -> None:
        self.file, self.problems = file, problems
        super().__init__(*told(str(file), problems))


def shipped() -> tuple[str, ...]:
    """Name the schemes that come with PortalWalk, the default first."""
    return tuple(sorted((path.stem for path in _FOLDER.glob("*.toml")), key=lambda name: (name != DEFAULT, name)))


def load_scheme(wanted: str = DEFAULT, weights: Path | None = None) -> Scheme:
    """Return a scheme, with weights laid over it if a weights file is named.

    Args:
        wanted: the name of a shipped scheme, or the path of a file: what ends in `.toml` or holds a `/`.
        weights: a weights file.

    Raises:
        SchemeMissingError: no scheme has this name.
        SchemeFileError: the scheme's or the weights file has mistakes.

    """
    path = Path(wanted)
    if path.suffix != ".toml" and len(path.parts) == 1:
        if wanted not in shipped():
            raise SchemeMissingError(wanted)
        path = _FOLDER / f"{wanted}.toml"
    scheme = _read_scheme(path)
    return scheme if weights is None else with_weights(scheme, weights)


def with_weights(scheme: Scheme, file: Path) -> Scheme:
    """Lay a weights file over a scheme: points and amounts of its rows, and rows that it lacks.

    Raises:
        SchemeFileError: the file has mistakes, is for another scheme, or its points do not add up.

    """
    try:
        data, lines = read_table(file)
        weights = validated(Weights, data, lines)
    except TomlMistakesError as error:
        raise SchemeFileError(file, *error.problems) from None
    laid = scheme.model_copy(
        update={
            "indicators": (*(_weighed(row, weights) for row in scheme.indicators), *weights.indicators),
            "weights_from": weights.source,
            "weights_from_zh": weights.source_zh,
        }
    )
    broken = [*broken_weights(weights, scheme), *broken_rules(laid)]
    if broken:
        raise SchemeFileError(file, *(_problem(_in_overlay(at, scheme), en, zh, lines) for at, en, zh in broken))
    return laid


def _weighed(row: Indicator, weights: Weights) -> Indicator:
    weight = weights.weights.get(row.id)
    if weight is None:
        return row
    return row.model_copy(
        update={
            "points": weight.points,
            "per_case": row.per_case if weight.per_case is None else weight.per_case,
            "block": weight.block or row.block,
        }
    )


def _in_overlay(path: KeyPath, scheme: Scheme) -> KeyPath:
    """Lead a place in the laid scheme to the weights file, whose own rows come after the scheme's."""
    match path:
        case ("indicators", int(number), *rest) if number >= len(scheme.indicators):
            return ("indicators", number - len(scheme.indicators), *rest)
        case ("indicators", int(number), *rest):
            return ("weights", scheme.indicators[number].id, *rest)
        case _:
            return path


def _read_scheme(path: Path) -> Scheme:
    try:
        data, lines = read_table(path)
        scheme = validated(Scheme, data, lines)
    except TomlMistakesError as error:
        raise SchemeFileError(path, *error.problems) from None
    if broken := list(broken_rules(scheme)):
        raise SchemeFileError(path, *(_problem(*one, lines) for one in broken))
    return scheme


def _problem(path: KeyPath, wrong: str, wrong_zh: str, lines: Mapping[KeyPath, int]) -> Problem:
    key = dotted(path)
    return Problem(f"{key}: {wrong}", f"{key}：{wrong_zh}", line_of(path, lines), key)
