"""The page of a night opens anywhere, shows every section and says nothing of a single person."""

import html.parser
import re
import shutil
import subprocess

import filrouge
import pytest
from conftest import FIRST, SECOND

SECTIONS = [
    "night", "figures", "lifecycle", "changes", "cohorts", "rfm", "value", "channels", "quality",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Page(html.parser.HTMLParser):
    """The sections, the tags and the words of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.sections, self.tags, self.links = [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.add(tag)
        if tag == "section":
            self.sections.append(values["id"])
        self.links += [values[name] for name in ("href", "src") if name in values]


@pytest.fixture(scope="module")
def pages(demo):
    return demo / "report"


@pytest.fixture(scope="module")
def browser() -> str:
    for name in BROWSERS:
        if shutil.which(name):
            return name
    pytest.skip("there is no Chromium on this machine: apt-get install chromium")


def chromium(browser: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
         "--virtual-time-budget=2000", *arguments],
        capture_output=True, text=True, timeout=120, check=True,
    )


def test_there_is_a_page_a_night_and_the_newest_is_the_index(pages):
    assert {file.name for file in pages.iterdir()} == {
        f"{FIRST}.html", f"{SECOND}.html", "index.html",
    }
    assert (pages / "index.html").read_bytes() == (pages / f"{SECOND}.html").read_bytes()


def test_a_page_has_every_section_and_needs_nothing_else(pages):
    for night in (FIRST, SECOND):
        page = Page((pages / f"{night}.html").read_text())
        assert page.sections == SECTIONS
        assert not page.tags & {"script", "img", "iframe", "object", "form"}
        assert all(
            link == "data:," or re.fullmatch(r"#[a-z-]+|\d{4}-\d\d-\d\d\.html", link)
            for link in page.links
        )
        assert (FIRST + ".html" in page.links) == (night == SECOND)


def test_a_page_names_nobody(pages, lake):
    text = (pages / "index.html").read_text()
    for customer_id in filrouge.table(lake, "mart/customer_360")["customer_id"]:
        assert customer_id not in text
    contacts = filrouge.table(lake, "identity/customer_contacts")
    for email in contacts[contacts["kind"] == "email"]["value"]:
        assert email not in text


def test_a_browser_shows_it_without_a_complaint(pages, browser):
    shown = chromium(browser, "--dump-dom", (pages / "index.html").as_uri())
    assert Page(shown.stdout).sections == SECTIONS
    assert "CONSOLE" not in shown.stderr, shown.stderr


def test_a_browser_prints_it_and_turns_it_dark(pages, browser, tmp_path):
    uri = (pages / "index.html").as_uri()
    pictures = []
    for name, options in {"light": [], "dark": ["--force-dark-mode"]}.items():
        picture = tmp_path / f"{name}.png"
        chromium(browser, *options, "--window-size=1200,900", f"--screenshot={picture}", uri)
        pictures.append(picture.read_bytes())
    assert pictures[0] != pictures[1]
    paper = tmp_path / "page.pdf"
    chromium(browser, "--no-pdf-header-footer", f"--print-to-pdf={paper}", uri)
    assert paper.read_bytes().startswith(b"%PDF-")
