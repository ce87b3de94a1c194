"""Pages show the data and nothing that is not there."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from mkdocs.utils.yaml import yaml_load

import macros
from footwork.look.drawings import Drawings
from footwork.model import Guide, Strength
from footwork.pages.render import Pages
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from footwork.views import questions, wording
from footwork.views.open_data import OPEN_DATA

ROOT = Path(__file__).parents[2]

DRAWING = (
    '<?xml version="1.0"?>\n<svg viewBox="0 0 9 12" id="own"><title>Own</title>'
    '<path d="M0 0h9"/></svg>\n'
)


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def texts(html: str, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in soup(html).select(selector)]


# -------------------------------------------------------------------------------------- pages


def test_a_movement_lists_its_steps_cues_and_mistakes_in_order(pages: Pages) -> None:
    html = pages.exercise("shin-curls")
    assert texts(html, "h1") == ["Shin curls"]
    assert texts(html, ".steps li") == [
        "Lean your back on a wall Put your heels one foot length in front of it.",
        "Lift your toes",
        "Lower them slowly Take two seconds.",
    ]
    assert texts(html, ".cues li") == ["Toes to the shins", "Heels stay down"]
    assert texts(html, ".fixes .x") == ["The hips leave the wall", "The feet drop"]
    assert texts(html, ".fixes .ok") == ["Press them back", "Count to two"]


def test_a_result_that_did_harm_says_so_in_words(pages: Pages) -> None:
    """Its dot is red, which not everybody sees."""
    word = wording.STRENGTH[Strength.HARM][0]
    assert [word in name for name in texts(pages.trials(), ".fr .n")] == [False, True, False]


def test_each_mark_without_a_letter_has_its_own_sign(pages: Pages) -> None:
    """The sign of what was not tested is that of any ring."""
    css = (ROOT / "footwork" / "pages" / "styles" / "footwork.css").read_text(encoding="utf-8")
    signs = {}
    for item, strength in zip(soup(pages.marks()).select(".legend li"), Strength, strict=True):
        if len(strength) > 1:
            (ring,) = item.select(".ev .o")
            (_, kind) = ring["class"]
            signs[kind] = re.findall(rf"\.{kind}::after \{{([^}}]*)", css)
    del signs["o-not-tested"]
    assert all(len(found) == 1 for found in signs.values()), signs
    assert len({found[0] for found in signs.values()}) == len(signs)


def test_a_ladder_leads_from_the_easiest_to_the_hardest(pages: Pages) -> None:
    html = pages.exercise("calf-raises")
    assert texts(html, ".rung > b") == [
        "Both legs",
        "Calf raises",
        "Hold at the top",
        "Walk on your toes",
    ]


def test_a_step_is_drawn_as_it_is_done() -> None:
    guide, drawings = read_guide(), Drawings(ROOT / "docs")
    rows = soup(Pages(guide, "https://feet.example/guide/", ROOT / "docs").routine("seated"))
    for row, step in zip(rows.select(".tl > li"), guide.routine_by_id["seated"].steps, strict=True):
        frames = guide.exercise_by_id[step.do].figure.frames(step.shows)
        found = [str(drawing) for drawing in row.select(".plate > svg")]
        made = [soup(drawings.create_figure(step.do, frame)) for frame in frames]
        assert found == [str(drawing.svg) for drawing in made], step.do


def test_a_version_has_its_picture_and_none_below_the_start_stands_in_the_page(
    tmp_path: Path,
) -> None:
    guide = read_guide()
    exercise = next(item for item in guide.exercises if item.easier[0].shows in item.figure.others)
    shows = exercise.easier[0].shows
    assert shows
    bare = soup(Pages(guide, "https://feet.example/", tmp_path).exercise(exercise.id))
    assert bare.select(".rung img, .rung .placeholder") == []
    for frame in ("start", "end", *exercise.figure.others):
        path = tmp_path / addresses.figure(exercise.id, frame)
        path.parent.mkdir(exist_ok=True)
        path.write_text(DRAWING, encoding="utf-8")
    page = soup(Pages(guide, "https://feet.example/", tmp_path).exercise(exercise.id))
    picture = page.select(".rung")[0].img
    assert picture
    assert picture["alt"] == exercise.figure.others[shows].alt
    assert str(picture["src"]).endswith(addresses.figure(exercise.id, shows))
    assert {image["loading"] for image in page.select("main img, .fw img")} == {"lazy"}
    assert len(page.select(".plate > svg.fig")) == 2


def test_a_rung_that_is_a_movement_links_to_it(pages: Pages) -> None:
    links = soup(pages.exercise("ankle-circles")).select(".rung a")
    assert [(link["href"], link.text) for link in links] == [("../shin-curls/", "Shin curls")]


def test_a_routine_shows_when_each_movement_begins(pages: Pages) -> None:
    html = pages.routine("quick")
    assert texts(html, ".tl .clock") == ["0:00", "1:53", "4:01"]
    assert texts(html, ".tl h3") == ["Ankle circles", "Shin curls", "Calf raises"]
    assert "6 minutes" in texts(html, ".rt-total b")  # 5:26, rounded up as everywhere


def test_the_builder_takes_the_pain_that_means_stop_from_the_data(guide: Guide) -> None:
    def build(*stops: bool) -> BeautifulSoup:
        zones = zip(guide.safety.pain.zones, stops, strict=True)
        pain = guide.safety.pain.model_copy(
            update={"zones": tuple(zone.model_copy(update={"stop": stop}) for zone, stop in zones)}
        )
        safety = guide.safety.model_copy(update={"pain": pain})
        changed = guide.model_copy(update={"safety": safety})
        return soup(Pages(changed, "https://x.example/", Path()).practice_build())

    for stops in ((False, True, True), (False, False, True)):
        page = build(*stops)
        rule = guide.safety.pain.too_much
        listed = [item.get_text(" ", strip=True) for item in page.select("aside:has(#pb-stop) li")]
        assert listed == [f"{rule.when} {rule.then}"]


def test_a_scale_is_colored_by_what_its_zones_mean(guide: Guide, pages: Pages) -> None:
    pain, morning = guide.safety.pain.zones, guide.safety.morning.zones
    for html, meant in (
        (pages.pain_rule(), [zone.stop for zone in pain]),
        (pages.morning_rule(), [not zone.train for zone in morning]),
    ):
        tones = [" ".join(item.get("class", [])) for item in soup(html).select(".pain li")]
        assert tones == ["z-stop" if stop else "" for stop in meant[:-1]] + ["z-end"]


def test_the_example_for_other_sites_shows_no_dose_alone(pages: Pages) -> None:
    (code,) = texts(pages.api_example(), "textarea")
    for field in ("dose.start", "exercise.stop", "exercise.ask_first", "disclaimer"):
        assert field in code


def test_urgent_situations_come_first(guide: Guide, pages: Pages) -> None:
    turned = guide.safety.model_copy(update={"situations": guide.safety.situations[::-1]})
    changed = Pages(guide.model_copy(update={"safety": turned}), "https://x.example/", Path())
    assert texts(changed.situations(), "dt") == texts(pages.situations(), "dt")
    assert texts(pages.situations(), "dt")[0].startswith("Urgent: You cannot")


def test_what_needs_help_today_stands_above_the_rest(guide: Guide, pages: Pages) -> None:
    urgent = [rule for rule in guide.safety.situations if rule.urgent]
    signs = soup(pages.urgent_signs()).select(".stop li")
    assert urgent
    assert [sign.text for sign in signs] == [f"{rule.when} {rule.then}" for rule in urgent]
    page = (ROOT / "docs/safety.md").read_text(encoding="utf-8")
    assert page.index("urgent_signs()") < page.index("pain_rule()")
    calm = tuple(rule.model_copy(update={"urgent": False}) for rule in guide.safety.situations)
    safety = guide.safety.model_copy(update={"situations": calm})
    without = Pages(guide.model_copy(update={"safety": safety}), "https://x.example/", Path())
    assert without.urgent_signs().strip() == ""


def test_a_source_names_the_pages_that_use_it(pages: Pages) -> None:
    entry = soup(pages.sources()).select("#leaflet .used a")
    assert [(link["href"], link.text) for link in entry] == [
        ("../benefits/", "Evidence"),
        ("../safety/", "Safety"),
        ("../questions/", "Your questions"),
    ]


@pytest.mark.parametrize("kind", ["exercise", "routine"])
def test_an_unknown_id_is_refused_with_the_known_ones(pages: Pages, kind: str) -> None:
    with pytest.raises(ValueError, match="'none' must be one of "):
        getattr(pages, kind)("none")


def test_the_same_guide_gives_the_same_pages(guide: Guide) -> None:
    first, second = (Pages(guide, "https://x.example/", Path()) for _ in range(2))
    assert first.exercise("shin-curls") == second.exercise("shin-curls")
    assert first.sources() == second.sources()


def test_no_blank_line_ends_the_block_of_html(pages: Pages) -> None:
    for html in (pages.home(), pages.exercise("shin-curls"), pages.plan(), pages.exercises()):
        assert html.startswith("<div ")
        assert all(line.strip() for line in html.splitlines())


# ----------------------------------------------------------------------------------- drawings


@pytest.fixture
def drawings(tmp_path: Path) -> Drawings:
    """Give a folder with one drawing."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/curl-start.svg").write_text(DRAWING, encoding="utf-8")
    return Drawings(tmp_path)


