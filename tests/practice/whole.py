"""A whole form of the practice portal, surveyed once for many tests."""

from __future__ import annotations

import re

import httpx

from portalwalk.practice import Form, running
from tests.practice.survey_of import Surveyed, survey

BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36"}


class Whole:
    """A surveyed form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        with running(form=form) as portal:
            self.home = portal.url
            self.seen = survey(portal.url, *(["index.html"] if form is Form.WILD else []))
            self.footer = self._footer()
            self.robots = httpx.get(portal.url + "robots.txt", trust_env=False).text
            self.map = httpx.get(portal.url + "sitemap.xml", trust_env=False).text

    def _footer(self) -> dict[str, int]:
        """How a browser is answered that follows the links of the footer to other hosts."""
        drawn = self.home + "include/footer.js" if self.form is Form.WILD else self.home
        said = httpx.get(drawn, trust_env=False).text.replace('\\"', '"').replace("\\u0026amp;", "&")
        said = re.sub(r"\\u00([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), said).replace("&amp;", "&")
        outside = set(re.findall(r'href=\\?"(http://localhost:\d+/[a-z.]+\.cn/[^"\\]*)', said))
        return {url: httpx.get(url, headers=BROWSER, trust_env=False).status_code for url in outside}

    @property
    def pages(self) -> list[Surveyed]:
        framed = re.compile(r"/zwgk/zcwj/list(_\d+)?\.html")
        return [
            page for page in self.seen.values() if page.is_page and self._is_own(page) and not framed.search(page.url)
        ]

    def _is_own(self, page: Surveyed) -> bool:
        return "SiteIDCode" in page.metas

    @property
    def articles(self) -> list[Surveyed]:
        return [page for page in self.pages if "ArticleTitle" in page.metas]
