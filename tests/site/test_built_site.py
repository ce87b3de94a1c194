"""What the built files say, read without a browser."""

from __future__ import annotations

import filecmp
import json
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup

from footwork.model import Dose, Exercise, times
from footwork.model.citing import exercise_sources
from footwork.publishing import addresses, corrections
from footwork.reading.guide import read_guide
from footwork.views import wording
from tests.site.conftest import FOLDER, PROJECT_URL, SITE_URL, build

GUIDE = read_guide()


def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Return every page by its path on the site."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): BeautifulSoup(
            file.read_text(encoding="utf-8"), "html.parser"
        )
        for file in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, BeautifulSoup]:
    """Every HTML file, embeds too."""
    return pages(site)


@pytest.fixture(scope="module")
def parsed(documents: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """The pages with the site's own frame."""
    return {path: page for path, page in documents.items() if not path.startswith(addresses.EMBED)}


def text_of(page: BeautifulSoup) -> str:
    """Return the words of the page's article with single blanks."""
    article = page.select_one("article")
    assert article is not None
    return " ".join(article.get_text(" ").split())


def wanted_texts(exercise: Exercise) -> list[str]:
    """Return every text of a movement that its page must show."""
    doses = [exercise.dose.start, exercise.dose.target]
    rungs = [*exercise.easier, *exercise.harder]
    doses += [rung.dose for rung in rungs if rung.dose]
    sources = [GUIDE.source_by_id[name] for name in exercise_sources(exercise)]
    muscles = [*exercise.muscles.main, *exercise.muscles.helping]
    return [
        exercise.name,
        exercise.summary,
        *exercise.also_called,
        *(text for step in exercise.steps for text in (step.act, step.how) if text),
        *exercise.cues,
        exercise.feel,
        *(text for mistake in exercise.mistakes for text in (mistake.fault, mistake.fix)),
        *(text for dose in doses for text in dose_texts(dose, exercise)),
        wording.minutes(times.dose_seconds(exercise.dose.start)),
        exercise.dose.basis.text,
        *(text for rung in rungs for text in (rung.name, rung.how, rung.when)),
        *(text for stop in exercise.stop for text in (stop.sign, stop.then)),
        exercise.ask_first,
        *(text for claim in exercise.why for text in (claim.text, claim.caveat) if text),
        *((exercise.benchmark.result, exercise.benchmark.text) if exercise.benchmark else ()),
        *(text for source in sources for text in (source.authors, source.title) if text),
        *(source.doi for source in sources if source.doi),
        *(GUIDE.muscle_by_id[name].anatomical for name in muscles),
        exercise.reviewed.isoformat(),
    ]


def dose_texts(dose: Dose, exercise: Exercise) -> list[str]:
    return [
        text
        for text in (
            wording.dose_amount(dose),
            wording.dose_sides(dose, exercise.sides),
            dose.note,
        )
        if text
    ]


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_movement_page_shows_every_field_of_its_data(
    parsed: dict[str, BeautifulSoup], exercise: Exercise
) -> None:
    page = text_of(parsed[f"exercises/{exercise.id}/"]).casefold()
    missing = [text for text in wanted_texts(exercise) if text.casefold() not in page]
    assert missing == []


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_movement_page_shows_tempo_and_rest_of_both_doses(
    parsed: dict[str, BeautifulSoup], exercise: Exercise
) -> None:
    table = parsed[f"exercises/{exercise.id}/"].select_one("table.dt")
    assert table is not None
    shown = " ".join(table.get_text(" ").split()).casefold()
    for dose in (exercise.dose.start, exercise.dose.target):
        assert wording.tempo_words(dose, exercise).casefold() in shown
        if dose.rest:
            assert f"{dose.rest} s" in shown


def test_pages_of_all_movements_and_routines_exist(parsed: dict[str, BeautifulSoup]) -> None:
    assert {f"exercises/{item.id}/" for item in GUIDE.exercises} <= parsed.keys()
    assert {f"routines/{item.id}/" for item in GUIDE.routines} <= parsed.keys()


def test_every_link_and_anchor_leads_somewhere(
    site: Path, documents: dict[str, BeautifulSoup]
) -> None:
    anchors = {
        path: {tag["id"] for tag in page.select("[id]")} | {""} for path, page in documents.items()
    }
    broken = []
    for path, page in documents.items():
        for tag in page.select("[href], [src]"):
            link = str(tag["href"] if tag.has_attr("href") else tag["src"])
            target, anchor = urldefrag(urljoin(SITE_URL + path, link))
            if not target.startswith(SITE_URL):
                continue
            name = unquote(target.removeprefix(SITE_URL).partition("?")[0])
            if name in anchors:
                known = anchor in anchors[name] or anchor.startswith("__")
            else:
                known = (site / name).is_file()
            if not known:
                broken.append((path, link))
    assert broken == []


def test_what_is_folded_opens_by_its_address(parsed: dict[str, BeautifulSoup]) -> None:
    """On every page that has a fold, and on paper, which takes the same script."""
    folded = {path for path, page in parsed.items() if page.select_one("details.fold")}
    assert addresses.MEASURES in folded
    script = addresses.script("folds")
    helped = {path for path, page in parsed.items() if page.select_one(f"script[src$='{script}']")}
    assert folded - helped == set()


def test_links_stay_inside_the_folder_of_the_site(documents: dict[str, BeautifulSoup]) -> None:
    outside = [
        (path, tag["href"])
        for path, page in documents.items()
        if path != "404.html"
        for tag in page.select("a[href^='/']")
    ]
    assert outside == []
    assert FOLDER in str(documents["404.html"])


def test_ids_are_unique_on_each_page(documents: dict[str, BeautifulSoup]) -> None:
    repeated = {
        path: [
            name
            for name, count in Counter(t["id"] for t in page.select("[id]")).items()
            if count > 1
        ]
        for path, page in documents.items()
    }
    assert {path: names for path, names in repeated.items() if names} == {}


def test_titles_and_descriptions_are_unique_and_of_useful_length(
    parsed: dict[str, BeautifulSoup],
) -> None:
    titles, descriptions = Counter[str](), Counter[str]()
    for path, page in parsed.items():
        assert page.title is not None, path
        title = page.title.get_text()
        assert 5 <= len(title) <= 70, (path, title)
        titles[title] += 1
        if path != "404.html":
            description = str(page.select_one("meta[name=description]")["content"])  # type: ignore[index]
            assert 50 <= len(description) <= 160, (path, description)
            descriptions[description] += 1
    assert [title for title, count in titles.items() if count > 1] == []
    assert [text for text, count in descriptions.items() if count > 1] == []


def test_every_page_ends_with_the_disclaimer_of_the_data(parsed: dict[str, BeautifulSoup]) -> None:
    # The theme cannot read the data, so these words stand there once more.
    for path, page in parsed.items():
        (first,) = page.select(".foot-g > p")
        assert first.get_text() == GUIDE.safety.disclaimer_short, path


def test_readers_reach_the_project_from_every_page_that_they_act_on(
    parsed: dict[str, BeautifulSoup],
) -> None:
    acted_on = {addresses.PLAN, addresses.SAFETY, addresses.BENEFITS}
    acted_on |= {addresses.exercise(item.id) for item in GUIDE.exercises}
    acted_on |= {addresses.routine(item.id) for item in GUIDE.routines}
    for path in acted_on:
        (link,) = (a for a in parsed[path]("a") if a.get_text() == corrections.ASK)
        address, _, query = str(link["href"]).partition("?")
        assert address == f"{PROJECT_URL}/issues/new"
        assert parse_qs(query)["page"] == [SITE_URL + path]


def test_canonical_address_follows_the_one_setting(parsed: dict[str, BeautifulSoup]) -> None:
    for path, page in parsed.items():
        if path != "404.html":
            canonical = page.select_one("link[rel=canonical]")
            assert canonical is not None, path
            assert canonical["href"] == SITE_URL + path


def test_structured_data_is_json_with_the_expected_types(
    parsed: dict[str, BeautifulSoup],
) -> None:
    for path, page in parsed.items():
        if path == "404.html":
            continue
        scripts = page.select("script[type='application/ld+json']")
        assert len(scripts) == 1, path
        data = json.loads(scripts[0].get_text())
        assert data["@context"] == "https://schema.org"
        types = [node["@type"] for node in data["@graph"]]
        assert ("BreadcrumbList" in types) == (path != ""), path
        if path.startswith(("exercises/", "routines/")) and path.count("/") == 2:
            node = data["@graph"][0]
            assert node["@type"] == "MedicalWebPage"
            assert node["mainEntity"]["@type"] == "ExercisePlan"
            assert node["url"] == SITE_URL + path
            assert node["lastReviewed"]
        assert "reviewedBy" not in scripts[0].get_text()


def test_no_address_outside_the_site_is_loaded(site: Path) -> None:
    loading = []
    for file in (*site.rglob("*.html"), *site.rglob("*.css")):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".css":
            loading += [
                (file.name, host) for host in ("url(http", "url(//", "@import") if host in text
            ]
            continue
        page = BeautifulSoup(text, "html.parser")
        for tag in page.select(
            "script[src], img[src], iframe, link[rel=stylesheet], link[rel=preload]"
        ):
            link = str(tag.get("src") or tag.get("href"))
            if urljoin(SITE_URL, link).split("/")[2] != SITE_URL.split("/")[2]:
                loading.append((file.name, link))
    assert loading == []


def test_second_build_gives_the_same_bytes(site: Path, tree: Path, tmp_path: Path) -> None:
    again = build(tree, tmp_path / "again")
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert files == sorted(
        path.relative_to(again).as_posix() for path in again.rglob("*") if path.is_file()
    )
    _, different, unreadable = filecmp.cmpfiles(site, again, files, shallow=False)
    assert (different, unreadable) == ([], [])