def test_a_drawing_stands_inline_with_its_alt_text(drawings: Drawings) -> None:
    (drawing,) = soup(drawings.create_figure("curl", "start", "A foot")).select("svg")
    assert (drawing["role"], drawing["aria-label"]) == ("img", "A foot")
    assert drawing["viewbox"] == "0 0 9 12"
    assert str(drawing.path) == '<path d="M0 0h9"></path>'
    assert drawing.title is None
    assert "id" not in drawing.attrs


def test_a_drawing_without_alt_text_is_decoration(drawings: Drawings) -> None:
    (drawing,) = soup(drawings.create_figure("curl", "start")).select("svg")
    assert drawing["aria-hidden"] == "true"
    assert "role" not in drawing.attrs


def test_a_missing_drawing_leaves_a_quiet_place(drawings: Drawings) -> None:
    (place,) = soup(drawings.create_figure("curl", "end", "A foot")).select(".placeholder")
    assert (place["role"], place["aria-label"]) == ("img", "A foot")
    assert place.text == "Drawing to come"


@pytest.mark.parametrize("frame", ["start", "end"])
@pytest.mark.parametrize("alt", ['"><script>', "\\1 \\g<0>", "a & b", "{0} %s"])
def test_any_alt_text_comes_out_as_it_is(drawings: Drawings, frame: str, alt: str) -> None:
    html = soup(drawings.create_figure("curl", frame, alt))
    assert html.select("[role=img]")[0]["aria-label"] == alt
    assert html.script is None


