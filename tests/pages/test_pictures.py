"""Pictures show the numbers of the data, at the places where a reader would measure them."""

from __future__ import annotations

import math

import pytest
from bs4 import BeautifulSoup, Tag

from footwork.model import Bones, Guide, Injuries, Strength, TrialGroup, times
from footwork.pages import pictures
from footwork.views import wording


def svg(markup: str) -> Tag:
    found = BeautifulSoup(markup, "html.parser").svg
    assert found is not None
    return found


def on_scale(ratio: float) -> float:
    """Return the place of a ratio on a logarithmic scale from 0.18 to 12, in percent."""
    return 100 * math.log(ratio / 0.18) / math.log(12 / 0.18)


def percent(value: object) -> float:
    return float(str(value).removesuffix("%"))


# -------------------------------------------------------------------------------------- bones


def test_206_dots_of_which_the_last_52_are_marked(guide: Guide) -> None:
    picture = svg(pictures.create_bones(guide.benefits.anatomy.bones))
    plain, marked = picture.select("g")
    assert len(picture.select("circle")) == 206
    assert len(marked.select("circle")) == 52
    assert (plain["class"], marked["class"]) == (["dot"], ["dot", "f"])
    assert picture["aria-label"] == (
        "206 dots in rows of 26. The last 52 are marked: one row for each foot."
    )


def test_the_marked_dots_fill_the_last_two_rows_and_no_two_share_a_place(guide: Guide) -> None:
    picture = svg(pictures.create_bones(guide.benefits.anatomy.bones))
    places = [(dot["cx"], dot["cy"]) for dot in picture.select("circle")]
    assert len(set(places)) == 206
    assert {dot["cy"] for dot in picture.select("g.f circle")} == {"65", "75"}
    assert picture["viewbox"] == "0 0 260 80"
    assert max(float(str(y)) for _, y in places) < 80


def test_bones_that_fill_whole_rows_leave_no_gap() -> None:
    bones = Bones(body=9, foot=3, toes=1, metatarsals=1, tarsals=1, sources=("a",))
    picture = svg(pictures.create_bones(bones))
    assert picture.select("circle")[0]["cx"] == "5"
    assert len(picture.select("circle")) == 9


# ----------------------------------------------------------------------------------- injuries


def test_a_bar_is_as_long_as_its_share_of_the_largest(guide: Guide) -> None:
    rows = pictures.create_injuries(guide.benefits.injuries)
    widths = [svg(row.bar).select("rect")[0]["width"] for row in rows]
    assert widths == ["100.0%", "47.3%"]  # 7.9 of 16.7
    assert [row.injury for row in rows] == list(guide.benefits.injuries.items)


def test_bars_keep_the_order_of_the_data(guide: Guide) -> None:
    items = guide.benefits.injuries.items[::-1]
    injuries: Injuries = guide.benefits.injuries.model_copy(update={"items": items})
    rows = pictures.create_injuries(injuries)
    assert [row.injury.name for row in rows] == ["Heel pain", "Kneecap pain"]
    assert [svg(row.bar).select("rect")[0]["width"] for row in rows] == ["47.3%", "100.0%"]


# ------------------------------------------------------------------------------------- trials


@pytest.fixture
def rows(guide: Guide) -> list[pictures.TrialRow]:
    """Give the rows of a result with an interval, one without, and one in words."""
    return pictures.create_trials(guide.benefits.trials[0])


def test_a_result_stands_on_the_logarithmic_scale(rows: list[pictures.TrialRow]) -> None:
    picture = svg(rows[0].picture)
    line, low, high = picture.select("line.ci")
    assert percent(picture.select("circle")[0]["cx"]) == pytest.approx(on_scale(0.42), abs=0.01)
    assert percent(line["x1"]) == percent(low["x1"]) == pytest.approx(on_scale(0.2), abs=0.01)
    assert percent(line["x2"]) == percent(high["x1"]) == pytest.approx(on_scale(0.9), abs=0.01)
    assert (rows[0].value, rows[0].interval) == ("0.42", "0.20 to 0.90")


def test_halving_and_doubling_are_equally_far_from_no_difference() -> None:
    numbers = BeautifulSoup(pictures.create_scale(), "html.parser").select("b")
    lefts = {b.text: percent(str(b["style"]).removeprefix("left:")) for b in numbers}
    assert list(lefts) == ["0.25", "0.5", "1", "2", "4", "8"]
    assert lefts["1"] - lefts["0.5"] == pytest.approx(lefts["2"] - lefts["1"], abs=0.02)
    assert [b.text for b in numbers if b["class"] == ["one"]] == ["1"]
    assert lefts["1"] == pytest.approx(on_scale(1), abs=0.01)


def test_the_lines_of_a_row_stand_below_the_numbers_of_the_scale(
    rows: list[pictures.TrialRow],
) -> None:
    numbers = BeautifulSoup(pictures.create_scale(), "html.parser").select("b")
    lefts = [str(b["style"]).removeprefix("left:") for b in numbers]
    for row in rows:
        assert [line["x1"] for line in svg(row.picture).select(".tick, .one")] == lefts


