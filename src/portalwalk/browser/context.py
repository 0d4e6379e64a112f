"""A fresh visitor: one browser context for a desktop, a phone or a tablet."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext

from portalwalk.browser.launch import Chromium
from portalwalk.browser.limits import STANDARD, Limits

DESKTOP = "desktop"
DESKTOP_SIZE = {"width": 1280, "height": 800}
PHONE_SCALE = 1.5
"""Pictures of phones show 1.5 picture px a CSS px: 12 px Chinese text stays legible at half a real phone's bytes."""
TABLET_PX = 600
"""From this width on a picture has room enough at 1 picture px a CSS px, as a desktop's has."""


@dataclass(frozen=True, slots=True)
class Visit:
    """How a visitor comes to the portal."""

    product: str
    """User-Agent token with a contact, such as `PortalWalk/0.1 (+mailto:qa@example.gov.cn)`."""
    http_credentials: tuple[str, str] | None = field(default=None, repr=False)
    allow_untrusted_certificate: bool = False


def new_context(chromium: Chromium, visit: Visit, device: str = DESKTOP, limits: Limits = STANDARD) -> BrowserContext:
    """Open a context without any past: no cookies, no cache, no permissions.

    Raises:
        KeyError: `device` is neither `desktop` nor a Playwright device descriptor.

    """
    options: dict[str, Any] = {"viewport": DESKTOP_SIZE, "user_agent": _desktop_agent(chromium)}
    if device != DESKTOP:
        descriptor = dict(chromium.playwright.devices[device])
        descriptor.pop("default_browser_type", None)
        options = descriptor | {"device_scale_factor": PHONE_SCALE}
    options["user_agent"] += f" {visit.product}"
    if visit.http_credentials is not None:
        username, password = visit.http_credentials
        options["http_credentials"] = {"username": username, "password": password}
    context = chromium.browser.new_context(
        **options,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        ignore_https_errors=visit.allow_untrusted_certificate,
        accept_downloads=True,
        service_workers="allow",
    )
    context.set_default_timeout(limits.action_ms)
    context.set_default_navigation_timeout(limits.navigation_ms)
    return context


def _desktop_agent(chromium: Chromium) -> str:
    """Chrome's own User-Agent; the word Headless would make portals treat us unlike a visitor."""
    major = chromium.browser.version.partition(".")[0]
    return f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0 Safari/537.36"
