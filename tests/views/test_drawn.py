"""Every drawing of a movement is listed once, with its words."""

from __future__ import annotations

from footwork.model import Exercise, Guide, Pair
from footwork.model.exercise import Drawn
from footwork.publishing import addresses
from footwork.views.drawn import list_drawn


def add_pair(exercise: Exercise, name: str = "wobble") -> Exercise:
    """Return the movement with a pair of drawings for its first mistake and for no other."""
    first, *others = exercise.mistakes
    pair = Pair(wrong="A person wobbles on it.", right="A person stands still on it.")
    figure = exercise.figure.model_copy(update={"pairs": {name: pair}})
    mistakes = (
        first.model_copy(update={"shows": name}),
        *(other.model_copy(update={"shows": None}) for other in others),
    )
    return exercise.model_copy(update={"figure": figure, "mistakes": mistakes})


def test_every_file_of_a_drawing_is_listed_once(guide: Guide) -> None:
    for exercise in (*guide.exercises, add_pair(guide.exercises[0])):
        listed = [addresses.figure(exercise.id, one.frame) for one in list_drawn(exercise)]
        files = addresses.files_of_exercise(exercise.id, exercise.figure.beside)
        assert sorted(listed) == sorted(path for path in files if path.startswith("figures/"))


def test_a_drawing_is_listed_with_its_words_and_its_side(guide: Guide) -> None:
    for exercise in (*guide.exercises, add_pair(guide.exercises[-1])):
        figure = exercise.figure
        drawn = {one.frame: one for one in list_drawn(exercise)}
        assert {one.side for one in drawn.values()} == {figure.side}
        assert (drawn["start"].alt, drawn["end"].alt) == (figure.start, figure.end)
        assert (drawn[""].kind, drawn[""].alt) == ("motion", figure.motion)
        for frame, other in figure.others.items():
            assert (drawn[frame].alt, drawn[frame].caption) == (other.alt, other.caption)


def test_what_moves_is_listed_with_words_of_its_own(guide: Guide) -> None:
    exercise = guide.exercises[0]
    frame = "easier"

    def listed(words: str | None) -> list[str]:
        moving = {frame: Drawn(caption="Seated", alt="A person sits.", motion=words)}
        figure = exercise.figure.model_copy(update={"others": moving})
        changed = exercise.model_copy(update={"figure": figure})
        return [one.alt for one in list_drawn(changed) if one.frame == f"{frame}-motion"]

    assert listed("The toes rise and sink.") == ["The toes rise and sink."]
    assert listed(None) == []


def test_no_drawing_in_motion_has_the_words_of_one_at_rest(guide: Guide) -> None:
    for exercise in guide.exercises:
        listed = list_drawn(exercise)
        still = {one.alt for one in listed if one.kind != "motion"}
        assert not still & {one.alt for one in listed if one.kind == "motion"}


def test_the_two_of_a_pair_have_the_words_of_their_mistake(guide: Guide) -> None:
    exercise = add_pair(guide.exercises[0])
    wrong, right = (one for one in list_drawn(exercise) if one.pair)
    mistake, pair = exercise.mistakes[0], exercise.figure.pairs["wobble"]
    assert (wrong.frame, wrong.kind) == ("wobble-wrong", "wrong")
    assert (right.frame, right.kind) == ("wobble-right", "right")
    assert (wrong.caption, right.caption) == (mistake.fault, mistake.fix)
    assert (wrong.alt, right.alt) == (pair.wrong, pair.right)
