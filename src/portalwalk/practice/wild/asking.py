"""The message board: first the notes, then a form in a layer, then an alert with the number."""

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from portalwalk.practice.sections import BOARD
from portalwalk.practice.site import Site, page_meta
from portalwalk.practice.views.writing import SectionForm

_FORM_PATH = "/zmhd/wszx/form"


class LayerForm(SectionForm):
    """A form that a script submits; it is answered with data."""

    template = "layer_form.html"

    async def save(self, request: Request) -> Response:
        """Accept or reject what was submitted, by the same rules as everywhere."""
        typed = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        if errors := self._errors(request, typed):
            self._site.store.counters.rejected += 1
            name, message = next(iter(errors.items()))
            return JSONResponse({"ok": False, "field": name, "message": message})
        return JSONResponse({"ok": True, "code": self._accept(request, typed, "")})


class Asking:
    """The way to a question."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._form = LayerForm(site, BOARD, set())

    def routes(self) -> Iterable[Route]:
        """The addresses of the notes and of the form in the layer."""
        yield Route(BOARD.form_path, self.notes)
        yield Route(_FORM_PATH, self._form.form)
        yield Route(_FORM_PATH, self._form.save, methods=["POST"])

    async def notes(self, request: Request) -> Response:
        """What to know and to agree to before one writes."""
        return self._site.page(
            request,
            "notes.html",
            title=BOARD.entry,
            trail=[BOARD.parent, (BOARD.name, BOARD.path), (BOARD.entry, "")],
            meta=page_meta(BOARD.name, "互动交流"),
            section=BOARD,
            form=_FORM_PATH,
        )
