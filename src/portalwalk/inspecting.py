"""An inspection from its beginning to its verdicts, for both doors: `portalwalk inspect` and the pytest plugin."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portalwalk.evidence.errors import explained
from portalwalk.evidence.folder import INSPECTION, MANIFEST, OBSERVATIONS, InspectionFolder
from portalwalk.evidence.redaction import Redactor
from portalwalk.judging import judge, score
from portalwalk.model.check import Check
from portalwalk.model.finding import Finding
from portalwalk.model.inspection import Coverage, Inspection, PortalRef, State, Tool
from portalwalk.model.observations import PortalScouted
from portalwalk.model.outcome import Level
from portalwalk.model.portal import Portal
from portalwalk.model.scheme import Scheme
from portalwalk.portal_file import WrongUseError
from portalwalk.schemes import load_scheme, with_weights
from portalwalk.version import VERSION


class InspectionError(WrongUseError):
    """An inspection cannot be begun or judged as was asked."""


class AlreadyInspectedError(InspectionError):
    """A new inspection was to be written where another one is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} already holds an inspection. Go on with it (--resume), or name another folder.",
            f"{path} 中已有一次检查。请用 --resume 继续，或指定其他文件夹。",
        )


def scheme_of(portal: Portal, wanted: str | None = None, weights: Path | None = None) -> Scheme:
    """Return the scheme that was asked for, else the one that the portal file names.

    The portal file's weights belong to its scheme: another scheme does without them.

    Raises:
        SchemeError: there is no such scheme, or its file or the weights have mistakes.

    """
    own = Path(portal.weights) if portal.weights and wanted in (None, portal.scheme) else None
    return load_scheme(wanted or portal.scheme, weights or own)


def begin(
    portal: Portal,
    level: Level,
    results: Path,
    browser: str = "",
    *,
    at: Path | None = None,
    scheme: Scheme | None = None,
) -> InspectionFolder:
    """Make the folder of a new inspection, with an `inspection.json` that says it is running.

    Args:
        portal: whom it is about.
        level: how far the walk may go in writing to the portal.
        results: the folder that holds the inspections of all portals.
        browser: name and version, when known.
        at: the inspection's own folder, instead of one in `results`.
        scheme: who counts what, instead of what the portal file names. It is kept in the inspection.

    Raises:
        SchemeError: the scheme that the portal file names cannot be used.
        FolderError: the folder cannot be written.
        AlreadyInspectedError: `at` holds an inspection.

    """
    scheme = scheme or scheme_of(portal)
    now = datetime.now(UTC)
    folder = InspectionFolder.create(results, portal.id, now) if at is None else _made_at(at)
    remarks = _remarks(portal)
    folder.write_inspection(
        Inspection(
            schema=1,
            tool=Tool(version=VERSION, browser=browser),
            portal=PortalRef(
                id=portal.id,
                name=portal.name or portal.host,
                url=Redactor().url(portal.url),  # the link to a preview may hold a token
                kind=portal.kind,
                services=portal.services,
            ),
            started_at=_stamp(now),
            level=level,
            scheme=scheme,
            remarks=tuple(en for en, _zh in remarks),
            remarks_zh=tuple(zh for _en, zh in remarks),
        )
    )
    return folder


def go_on(folder: InspectionFolder, scheme: Scheme | None = None) -> None:
    """Mark an interrupted inspection as running again, so that being killed once more shows.

    `scheme` replaces the one that it was begun with.

    Raises:
        FolderError: the folder cannot be read or written.

    """
    inspection = folder.read_inspection()
    update = {"state": State.RUNNING, "finished_at": None, "scheme": scheme or inspection.scheme}
    folder.write_inspection(inspection.model_copy(update=update))


