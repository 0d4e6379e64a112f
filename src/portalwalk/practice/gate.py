"""Who may go on, and where the others are sent to sign in.

A sound portal has one sign-in system for all sections. The defects `split-identity` and
`second-login` give a section another one, or make it forget that the visitor is signed in.
"""

from urllib.parse import urlencode

from starlette.requests import Request

from portalwalk.practice.sections import HALL, MAILBOX, SURVEY
from portalwalk.practice.sessions import User, session_of
from portalwalk.practice.settings import Settings

HALL_COOKIE = "qh_hall"


def local_path(wanted: str) -> str:
    """The path to go on to; never another site's."""
    is_local = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted
    return wanted if is_local else "/"


def here(request: Request) -> str:
    """The address of this request inside the portal."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def signed_in(request: Request, settings: Settings, section: str) -> User | None:
    """The user as this section sees them."""
    users = session_of(request).users
    if section == HALL.key and settings.has("second-login"):
        return users.get("hall")
    if section == HALL.key and settings.has("second-login:cookie-path"):
        return users.get("portal") if HALL_COOKIE in request.cookies else None
    if section == MAILBOX.key and settings.has("split-identity"):
        return users.get("mail")
    return users.get("portal")


def sign_in_address(settings: Settings, section: str, return_to: str) -> str:
    """Where this section sends a visitor who is not signed in."""
    if section == HALL.key and settings.has("second-login"):
        return "/hall/login?" + urlencode({"next": return_to})
    if section == HALL.key and settings.has("second-login:cookie-path"):
        return "/login?" + urlencode({"next": return_to, "again": "hall"})
    if section == SURVEY.key and settings.has("second-login:redirect-drop"):
        return "/login?" + urlencode({"next": return_to, "again": "survey"})
    if section == MAILBOX.key and settings.has("split-identity"):
        return "/mail/login?" + urlencode({"next": return_to})
    return "/login?" + urlencode({"next": return_to})
