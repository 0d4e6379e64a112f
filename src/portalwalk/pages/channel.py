"""The way to ask the government something: from the home page to the form."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin

from portalwalk.browser.stops import BlockedError, LookError, WalkStoppedError
from portalwalk.model.observations import Discovery, MessageChannelSought, SectionSeen
from portalwalk.pages import words
from portalwalk.pages.choosing import Candidate, choose
from portalwalk.pages.form import MessageForm, message_form
from portalwalk.pages.login_form import is_login_page
from portalwalk.pages.portal import Portal
from portalwalk.pages.signing_in import Resident
from portalwalk.pages.snapshot import Control, Snapshot, host_of, without_fragment
from portalwalk.pages.walk import Walk

MOST_CHANNELS = 3
FORM_MS = 600
"""A form in a layer or frame gets this long to appear."""
MOST_CLICKS = 3
"""From the channel to its form: notes to read, a category, a button."""


_AROUND = ("header", "footer", "breadcrumb", "nav")


@dataclass
class Channel:
    """A message channel as found, and its form."""

    walk: Walk
    portal: Portal
    name: str = ""
    form: MessageForm | None = None
    form_url: str = ""
    needs_sign_in: bool = False
    opened_at: str = field(default_factory=lambda: datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"))
    notes: list[str] = field(default_factory=list)
    """Texts of the pages on the way to the form: what one is asked to read before writing."""
    _looked_on: list[str] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _found: Discovery | None = None
    _closed: str = ""
    _reached: bool = False
    _stop: WalkStoppedError | None = None

    def seek(self) -> MessageChannelSought:
        """Look for a channel and its form; the first one with a form that can be reached is taken.

        Raises:
            BlockedError, LookError: what is named as a channel could not be opened.

        """
        for section in self._candidates()[:MOST_CHANNELS]:
            if self._follow(section):
                break
        if self._found is None and self._stop is not None:
            raise self._stop  # a channel that could not be opened is not a channel that is missing
        return MessageChannelSought(
            url=self._reached_url(),
            found=self._found,
            looked_on=tuple(dict.fromkeys(self._looked_on)),
            only_exempt=self._found is None and any(one.exempt for one in self.portal.sections),
            owed=self._is_owed(),
            form_url=self.form_url,
            form_closed=bool(self._found) and self.form is None and bool(self._closed) and not self.needs_sign_in,
            says=self._closed,
        )

    def open_form(self) -> MessageForm | None:
        """Open the form again, the way that led to it."""
        self.walk.open(self.form_url)
        form = message_form(self.walk.look())
        if form is None:
            for step in self._path:
                control = next((one for one in self.walk.look().shown if one.words.strip() == step), None)
                if control is not None:
                    self._go_through(self.walk.look(), control)
            self.walk.tab.wait_until(lambda: message_form(self.walk.look()) is not None, FORM_MS)
            form = message_form(self.walk.look())
        self.form = form or self.form
        return form

    def _candidates(self) -> list[SectionSeen]:
        board = self.portal.declared.message_board.url
        declared = (
            [SectionSeen(name="message board", url=urljoin(self.portal.url, board), role="declared")] if board else []
        )
        found = [one for one in self.portal.sections if one.role == "message" and not one.exempt]
        if not declared and not found:
            found = self._look_behind_interaction()
        return [*declared, *found]

    def _look_behind_interaction(self) -> list[SectionSeen]:
        """The home page names no channel: its interaction page, or its site map, may."""
        with self.walk.step("look for a way to ask a question", zh="寻找互动渠道入口"):
            self.walk.open_home()
            home = self.walk.look()
            self._looked_on.append(home.url)
            ways = [
                one
                for one in home.links_within(host_of(home.url))
                if words.INTERACTION.search(one.words) or words.SITE_MAP.search(one.words)
            ]
        for way in ways[:2]:
            with self.walk.step(f"look behind “{way.words[:20]}”", zh=f"查看“{way.words[:20]}”"):
                self.walk.open(way.href)
                seen = self.walk.look()
                self._looked_on.append(seen.url)
            named = [
                one
                for one in seen.shown
                if one.leads_somewhere
                and words.ASK.search(one.words)
                and len(one.words) <= 20
                and not words.EXEMPT.search(one.words)
            ]
            if named:
                return [
                    SectionSeen(name=one.words.strip(), url=one.href, role="message", found=_found(one, 0.7))
                    for one in named[:MOST_CHANNELS]
                ]
        return []

    def _follow(self, section: SectionSeen) -> bool:
        """Go into a channel and on to its form; True when a form was reached."""
        try:
            with self.walk.step(f"enter “{section.name}”", zh=f"进入“{section.name}”"):
                landing = self.walk.open(section.url)
                self._looked_on.append(self.walk.tab.url)
                if (landing.status or 200) >= 400 or landing.error:
                    return False
                self._take(section)
                if self._form_here():
                    return True
            return self._go_on(section)
        except (BlockedError, LookError) as stop:
            self._stop = self._stop or stop
            return False

    def _take(self, section: SectionSeen) -> None:
        if self._found is None or not self._reached:
            self.name = section.name
            self._found = section.found or Discovery(
                what=section.name, target="", way="named in portal.toml", confidence=1
            )
            self._reached = True

    def _go_on(self, section: SectionSeen) -> bool:
        path: list[str] = []
        for _ in range(MOST_CLICKS):
            seen = self.walk.look()
            self.notes.append(seen.text)
            if self._asks_to_sign_in(seen):
                self.needs_sign_in = True
                if not self._sign_in():
                    return False
                self.walk.open(section.url)
                if self._form_here():
                    return True
                path.clear()
                seen = self.walk.look()
            control = _way_to_write(seen, path)
            if control is None:
                closed = words.CLOSED.search(seen.text)
                self._closed = closed.group(0) if closed else self._closed
                return False
            with self.walk.step(f"click “{control.words[:20]}”", zh=f"点击“{control.words[:20]}”"):
                self._go_through(seen, control)
                path.append(control.words.strip())
                if self._form_here():
                    self._path = path
                    return True
        return False

    def _form_here(self) -> bool:
        self.walk.tab.wait_until(lambda: message_form(self.walk.look()) is not None, FORM_MS)
        seen = self.walk.look()
        form = message_form(seen)
        if form is None:
            return False
        self.form, self.form_url = form, self.walk.tab.url
        self.notes.append(seen.text)
        if form.button is not None:
            self.walk.point_at(self.walk.at(form.fields[0]), "the message form", zh="留言表单")
        return True

    def _go_through(self, seen: Snapshot, control: Control) -> None:
        """Agree to what one is asked to read, and go on."""
        for agree in [one for one in seen.fillable if one.type == "checkbox" and words.AGREE.search(one.words)]:
            self.walk.at(agree).check()
        self.walk.follow(control)

    def _asks_to_sign_in(self, seen: Snapshot) -> bool:
        return is_login_page(seen) or bool(words.ASKS_SIGN_IN.search(seen.text[:4000]))

    def _sign_in(self) -> bool:
        if self.walk.credentials is None:
            return False
        tried = Resident(self.walk, self.portal).sign_in()
        return tried.signed_in is not False

    def _is_owed(self) -> bool:
        """District and department portals owe a channel; another site does when it speaks of interaction."""
        if self.portal.declared.kind != "portal" or self.portal.declared.message_board.url:
            return True
        return any(one.role == "message" for one in self.portal.sections)

    def _reached_url(self) -> str:
        return self.form_url or (self._looked_on[-1] if self._looked_on else self.portal.url)


def _way_to_write(seen: Snapshot, path: list[str]) -> Control | None:
    """Return the control that leads from a channel's page to its form."""
    found = []
    has_notes = bool(path or words.AGREE.search(seen.text))
    for one in seen.shown:
        said = one.words.strip()
        if (
            said in path
            or len(said) > 20
            or words.EXEMPT.search(said)
            or (without_fragment(one.href) == seen.url and one.leads_somewhere)
        ):
            continue
        signs = {
            "says write": 0.7 * bool(words.WRITE.search(said)),
            "names a channel": 0.4 * (bool(words.ASK.search(said)) and one.region not in _AROUND),
            "goes on after the notes": 0.7 * (bool(words.GO_ON.search(said)) and has_notes),
            "in the content": 0.1 * (one.region not in ("header", "footer", "aside")),
            "in the menu": -0.4 * (one.region in _AROUND),
        }
        held = {name: weight for name, weight in signs.items() if weight}
        if sum(held.values()) >= 0.4:
            found.append(Candidate(one, held))
    choice = choose(found)
    return choice[0] if choice else None


def _found(control: Control, confidence: float) -> Discovery:
    return Discovery(
        what=control.words[:60], target=control.selector, way="called so on the interaction page", confidence=confidence
    )
