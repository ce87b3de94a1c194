"""Where everything is published: the only place that knows.

A path is given from the root of the site, without a leading slash, a page's with a slash
at its end: `exercises/calf-raises/`. Published addresses never change and never go.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import urlsplit

HOME = ""
EXERCISES = "exercises/"
ROUTINES = "routines/"
PLAN = "plan/"
PRACTICE = "practice/"
BUILD = f"{PRACTICE}build/"
MUSCLES = "muscles/"
BENEFITS = "benefits/"
SAFETY = "safety/"
EVIDENCE = "evidence/"
QUESTIONS = "questions/"
PRINT = "print/"
CLUBS = "clubs/"
ABOUT = "about/"
LOG = "log/"
MEASURES = "measures/"
OFFLINE = "offline/"
API = "api/"
HARM = f"{ABOUT}#harm"
"""How a reader says that somebody was hurt."""

EMBED = "embed/"
OEMBED = "oembed/"
SHARE = "share/"
PICTURES = "pictures/"
"""What can be taken away; the page that shows it stands at FIGURES."""
FIGURES = "figures/"
TINY = "assets/tiny/"
"""Drawings for small pictures of this site's own pages."""
MAP = "muscles"
"""What the views of the muscle map have for a movement's id in the addresses of drawings."""
API_FILES = "api/v1/"
OPENAPI = f"{API_FILES}openapi.json"
FEED = "feed.xml"
EMBED_SCRIPT = f"{EMBED}fit.js"
"""Fits an iframe to the height of what it shows; for a club's page."""

STYLE_FILES = "assets/css/"
SCRIPT_FILES = "assets/js/"
PRACTICE_SCRIPTS = f"{SCRIPT_FILES}practice/"
WORKER = "sw.js"
"""The service worker; its place decides which addresses it sees."""

SCRIPT_ROOMS = {
    "browser": SCRIPT_FILES,
    "offline/scripts": f"{SCRIPT_FILES}offline/",
    "pages/scripts": SCRIPT_FILES,
    "practice/builder": f"{PRACTICE_SCRIPTS}builder/",
    "practice/log": PRACTICE_SCRIPTS,
    "practice/player": PRACTICE_SCRIPTS,
}
"""Folders of scripts below the library, each with the folder that it is published in."""

NAMED_SCRIPTS = {
    "offline/scripts/register.js": f"{SCRIPT_FILES}offline.js",
    "offline/scripts/offline-page.js": f"{SCRIPT_FILES}offline/page.js",
    "offline/scripts/worker.js": WORKER,
    "pages/scripts/ical.js": f"{SCRIPT_FILES}calendar.js",
    "pages/scripts/motion.js": f"{SCRIPT_FILES}player.js",
    "practice/builder/build-page.js": f"{PRACTICE_SCRIPTS}builder/main.js",
    "practice/player/practice-page.js": f"{PRACTICE_SCRIPTS}main.js",
}
"""Scripts that had their address before their name."""

STYLES = (f"{STYLE_FILES}**/*",)
"""Patterns of all that style sheets are published as."""

SCRIPTS = (f"{SCRIPT_FILES}**/*", WORKER)
"""Patterns of all that scripts are published as."""

MARK = "assets/mark.svg"

SHARE_DEFAULT = "default"
"""The preview picture of a page that has none of its own."""
SHARE_PLAN = "plan"
"""The preview picture of the twelve weeks."""


def exercise(name: str) -> str:
    """Return the page of a movement."""
    return f"{EXERCISES}{name}/"


def muscle(name: str) -> str:
    """Return the entry of a muscle on the page of the muscle map."""
    return f"{MUSCLES}#{name}"


def routine(name: str) -> str:
    """Return the page of a routine."""
    return f"{ROUTINES}{name}/"


def told_at(movement: str | None, session: str | None) -> str:
    """Return the page of a movement, or of a routine or `plan`, by id; nothing for none."""
    if movement:
        return exercise(movement)
    if session:
        return PLAN if session == "plan" else routine(session)
    return ""


def practice(**chosen: str) -> str:
    """Return the player with something chosen: `routine="quick"`, `do="toe-walks"`."""
    query = "&".join(f"{key}={value}" for key, value in chosen.items())
    return f"{PRACTICE}?{query}"


def build(routine: str) -> str:
    """Return the builder of own routines, with one of the guide's to start from."""
    return f"{BUILD}?from={routine}"


def practice_data() -> str:
    """Return the data of the player."""
    return f"{PRACTICE}guide.json"


def search_index() -> str:
    """Return what the search goes by: everything that can be found."""
    return "search/index.json"


def rule(name: str) -> str:
    """Return a rule of safety on its page."""
    return f"{SAFETY}#{name}"


def practice_mistakes() -> str:
    """Return what goes wrong in each movement, which the player tells in a pause."""
    return f"{PRACTICE}mistakes.json"


def style(name: str) -> str:
    """Return a style sheet."""
    return f"{STYLE_FILES}{name}.css"


def script(name: str) -> str:
    """Return a script that only some pages load: `share`, `plan`, `sides`."""
    return f"{SCRIPT_FILES}{name}.js"


def source(name: str) -> str:
    """Return the entry of a source on the evidence page."""
    return f"{EVIDENCE}#{name}"