def finish(folder: InspectionFolder, checks: Mapping[str, Check], *, complete: bool, browser: str = "") -> Inspection:
    """Judge what was observed, seal it, and write the inspection's end.

    Raises:
        FolderError: the folder cannot be read or written.

    """
    inspection = folder.read_inspection()
    entries = folder.entries()
    findings = judge(entries, checks)
    scouted = next((entry.data for entry in entries if isinstance(entry.data, PortalScouted)), None)
    used = browser or (scouted.browser if scouted else "") or inspection.tool.browser
    finished = inspection.model_copy(
        update={
            "tool": inspection.tool.model_copy(update={"browser": used}),
            "portal": _named(inspection.portal, scouted),
            **_judged(inspection, findings),
            "manifest_head": folder.seal(),
            "finished_at": _stamp(datetime.now(UTC)),
            "state": State.COMPLETE if complete else State.PARTIAL,
        }
    )
    folder.write_inspection(finished)
    return finished


def _named(portal: PortalRef, scouted: PortalScouted | None) -> PortalRef:
    """Call a portal of which only the address was given by what it calls itself."""
    is_address = portal.name == urlsplit(portal.url).netloc
    return portal.model_copy(update={"name": scouted.name}) if scouted and scouted.name and is_address else portal


def _judged(inspection: Inspection, findings: tuple[Finding, ...]) -> dict[str, Any]:
    """Return everything of an inspection that follows from its findings."""
    scheme = inspection.scheme or load_scheme()
    return {
        "findings": findings,
        "coverage": Coverage.of(findings),
        "scheme": scheme,
        "scorecard": score(findings, scheme, services=inspection.portal.services),
    }


def rejudge(
    folder: InspectionFolder, checks: Mapping[str, Check], scheme: str | None = None, weights: Path | None = None
) -> Inspection:
    """Judge the stored observations again; what was seen, and its seal, stay as they are.

    An inspection that was killed before its end is ended here, as a partial one.

    Args:
        folder: the inspection.
        checks: what judges it.
        scheme: name or file of a scheme that replaces the one it was judged by.
        weights: a weights file for that scheme, or for the one it was judged by.

    Raises:
        SchemeError: there is no such scheme, or its file or the weights have mistakes.
        FolderError: the folder cannot be read or written.

    """
    inspection = folder.read_inspection()
    if scheme is not None:
        inspection = inspection.model_copy(update={"scheme": load_scheme(scheme, weights)})
    elif weights is not None:
        inspection = inspection.model_copy(update={"scheme": with_weights(inspection.scheme or load_scheme(), weights)})
    if scheme is not None or weights is not None:
        folder.write_inspection(inspection)
    if inspection.state is State.RUNNING:
        return finish(folder, checks, complete=False)
    again = inspection.model_copy(update=_judged(inspection, judge(folder.entries(), checks)))
    folder.write_inspection(again)
    return again


def _made_at(path: Path) -> InspectionFolder:
    if (path / INSPECTION).exists():
        raise AlreadyInspectedError(path)
    with explained(path, "create the inspection folder", "创建检查文件夹"):
        path.mkdir(parents=True, exist_ok=True)
        (path / OBSERVATIONS).touch()
        (path / MANIFEST).touch()
    return InspectionFolder.open(path)


def _remarks(portal: Portal) -> list[tuple[str, str]]:
    """Say what a reader of the report must know of how the portal was reached."""
    said: list[tuple[str, str]] = []
    if portal.access.allow_untrusted_certificate:
        said.append(
            (
                "An untrusted certificate was allowed: portal.toml says so. Visitors' browsers would warn of it.",
                "按 portal.toml 的设置，接受了不受信任的证书；公众的浏览器会对此发出警告。",
            )
        )
    if portal.authorised:
        said.append(
            (
                "The portal's owner agreed to this inspection: robots.txt was set aside.",
                "门户主办单位已同意本次检查：走查不受 robots.txt 限制。",
            )
        )
    if portal.access.resolve:
        hosts = ", ".join(sorted(portal.access.resolve))
        said.append(
            (
                f"Reached at an address set in portal.toml, not by public DNS: {hosts}.",
                f"以下主机按 portal.toml 指定的地址访问，未经公共域名解析：{hosts}。",
            )
        )
    if portal.access.http_credentials_env:
        said.append(
            (
                "The server asks for credentials before it shows anything (HTTP authentication); they were given.",
                "服务器在显示任何页面前要求身份验证（HTTP 认证），走查时已提供。",
            )
        )
    return said


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
