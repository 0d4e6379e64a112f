"""Starts a practice portal on this machine, and stops it."""

import asyncio
import json
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from portalwalk.practice.defects import known
from portalwalk.practice.identity.provider import Provider
from portalwalk.practice.marks import SITE_NAME
from portalwalk.practice.neighbours import Neighbours
from portalwalk.practice.portal import portal_app, site_of
from portalwalk.practice.settings import PASSWORD, USERNAME, Form, Settings
from portalwalk.practice.site import CONTACT, Site
from portalwalk.practice.store import Store
from portalwalk.practice.views.account import CALLBACK, HALL_CALLBACK
from portalwalk.practice.wild import WildDefectsError
from portalwalk.practice.wild.search_host import SearchHost

_GRACE_SECONDS = 1
WORDS = Path(__file__).parent / "content" / "data" / "words.txt"
"""The list of wrong words that the portal's office keeps."""


@dataclass(frozen=True, slots=True)
class PracticePortal:
    """A practice portal that is running."""

    url: str
    identity_host: str
    """Host and port of the identity provider: the only other place where a password may be typed."""
    username: str
    password: str
    search_url: str
    """The search host of the wild form; nothing in the plain form, which has its search at home."""
    _store: Store

    @property
    def submissions(self) -> int:
        """How many submissions the portal has accepted so far."""
        return self._store.counters.submitted

    @property
    def rejected(self) -> int:
        """How many submissions it has turned down so far."""
        return self._store.counters.rejected

    def toml(self) -> str:
        """A `portal.toml` for this portal."""
        return (
            f'name = "{SITE_NAME}"\n'
            f'url = "{self.url}"\n'
            'kind = "district-portal"\n'
            'scheme = "portalwalk"\n'
            f'contact = "{CONTACT}"\n'
            "authorised = true\n"
            f"word_lists = [{json.dumps(str(WORDS))}]\n\n"
            "[login]\n"
            'username_env = "PRACTICE_USERNAME"\n'
            'password_env = "PRACTICE_PASSWORD"\n'
            f'hosts = ["{self.identity_host}"]\n'
        )


@contextmanager
def running(
    *,
    defects: Iterable[str] = (),
    form: Form = Form.PLAIN,
    port: int = 0,
    identity_port: int = 0,
) -> Iterator[PracticePortal]:
    """Run a practice portal with these defects for as long as the block lasts; 0 means any free port."""
    wanted = known(defects)
    if wanted and form is Form.WILD:
        raise WildDefectsError(wanted)
    with ExitStack() as stack:
        portal, identity, hall_identity, neighbour = (
            stack.enter_context(_listening(number)) for number in (port, identity_port, 0, 0)
        )
        search = stack.enter_context(_listening(0)) if form is Form.WILD else None
        settings = Settings(
            portal_url=f"http://127.0.0.1:{_port(portal)}",
            identity_url=f"http://localhost:{_port(identity)}",
            hall_identity_url=f"http://localhost:{_port(hall_identity)}",
            today=date.today(),
            defects=wanted,
            form=form,
            search_url=f"http://localhost:{_port(search)}" if search else "",
            neighbour_url=f"http://localhost:{_port(neighbour)}",
        )
        store = Store()
        stack.callback(store.close)
        site = site_of(settings, store)
        apps: dict[socket.socket, ASGIApp] = {
            portal: portal_app(site),
            identity: _identity(site),
            hall_identity: _hall_identity(site),
            neighbour: Neighbours().app(),
        }
        if search:
            apps[search] = SearchHost(site).app()
        with _served(apps):
            yield PracticePortal(
                url=settings.portal_url + "/",
                identity_host=settings.identity_url.removeprefix("http://"),
                username=USERNAME,
                password=PASSWORD,
                search_url=settings.search_url,
                _store=store,
            )


def _identity(site: Site) -> ASGIApp:
    settings = site.settings
    return Provider(
        issuer=settings.identity_url,
        name="清河市统一身份认证平台",
        cookie="qh_sso",
        settings=settings,
        templates=site.templates,
        redirect_uris=(settings.portal_url + CALLBACK,),
        style=site.assets["css"],
    ).app()


def _hall_identity(site: Site) -> ASGIApp:
    settings = site.settings
    return Provider(
        issuer=settings.hall_identity_url,
        name="清河市政务服务网用户中心",
        cookie="qh_hall_sso",
        settings=settings,
        templates=site.templates,
        redirect_uris=(settings.portal_url + HALL_CALLBACK,),
        style=site.assets["css"],
    ).app()


def _listening(port: int) -> socket.socket:
    # With its protocol named: asyncio leaves Nagle's algorithm on for any other socket, 40 ms a page.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    return listener


def _port(listener: socket.socket) -> int:
    return int(listener.getsockname()[1])


@contextmanager
def _served(apps: dict[socket.socket, ASGIApp]) -> Iterator[None]:
    """Serve each application on its socket, all in one thread of their own."""
    servers = [
        uvicorn.Server(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                access_log=False,
                log_level="error",
                server_header=False,
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )
        for app in apps.values()
    ]

    async def serve() -> None:
        await asyncio.gather(*(server.serve([listener]) for server, listener in zip(servers, apps, strict=True)))

    thread = threading.Thread(target=asyncio.run, args=(serve(),), name="practice portal", daemon=True)
    thread.start()
    try:
        yield
    finally:
        for server in servers:
            server.should_exit = True
        thread.join()
