"""Forms, from the empty page to the confirmation.

A sound form is answered with a redirect, whether it was accepted or not: neither Back nor reload
submits it again, and Back finds what was typed.
"""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from portalwalk.practice.forms import errors_in
from portalwalk.practice.gate import here, sign_in_address, signed_in
from portalwalk.practice.sections import BOARD, HALL, SECTIONS, SURVEY, Section
from portalwalk.practice.sessions import Draft, Session, replace_session, session_of
from portalwalk.practice.site import Site, page_meta
from portalwalk.practice.store import Submission

_STALE = "页面已失效，请重新提交。"
_CHECK_FIELDS = "提交失败，请检查以下标红的项目。"
_LIMIT = "每个用户每天只能提交1次留言。"
_LIMIT_REACHED = "今日留言次数已达上限，每天只能提交1次。"


class Writing:
    """Everything a visitor can submit."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._asked_today: set[str] = set()

    def routes(self) -> Iterable[Route]:
        """The addresses of the forms and their confirmations."""
        without_talks = self._site.settings.has("message-channel-missing")
        for section in SECTIONS:
            if section is not HALL and without_talks:
                continue
            yield Route(section.form_path, self._of(section).form)
            yield Route(section.form_path, self._of(section).submit, methods=["POST"])
            yield Route(section.receipt_path, self._of(section).receipt)
        if self._site.settings.has("second-login:redirect-drop"):
            yield Route("/zmhd/myzj/{item}/enter", self.enter_and_forget)

    def _of(self, section: Section) -> "SectionForm":
        return SectionForm(self._site, section, self._asked_today)

    async def enter_and_forget(self, request: Request) -> Response:
        """Lose the session on the way to the form: the defect `second-login:redirect-drop`."""
        replace_session(request, Session())
        return RedirectResponse(f"/zmhd/myzj/{request.path_params['item']}/new", 302)


class SectionForm:
    """The form of one section."""

    template = "form.html"

    def __init__(self, site: Site, section: Section, asked_today: set[str]) -> None:
        self._site = site
        self._section = section
        self._asked_today = asked_today

    async def form(self, request: Request) -> Response:
        """The form: empty, or as it was rejected."""
        subject = self._subject(request)
        if (refusal := self._refusal(request, subject)) is not None:
            return refusal
        draft = session_of(request).drafts.get(request.query_params.get("draft", ""))
        return self._form_page(request, subject, draft)

    async def submit(self, request: Request) -> Response:
        """Accept or reject what was submitted."""
        subject = self._subject(request)
        if (refusal := self._refusal(request, subject)) is not None:
            self._site.store.counters.rejected += 1
            return refusal
        typed = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        errors = self._errors(request, typed)
        if errors:
            return self._rejected(request, typed, errors)
        if self._is_board and self._site.settings.has("message-not-accepted"):
            self._site.store.counters.rejected += 1
            raise HTTPException(500)
        if self._is_board and self._site.settings.has("message-not-accepted:silent"):
            return self._rejected(request, {}, {})
        code = self._accept(request, typed, subject)
        if self._is_board and self._site.settings.has("back-resubmits"):
            return self._receipt_page(request, code)
        return RedirectResponse(f"{self._section.receipt_path}?code={code}", 303)

    async def receipt(self, request: Request) -> Response:
        """The confirmation."""
        code = request.query_params.get("code", "")
        if self._site.store.submission(code) is None:
            raise HTTPException(404)
        return self._receipt_page(request, code)

    @property
    def _is_board(self) -> bool:
        return self._section is BOARD

    def _subject(self, request: Request) -> str:
        item = request.path_params.get("item")
        if item is None:
            return ""
        if self._section is SURVEY:
            survey = self._site.content.surveys.get(item)
            if survey is not None and survey.is_open:
                return survey.title
        elif (guide := self._site.content.guides.get(item)) is not None:
            return guide.title
        raise HTTPException(404)

    def _refusal(self, request: Request, subject: str) -> Response | None:
        if self._section.gate == "open" or signed_in(request, self._site.settings, self._section.key):
            return None
        address = sign_in_address(self._site.settings, self._section.key, here(request))
        if self._section.gate == "redirect" and not self._site.settings.has("login-entry-missing"):
            return RedirectResponse(address, 303)
        return self._site.page(
            request,
            "sign_in_first.html",
            title=subject or self._section.name,
            trail=self._trail,
            meta=page_meta(self._section.name, "互动交流"),
            sign_in=address,
        )

    def _errors(self, request: Request, typed: Mapping[str, str]) -> dict[str, str]:
        settings, session = self._site.settings, session_of(request)
        if typed.get("csrf_token") not in session.tickets:
            return {"": _STALE}
        if self._is_board and settings.has("message-daily-limit") and self._visitor(request) in self._asked_today:
            return {"": _LIMIT_REACHED}
        if self._is_board and settings.has("message-form-unusable:accepts-invalid"):
            return {}
        return errors_in(self._section.fields, typed)

    def _rejected(self, request: Request, typed: Mapping[str, str], errors: Mapping[str, str]) -> Response:
        settings = self._site.settings
        self._site.store.counters.rejected += 1
        if self._is_board and settings.has("message-input-lost"):
            typed = {}
        if self._is_board and settings.has("message-form-unusable:no-errors"):
            errors = {}
        draft = session_of(request).put_aside(Draft(dict(typed), dict(errors)))
        return RedirectResponse(f"{request.url.path}?draft={draft}", 303)

    def _accept(self, request: Request, typed: Mapping[str, str], subject: str) -> str:
        if not (self._is_board and self._site.settings.has("back-resubmits")):
            session_of(request).tickets.discard(typed["csrf_token"])
        self._asked_today.add(self._visitor(request))
        code = f"{self._site.settings.today:%Y%m%d}{secrets.randbelow(10**6):06d}"
        self._site.store.keep(
            Submission(
                code,
                self._section.key,
                subject,
                self._visitor(request),
                typed.get("title") or subject,
                typed.get("content", ""),
                f"{datetime.now():%Y-%m-%d %H:%M}",
            )
        )
        return code

    def _visitor(self, request: Request) -> str:
        session = session_of(request)
        user = signed_in(request, self._site.settings, self._section.key)
        return user.username if user else session.id

    @property
    def _trail(self) -> list[tuple[str, str]]:
        parent = [] if self._section is HALL else [self._section.parent]
        return [*parent, (self._section.name, self._section.path)]

    def _form_page(self, request: Request, subject: str, draft: Draft | None) -> Response:
        errors = draft.errors if draft else {}
        has_limit = self._is_board and self._site.settings.has("message-daily-limit")
        return self._site.page(
            request,
            self.template,
            title=self._section.entry,
            trail=[*self._trail, (self._section.entry, "")],
            meta=page_meta(self._section.name, "互动交流"),
            section=self._section,
            subject=subject,
            fields=self._section.fields,
            notes=(*self._section.notes, _LIMIT) if has_limit else self._section.notes,
            typed=draft.typed if draft else {},
            errors=errors,
            alert=errors.get("", _CHECK_FIELDS if errors else ""),
            ticket=session_of(request).ticket(),
            action=request.url.path,
        )

    def _receipt_page(self, request: Request, code: str) -> Response:
        is_missing = self._is_board and self._site.settings.has("message-receipt-missing")
        return self._site.page(
            request,
            "receipt.html",
            title="提交成功",
            trail=[*self._trail, ("提交成功", "")],
            section=self._section,
            code="" if is_missing else code,
        )