def measure(name: str) -> str:
    """Return the place of a test of the feet."""
    return f"{MEASURES}#{name}"


def question(name: str) -> str:
    """Return the answer to a question."""
    return f"{QUESTIONS}#{name}"


def figure(name: str, frame: str = "") -> str:
    """Return a drawing: `start`, `end`, or the movement in motion."""
    return f"figures/{name}{frame and '-' + frame}.svg"


def tiny(name: str, frame: str) -> str:
    """Return a drawing with what can be seen of it in a small picture."""
    return f"{TINY}{name}-{frame}.svg"


def picture(name: str, frame: str = "", ending: str = ".svg") -> str:
    """Return a drawing as other programs take it; `ending` is that of one of `look.formats`."""
    return f"{PICTURES}{name}{frame and '-' + frame}{ending}"


def picture_archive() -> str:
    """Return all that can be taken away, in one file."""
    return f"{PICTURES}footwork-pictures.zip"


def picture_list() -> str:
    """Return the list of the files that can be taken away, with their sizes."""
    return f"{PICTURES}files.json"


def printed(name: str, ending: str = "pdf") -> str:
    """Return a file to print or to share: `cheat-sheet-a4`, `card-calf-raises`, `plan-letter`."""
    return f"{PRINT}{name}.{ending}"


def review(scope: str) -> str:
    """Return the name of the printed file in which a clinician reads a movement, or the rules."""
    return f"review-{scope}-a4"


def preview(name: str) -> str:
    """Return the small picture of a printed file's first page."""
    return f"{PRINT}preview/{name}.png"


def print_list() -> str:
    """Return the list of the printed files, with their sizes."""
    return f"{PRINT}files.json"


def log_schema() -> str:
    """Return the JSON Schema of an exported training log."""
    return f"{PRACTICE}log.schema.json"


def manifest() -> str:
    """Return what makes the site an app that can be installed."""
    return "manifest.webmanifest"


def icon(name: str) -> str:
    """Return an icon of the app: `svg`, `192.png`."""
    return f"assets/icons/icon{'.' if name == 'svg' else '-'}{name}"


def offline_list() -> str:
    """Return the list of the files that a device keeps."""
    return "offline.json"


def files_of_exercise(name: str, beside: Iterable[str] = ()) -> tuple[str, ...]:
    """Return every file of a movement beside its page, in an order that is the same for all.

    `beside` names its drawings beside start, end and motion.
    """
    frames = ("start", "end", "", *beside)
    return (
        file(embed(name)),
        oembed(name),
        api_exercise(name),
        share(name),
        printed(f"card-{name}"),
        printed(f"card-{name}-letter"),
        printed(f"card-{name}", "png"),
        printed(review(name)),
        *(figure(name, frame) for frame in frames),
    )


def whole_routine(name: str) -> str:
    """Return how embed, oEmbed and preview picture of a routine are called: `routine-quick`.

    They stand beside those of the movements; so no movement's id may begin with `routine-`.
    """
    return f"routine-{name}"


def embed(name: str) -> str:
    """Return the page to put in an iframe, of a movement or of a whole routine."""
    return f"{EMBED}{name}/"


def oembed(name: str) -> str:
    """Return the oEmbed answer for the page of a movement or of a whole routine."""
    return f"{OEMBED}{name}.json"


def share(name: str) -> str:
    """Return the preview picture of a movement, a whole routine, `plan`, or `default`."""
    return f"{SHARE}{name}.png"


def api(name: str) -> str:
    """Return a file of the JSON API: `index`, `exercises`, `plan`."""
    return f"{API_FILES}{name}.json"


def api_exercise(name: str) -> str:
    """Return the file of a movement."""
    return api(f"exercises/{name}")


def api_routine(name: str) -> str:
    """Return the file of a routine."""
    return api(f"routines/{name}")


def schema(kind: str) -> str:
    """Return the JSON Schema of one kind of the API's files: `exercise`, `routines`."""
    return api(f"schema/{kind}")


def file(page: str) -> str:
    """Return the file that a static host answers a path with."""
    return f"{page}index.html" if page == "" or page.endswith("/") else page


def path(file: str) -> str:
    """Return the path that a static host answers with a file: what `file` is the reverse of."""
    return file.removesuffix("index.html") if posixpath.basename(file) == "index.html" else file


def doi(name: str) -> str:
    """Return the permanent address of a publication with a DOI."""
    return f"https://doi.org/{name}"


def relative(target: str, page: str) -> str:
    """Return the link from a page to a path of the site, so that it works in any folder.

    An anchor of the target is kept, and a target on the same page is its anchor alone.
    """
    path, mark, anchor = target.partition("#")
    if path == page and anchor:
        return mark + anchor
    link = posixpath.relpath("/" + path, "/" + page)
    if path == "" or path.endswith("/"):
        link += "/"
    return link + mark + anchor


def shorten(address: str) -> str:
    """Return an address as it is printed for readers: `footwork.example/practice`."""
    parts = urlsplit(address)
    short = address.partition("://")[2] if parts.query else parts.netloc + parts.path
    return short.removeprefix("www.").rstrip("/")


def absolute(target: str, site: str) -> str:
    """Return the full address of a path; `site` is the published root."""
    return site.rstrip("/") + "/" + target