def test_what_is_no_drawing_is_refused_by_its_name(drawings: Drawings, tmp_path: Path) -> None:
    (tmp_path / "figures/curl-end.svg").write_text("<svg></svg>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"curl-end\.svg must be an SVG drawing"):
        drawings.create_figure("curl", "end")


# ------------------------------------------------------------------------------------- macros


class _Environment:
    """Stands in for that of mkdocs-macros."""

    def __init__(self) -> None:
        with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
            self.conf = {**yaml_load(file), "site_url": "https://feet.example/"}
        self.macros: dict[str, Any] = {}
        self.variables: dict[str, Any] = {}

    def macro(self, function: Any, name: str) -> None:
        self.macros[name] = function


def test_every_public_method_of_the_pages_is_a_macro() -> None:
    environment = _Environment()
    macros.define_env(environment)
    public = {name for name, _ in inspect.getmembers(Pages, inspect.isfunction) if name[0] != "_"}
    assert set(environment.macros) == public
    assert "https://feet.example/" in environment.macros["home"]()


def test_the_frame_tells_the_warning_of_the_data() -> None:
    environment = _Environment()
    environment.conf["extra"]["words"]["disclaimer"] = "Something else"
    macros.define_env(environment)
    said = environment.conf["extra"]["words"]["disclaimer"]
    assert said == read_guide().safety.disclaimer_short


def test_the_page_of_open_data_leads_to_every_kind_of_file(pages: Pages) -> None:
    rows = BeautifulSoup(pages.api_files(), "html.parser").select("dl > div")
    found = {str(row.a["href"]): row.dd.get_text() for row in rows if row.a and row.dd}
    # One movement and one routine stand for all of them.
    for kind, told in OPEN_DATA.items():
        path = {"exercise": "exercises/", "routine": "routines/"}.get(kind, f"{kind}.json")
        assert [words for address, words in found.items() if path in address] == [told]


def test_every_question_is_listed_once_under_its_topic(guide: Guide, pages: Pages) -> None:
    page = BeautifulSoup(pages.questions(), "html.parser")
    listed = {
        box.h2.get_text(): [str(head["id"]) for head in box.select(".q > summary [id]")]
        for box in page.select(".q-l")
        if box.h2
    }
    topics = {
        title: [one.id for one in guide.questions if one.topic == topic]
        for topic, title in questions.TOPICS.items()
    }
    # A topic of which nobody asks has no heading.
    assert listed == {title: names for title, names in topics.items() if names}
    told = [str(head["id"]) for head in page.select(".q [id]")]
    assert told == [name for names in listed.values() for name in names]


def test_what_a_test_of_the_feet_shows_stands_with_the_test_alone(
    guide: Guide, pages: Pages
) -> None:
    for test in guide.measures.tests:
        if not test.shows:
            continue
        exercise = guide.exercise_by_id[test.shows.movement]
        shown = {rung.shows for rung in (*exercise.easier, *exercise.harder)}
        page = BeautifulSoup(pages.exercise(exercise.id), "html.parser")
        captions = [one.get_text() for one in page.select(".more figcaption")]
        drawn = exercise.figure.others.get(test.shows.drawing)
        if drawn and test.shows.drawing not in shown:
            assert drawn.caption not in captions
