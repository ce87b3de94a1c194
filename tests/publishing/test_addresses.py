"""Addresses are a promise: these are written out, so that a change of one is seen."""

from __future__ import annotations

import pytest

from footwork.publishing import addresses


@pytest.mark.parametrize(
    ("made", "published"),
    [
        (addresses.HOME, ""),
        (addresses.EXERCISES, "exercises/"),
        (addresses.exercise("toe-curls"), "exercises/toe-curls/"),
        (addresses.ROUTINES, "routines/"),
        (addresses.routine("quick"), "routines/quick/"),
        (addresses.PLAN, "plan/"),
        (addresses.BENEFITS, "benefits/"),
        (addresses.SAFETY, "safety/"),
        (addresses.EVIDENCE, "evidence/"),
        (addresses.source("trial-2020"), "evidence/#trial-2020"),
        (addresses.PRINT, "print/"),
        (addresses.CLUBS, "clubs/"),
        (addresses.ABOUT, "about/"),
        (addresses.figure("toe-curls", "start"), "figures/toe-curls-start.svg"),
        (addresses.figure("toe-curls", "end"), "figures/toe-curls-end.svg"),
        (addresses.figure("toe-curls"), "figures/toe-curls.svg"),
        (addresses.doi("10.1136/bmj.b2684"), "https://doi.org/10.1136/bmj.b2684"),
    ],
)
def test_an_address_never_changes(made: str, published: str) -> None:
    assert made == published


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        pytest.param("exercises/toe-curls/", "", "exercises/toe-curls/", id="down"),
        pytest.param("", "exercises/toe-curls/", "../../", id="home"),
        pytest.param("", "", "./", id="home from home"),
        pytest.param("exercises/a/", "exercises/b/", "../a/", id="beside"),
        pytest.param("exercises/", "exercises/b/", "../", id="up"),
        pytest.param("exercises/b/", "exercises/b/", "./", id="the page itself"),
        pytest.param("figures/a.svg", "exercises/a/", "../../figures/a.svg", id="a file"),
        pytest.param("evidence/#a", "safety/", "../evidence/#a", id="an anchor elsewhere"),
        pytest.param("evidence/#a", "evidence/", "#a", id="an anchor on the page"),
    ],
)
def test_a_link_leads_from_a_page_to_a_path(target: str, page: str, link: str) -> None:
    assert addresses.relative(target, page) == link


@pytest.mark.parametrize("site", ["https://feet.example/guide", "https://feet.example/guide/"])
def test_a_full_address_has_one_slash_behind_the_site(site: str) -> None:
    assert addresses.absolute("plan/", site) == "https://feet.example/guide/plan/"
    assert addresses.absolute("", site) == "https://feet.example/guide/"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        pytest.param("", "index.html", id="home"),
        pytest.param("plan/", "plan/index.html", id="a page"),
        pytest.param("feed.xml", "feed.xml", id="a file"),
        pytest.param("print/my-index.html", "print/my-index.html", id="a name with the same end"),
    ],
)
def test_a_host_answers_a_path_with_a_file(path: str, file: str) -> None:
    assert addresses.file(path) == file
    assert addresses.path(file) == path