def test_a_result_without_an_interval_is_an_open_dot(rows: list[pictures.TrialRow]) -> None:
    picture = svg(rows[1].picture)
    assert picture.select("line.ci") == []
    assert (rows[1].value, rows[1].interval) == ("3.60", "interval not seen")


def test_harm_is_marked(rows: list[pictures.TrialRow]) -> None:
    kinds = [[dot["class"] for dot in svg(row.picture).select("circle")] for row in rows]
    assert kinds == [[["pt"]], [["pt", "bad"]], []]
    assert [row.mark for row in rows] == [None, Strength.HARM, None]


def test_a_result_in_words_is_an_empty_box(rows: list[pictures.TrialRow]) -> None:
    picture = svg(rows[2].picture)
    assert len(picture.select("rect.none")) == 1
    assert (rows[2].value, rows[2].interval) == ("no difference", "no ratio seen")


@pytest.mark.parametrize(("ratio", "place"), [(0.01, 0), (0.18, 0), (12, 100), (99, 100)])
def test_a_ratio_beyond_the_scale_stands_at_its_end(
    guide: Guide, ratio: float, place: float
) -> None:
    trial = guide.benefits.trials[0].rows[1].model_copy(update={"estimate": ratio})
    (row,) = pictures.create_trials(TrialGroup(title="Any", rows=(trial,)))
    assert percent(svg(row.picture).select("circle")[0]["cx"]) == place


# -------------------------------------------------------------------------------------- weeks


def test_a_box_for_each_session_of_each_week(guide: Guide) -> None:
    picture = svg(pictures.create_weeks(guide))
    assert len(picture.select("rect.session.p1")) == 6 * 2
    assert len(picture.select("rect.session.p2")) == 6 * 3
    assert [number.text for number in picture.select(".week-n")] == [str(n) for n in range(1, 13)]
    assert [name.text for name in picture.select(".phase-n")] == ["Learn", "Build"]
    learn, build = [
        wording.minutes(times.session_seconds(guide, phase.steps)) for phase in guide.plan.phases
    ]
    assert picture["aria-label"] == (
        f"12 weeks: weeks 1 to 6, Learn: 2 sessions a week, {learn} each; "
        f"weeks 7 to 12, Build: 3 sessions a week, {build} each."
    )


def test_a_box_is_as_high_as_its_session_is_long(guide: Guide) -> None:
    picture = svg(pictures.create_weeks(guide))
    lengths = [times.session_seconds(guide, phase.steps) for phase in guide.plan.phases]
    heights = [
        {float(str(box["height"])) for box in picture.select(f"rect.session.p{number}")}
        for number in (1, 2)
    ]
    assert [len(of) for of in heights] == [1, 1]
    (first,), (last,) = heights
    assert first / last == pytest.approx(lengths[0] / lengths[1], abs=0.01)
    told = [text.text for text in picture.select(".phase-m")]
    assert told == [f"{wording.whole_minutes(seconds)} min" for seconds in lengths]


def test_a_phase_is_as_wide_as_its_weeks_and_its_boxes_stand_below_it(guide: Guide) -> None:
    picture = svg(pictures.create_weeks(guide))
    for number in (1, 2):
        (phase,) = picture.select(f"rect.phase.p{number}")
        left = float(str(phase["x"]))
        right = left + float(str(phase["width"]))
        boxes = picture.select(f"rect.session.p{number}")
        assert min(float(str(box["x"])) for box in boxes) == left
        assert max(float(str(box["x"])) + float(str(box["width"])) for box in boxes) == right
        assert min(float(str(box["y"])) for box in boxes) >= float(str(phase["height"]))


def test_no_two_sessions_share_a_place(guide: Guide) -> None:
    boxes = svg(pictures.create_weeks(guide)).select("rect.session")
    assert len({(box["x"], box["y"]) for box in boxes}) == len(boxes)


def test_a_phase_of_one_week_shows_its_number_for_its_name(guide: Guide) -> None:
    learn, build = guide.plan.phases
    phases = (
        learn.model_copy(update={"last_week": 1}),
        build.model_copy(update={"first_week": 2}),
    )
    changed = guide.model_copy(update={"plan": guide.plan.model_copy(update={"phases": phases})})
    picture = svg(pictures.create_weeks(changed))
    assert [name.text for name in picture.select(".phase-n")] == ["1", "Build"]


def test_a_name_in_the_picture_of_the_weeks_is_escaped(guide: Guide) -> None:
    phases = (guide.plan.phases[0].model_copy(update={"name": '<b> & "x"'}),)
    changed = guide.model_copy(update={"plan": guide.plan.model_copy(update={"phases": phases})})
    picture = svg(pictures.create_weeks(changed))
    assert picture.select("b") == []
    assert [name.text for name in picture.select(".phase-n")] == ['<b> & "x"']
    assert '<b> & "x"' in str(picture["aria-label"])
