"""HTML for every macro of the site, made from the guide.

Each public method of `Pages` is one macro. It returns one block of HTML that Markdown
leaves alone. Every value is escaped by the template engine, so text comes out as it stands
in the data, whatever characters it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from footwork.look import drawings
from footwork.model import (
    Drawn,
    Equipment,
    Exercise,
    Guide,
    Kind,
    Routine,
    RoutineStep,
    Source,
    SourceKind,
    citing,
)
from footwork.model.review import MEASURES, QUESTIONS, RULES
from footwork.pages import (
    calendar,
    map_layout,
    muscle_map,
    pictures,
    printed,
    structured,
    taken,
    thumbs,
    training_log,
)
from footwork.publishing import addresses, corrections
from footwork.publishing.templating import create_environment
from footwork.views import handouts, measures, messages, questions, timing, wording
from footwork.views.drawn import MAP_VIEWS
from footwork.views.messages import gettext as _
from footwork.views.movements import MovementView, tell_movement
from footwork.views.open_data import DESCRIPTION, OPEN_DATA
from footwork.views.pain import tell_morning, tell_pain
from footwork.views.reviews import list_scopes, tell_reading, tell_review, tell_reviews
from footwork.views.sessions import Session, tell_plan, tell_routine
from footwork.views.stops import tell_general_stops, tell_pain_stops, tell_urgent

_T = TypeVar("_T")


_MAP_HEIGHT = 220
"""How high a view of the muscle map is on the page of a movement, in pixels of a phone."""


_FIRST = 3
"""Sentences of the disclaimer above the pain scale: what this is, and to stop when in doubt."""


@dataclass(frozen=True)
class MuscleViews:
    """The views of a movement's muscles, each with its name and its picture."""

    seen: list[tuple[str, Markup]]
    """What is seen at once: names or numbers stand in it."""
    folded: list[tuple[str, Markup]]
    """Further ones, with numbers."""
    unnamed: list[str]
    """Muscles of those that lead whose names stand in no view that is seen at once."""


class Pages:
    """Renders the pages of one guide."""

    def __init__(
        self, guide: Guide, site: str, docs: Path, memory: Path | None = None, project: str = ""
    ) -> None:
        """Take the guide, the published root of the site and the folder that is published.

        `project` is the address of the project, where readers report what is wrong; nothing where
        there is none. `memory` is a folder in which compiled templates are kept for the next build.
        """
        self._guide = guide
        self._structured = structured.Structured(guide, site)
        self._drawings = drawings.Drawings(docs)
        self._maps = muscle_map.MuscleMaps(self._drawings)
        self._site = site
        self._review_of = cache(partial(tell_review, guide))
        self._environment = _create_environment(memory)
        self._environment.globals |= {
            "guide": guide,
            "figure": self._drawings.create_figure,
            "drawn_all": self._drawings.exist,
            "printed": printed.PrintedFiles(docs),
            "taken": taken.TakenPictures(docs, self._drawings),
            "site": site,
            "correction": partial(corrections.create_link, project, site),
            "corrections": corrections,
            "morning": tell_morning(guide.safety),
            "movement_of": cache(self._tell_movement),
            "pain": tell_pain(guide.safety),
            "MEASURES": MEASURES,
            "QUESTIONS": QUESTIONS,
            "RULES": RULES,
            "review_of": self._review_of,
            "review_of_session": self._tell_session_review,
            "session_of": cache(self._tell_routine),
            "timing": timing,
        }

    def _tell_movement(self, name: str) -> MovementView:
        return tell_movement(self._guide, self._guide.exercise_by_id[name])

    def _tell_routine(self, name: str) -> Session:
        return tell_routine(self._guide, self._guide.routine_by_id[name])

    def _find_close_view(self, exercise: Exercise) -> str:
        """Return where a movement's end is seen from near; a balance is one of the whole body."""
        if exercise.kind is Kind.BALANCE:
            return ""
        return self._drawings.find_close_view(exercise.id, exercise.figure.frames())

    def _others(self, exercise: Exercise) -> dict[str, Drawn]:
        """Return the drawings of a movement beside start and end that nothing else shows.

        Its versions have theirs, and how a test of the feet is done stands with the test.
        """
        told = self._tell_movement(exercise.id)
        shown = {
            frame
            for version in (*told.easier, *told.harder)
            if version.drawn_as == exercise.id
            for frame in version.frames
        } | {
            test.shows.drawing
            for test in self._guide.measures.tests
            if test.shows and test.shows.movement == exercise.id
        }
        others = exercise.figure.others
        return {frame: drawn for frame, drawn in others.items() if frame not in shown}

    def _tell_session_review(self, steps: Iterable[RoutineStep]) -> str:
        return tell_reviews(self._guide, (step.do for step in steps))

    # ------------------------------------------------------------------------- whole pages

    def home(self) -> str:
        """Return the home page."""
        return self._render(
            "home.html",
            addresses.HOME,
            data=self._structured.create_home(),
            bones=pictures.create_bones(self._guide.benefits.anatomy.bones),
            facts=self._tell_today(addresses.HOME),
            told=tell_plan(self._guide),
            weeks=pictures.create_weeks(self._guide),
        )

    def exercises(self) -> str:
        """Return the index of the movements with its filter."""
        used = {item for exercise in self._guide.exercises for item in exercise.equipment.start}
        return self._render(
            "exercises.html",
            addresses.EXERCISES,
            data=self._structured.create_exercises(),
            equipment_options=[
                (item, wording.sentence_case(wording.EQUIPMENT[item]))
                for item in Equipment
                if item in used
            ],
        )

    def exercise(self, name: str) -> str:
        """Return the page of a movement; raises ValueError for an id that is not in the data."""
        exercise = _find(name, self._guide.exercise_by_id, "movement")
        place = self._guide.numbers[name] - 1
        sources = dict.fromkeys(citing.exercise_sources(exercise))
        return self._render(
            "exercise.html",
            addresses.exercise(name),
            data=self._structured.create_exercise(exercise),
            exercise=exercise,
            closer=self._find_close_view(exercise),
            compared=measures.find_compared(self._guide, name),
            moves=self._drawings.exists(name),
            moving=[
                frame
                for frame in exercise.figure.others
                if self._drawings.exists(name, f"{frame}-motion")
            ],
            muscles=self._muscle_list(exercise),
            maps=self._muscle_views(exercise),
            others=self._others(exercise),
            previous=self._guide.exercises[place - 1] if place else None,
            following=next(iter(self._guide.exercises[place + 1 :]), None),
            sources=[self._guide.source_by_id[source] for source in sources],
            routines=[
                routine
                for routine in self._guide.routines
                if any(step.do == name for step in routine.steps)
            ],
        )

    def muscles(self) -> str:
        """Return every view of the muscle map, and from each muscle the way to its movements."""
        guide = self._guide
        names = {muscle.id: muscle.plain for muscle in guide.muscles}
        drawn = MAP_VIEWS if self._maps.has_maps() else []
        return self._render(
            "muscles.html",
            addresses.MUSCLES,
            data=self._structured.create_breadcrumbs(addresses.MUSCLES, _("The muscle map")),
            views=[self._maps.create_atlas_view(view, names) for view in drawn],
            works={
                muscle.id: [
                    (Markup("<b>{}</b>").format(exercise.name), addresses.exercise(exercise.id))
                    for exercise in guide.exercises
                    if muscle.id in exercise.muscles.main
                ]
                for muscle in guide.muscles
            },
            helps={
                muscle.id: [
                    (exercise.name, addresses.exercise(exercise.id))
                    for exercise in guide.exercises
                    if muscle.id in exercise.muscles.helping
                ]
                for muscle in guide.muscles
            },
        )

    def routines(self) -> str:
        """Return the index of the routines."""
        return self._render(
            "routines.html",
            addresses.ROUTINES,
            data=self._structured.create_routines(),
            thumbs=self._choose_thumbs(),
        )

    def routine(self, name: str) -> str:
        """Return the page of a routine; raises ValueError for an id that is not in the data."""
        routine = _find(name, self._guide.routine_by_id, "routine")
        return self._render(
            "routine.html",
            addresses.routine(name),
            data=self._structured.create_routine(routine),
            routine=routine,
            thumbs=thumbs.list_thumbs(self._tell_routine(name)),
        )

    def plan(self) -> str:
        """Return the page of the twelve weeks."""
        plan = self._guide.plan
        return self._render(
            "plan.html",
            addresses.PLAN,
            data=self._structured.create_plan(),
            plan=plan,
            told=tell_plan(self._guide),
            measured=measures.tell_times(self._guide),
            facts=self._tell_today(addresses.PLAN),
            weeks=pictures.create_weeks(self._guide),
            calendar=structured.create_json(calendar.create_plan(self._guide, self._site)),
        )

    def _tell_today(self, here: str) -> Markup:
        """Return what the page at `here` knows of the guide to tell what comes next, as JSON."""
        return structured.create_json(training_log.create_today_facts(self._guide, here))

    def _choose_thumbs(self) -> dict[str, list[thumbs.Thumb]]:
        """Return the few drawings that stand for each routine, the same on every page."""
        routines = {one.id: self._tell_routine(one.id) for one in self._guide.routines}
        return thumbs.choose_thumbs(routines, 4)

    def practice(self) -> str:
        """Return the page of the player."""
        routines = {one.id: self._tell_routine(one.id) for one in self._guide.routines}
        told = tell_plan(self._guide).phases
        return self._render(
            "practice.html",
            addresses.PRACTICE,
            data=self._structured.create_breadcrumbs(addresses.PRACTICE, _("Practice")),
            facts=self._tell_today(addresses.PRACTICE),
            thumbs=self._choose_thumbs(),
            strips={
                **{item.id: [(item.id, "end")] for item in self._guide.exercises},
                **{name: thumbs.list_thumbs(one) for name, one in (routines | told).items()},
            },
            general=tell_general_stops(),
            told=told,
            phases=[
                {"id": name, "sessions": phase.sessions}
                for name, phase in self._guide.plan.phase_by_id.items()
            ],
        )

    def practice_build(self) -> str:
        """Return the page on which own routines are put together."""
        return self._render(
            "build.html",
            addresses.BUILD,
            data=self._structured.create_breadcrumbs(addresses.BUILD, _("Build a routine")),
            told=tell_plan(self._guide),
            stop=tell_pain_stops(self._guide.safety),
            handouts=handouts,
            player=addresses.shorten(addresses.absolute(addresses.PRACTICE, self._site)),
            review=tell_reviews(self._guide, self._guide.exercise_by_id),
        )

    # --------------------------------------------------------------- parts of Markdown pages

    def anatomy(self) -> str:
        """Return what is in a foot: the dots and the counts."""
        bones = pictures.create_bones(self._guide.benefits.anatomy.bones)
        return self._render("anatomy.html", addresses.BENEFITS, bones=bones)

    def comparison(self) -> str:
        """Return in short what is known: what one trial found, and what stands against it."""
        return self._render("comparison.html", addresses.BENEFITS)

    def injuries(self) -> str:
        """Return the common injuries by their share."""
        injuries = pictures.create_injuries(self._guide.benefits.injuries)
        return self._render("injuries.html", addresses.BENEFITS, rows=injuries)

    def trials(self) -> str:
        """Return the results of the trials with their intervals."""
        groups = [
            (group.title, pictures.create_scale(), pictures.create_trials(group))
            for group in self._guide.benefits.trials
        ]
        return self._render("trials.html", addresses.BENEFITS, groups=groups)

    def claims(self) -> str:
        """Return what foot work is known to do."""
        return self._render(
            "claims.html",
            addresses.BENEFITS,
            data=self._structured.create_page(
                addresses.BENEFITS, _("Evidence"), self._guide.benefits.reviewed
            ),
        )

    def marks(self) -> str:
        """Return the legend of the evidence marks."""
        return self._render("marks.html", addresses.BENEFITS)

    def not_proven(self) -> str:
        """Return what is not proven."""
        return self._render("not_proven.html", addresses.BENEFITS)

    def pain_rule(self) -> str:
        """Return the pain scale with what to do in each zone, and the rest of the disclaimer."""
        return self._render("pain_rule.html", addresses.SAFETY, rest=self._disclaimer[1])

    def morning_rule(self) -> str:
        """Return the scale for the morning after with what to do in each zone."""
        return self._render("morning_rule.html", addresses.SAFETY)

    def club_rules(self) -> str:
        """Return what a coach tells a group: the rules of the guide, word for word."""
        return self._render("club_rules.html", addresses.CLUBS)

    def urgent_signs(self) -> str:
        """Return what needs help today, as it stands above all else that is said of safety."""
        return self._render(
            "urgent_signs.html", addresses.SAFETY, box=tell_urgent(self._guide.safety)
        )

    def situations(self) -> str:
        """Return when not to start, urgent situations first."""
        situations = self._guide.safety.situations
        return self._render("situations.html", addresses.SAFETY, situations=situations)

    def setup(self) -> str:
        """Return the advice on floor, shoes, order and timing."""
        return self._render(
            "setup.html",
            addresses.SAFETY,
            data=self._structured.create_page(
                addresses.SAFETY, _("Safety"), self._guide.safety.reviewed
            ),
        )

    def reviews(self) -> str:
        """Return who has read each scope, and what a clinician reads and signs."""
        scopes = [(name, tell_reading(self._guide, name).name) for name in list_scopes(self._guide)]
        return self._render("reviews.html", addresses.ABOUT, scopes=scopes, read=self._find_read())

    def _find_read(self) -> list[str]:
        """The scopes whose words of today a clinician has read."""
        return [name for name in list_scopes(self._guide) if self._review_of(name).review]

    def about_facts(self) -> str:
        """Return what the guide is in numbers, and how many of its texts a clinician has read."""
        scopes, read = len(list_scopes(self._guide)), len(self._find_read())
        return self._render("about_facts.html", addresses.ABOUT, scopes=scopes, read=read)

    def tell_us(self, page: str, name: str) -> str:
        """Return the way to the correction form of a published page that is about `name`."""
        return self._render("tell_us.html", page, name=name)

    def count_movements(self) -> str:
        """Return how many movements there are, as a word within a sentence."""
        return wording.count_word(len(self._guide.exercises))

    def disclaimer(self) -> str:
        """Return the disclaimer as a paragraph."""
        return f"<p>{Markup.escape(self._guide.safety.disclaimer)}</p>"

    def disclaimer_first(self) -> str:
        """Return what the disclaimer begins with; the rest of it stands with the pain scale."""
        return f"<p>{Markup.escape(' '.join(self._disclaimer[0]))}</p>"

    def sources(self) -> str:
        """Return every source and where it is used."""
        guide = self._guide
        uses: dict[str, list[citing.Citation]] = {source.id: [] for source in guide.sources}
        for use in citing.list_citations(guide):
            uses[use.source].append(use)
        return self._render(
            "sources.html",
            addresses.EVIDENCE,
            uses={source: list(map(self._used_at, found)) for source, found in uses.items()},
            data=self._structured.create_breadcrumbs(addresses.EVIDENCE, _("Sources")),
        )

    def questions(self) -> str:
        """Return what runners ask, each question with its answer at an anchor of its own."""
        told = questions.tell_questions(self._guide)
        pairs = list(zip(told, self._guide.questions, strict=True))
        return self._render(
            "questions.html",
            addresses.QUESTIONS,
            data=self._structured.create_questions(told),
            topics=[
                (title, [pair for pair in pairs if pair[1].topic == topic])
                for topic, title in questions.TOPICS.items()
            ],
            judgment=questions.JUDGMENT,
        )

    def printed(self) -> str:
        """Return every file to print or to share, with a picture of its first page."""
        return self._render(
            "printed.html",
            addresses.PRINT,
            data=self._structured.create_breadcrumbs(addresses.PRINT, _("Print")),
        )

    def taken(self) -> str:
        """Return every drawing with the files that it can be taken away as."""
        return self._render(
            "taken.html",
            addresses.FIGURES,
            data=self._structured.create_breadcrumbs(addresses.FIGURES, _("Pictures")),
        )

    def offline(self) -> str:
        """Return what is kept on the device; a script fills it in."""
        return self._render(
            "offline.html",
            addresses.OFFLINE,
            data=self._structured.create_breadcrumbs(addresses.OFFLINE, _("Offline")),
        )

    def log(self) -> str:
        """Return the training log: every state that it can have; a script shows one."""
        return self._render(
            "log.html",
            addresses.LOG,
            data=self._structured.create_breadcrumbs(addresses.LOG, _("Your log")),
            told=tell_plan(self._guide),
            facts=training_log.create_facts(self._guide),
            weeks=pictures.create_weeks(self._guide),
        )

    def measures(self) -> str:
        """Return the tests of the feet; a script counts, and shows what the log has of them."""
        tests = self._guide.measures.tests
        return self._render(
            "measures.html",
            addresses.MEASURES,
            data=self._structured.create_page(
                addresses.MEASURES, measures.TITLE, self._guide.measures.reviewed
            ),
            told=measures.tell_measures(self._guide),
            weeks=measures.tell_weeks(self._guide),
            facts={
                test.id: test.model_dump(
                    mode="json", include={"method", "most", "beat", "tries"}, exclude_none=True
                )
                for test in tests
            },
        )

    def club_links(self) -> str:
        """Return the address of every movement and routine, and lines to paste."""
        return self._render(
            "club_links.html",
            addresses.CLUBS,
            pages=[
                *((item.name, addresses.exercise(item.id)) for item in self._guide.exercises),
                *((item.name, addresses.routine(item.id)) for item in self._guide.routines),
                (self._guide.plan.name, addresses.PLAN),
            ],
            data=self._structured.create_breadcrumbs(addresses.CLUBS, _("Clubs")),
        )

    def club_doors(self) -> str:
        """Return the ways to what a coach needs and to what a webmaster does."""
        return self._render("club_doors.html", addresses.CLUBS)

    def club_prints(self) -> str:
        """Return what a coach prints a stack of, with a picture of each first page."""
        begin = self._guide.first_routine
        both = [("a4", _("A4")), ("letter", _("Letter"))]
        stack = [
            (_("The cheat-sheet"), "cheat-sheet", _("All movements on a page."), both),
            (
                begin.name,
                f"routine-{begin.id}",
                _("With boxes to tick, for four weeks."),
                both,
            ),
            (_("All cards"), "cards", _("Four to a sheet. Cut twice."), both),
            (
                _("The wall chart"),
                "wall-chart",
                _("Read at two meters."),
                [("a3", _("A3")), ("tabloid", _("Tabloid"))],
            ),
        ]
        return self._render("club_prints.html", addresses.CLUBS, stack=stack)

    def club_text(self) -> str:
        """Return a text to paste into a newsletter or a chat, with the rules that go with it."""
        return self._render("club_text.html", addresses.CLUBS)

    def club_lines(self) -> str:
        """Return what to paste to show a movement or a whole routine, in each of the ways."""
        guide = self._guide
        script = Markup('<script src="{}" async></script>').format(
            addresses.absolute(addresses.EMBED_SCRIPT, self._site)
        )
        offered = [*map(self._shown, guide.exercises), *map(self._shown, guide.routines)]
        count = len(guide.exercises)
        routine = next(iter(guide.offered), guide.first_routine)
        return self._render(
            "club_lines.html",
            addresses.CLUBS,
            offered=offered,
            groups=[
                (_("Movements"), range(count)),
                (_("Routines"), range(count, len(offered))),
            ],
            shown=[self._shown(guide.exercises[0]), self._shown(routine)],
            script_line=script,
        )

    def club_files(self) -> str:
        """Return what there is for machines to read."""
        sample = self._guide.exercises[0].id
        return self._render(
            "club_files.html",
            addresses.CLUBS,
            files=[
                (
                    "JSON",
                    addresses.api("index"),
                    _("Every movement and routine as data. The index lists every address."),
                ),
                (
                    "oEmbed",
                    addresses.oembed(sample),
                    _("For sites that turn an address into an embed, as WordPress does."),
                ),
                (
                    _("Feed"),
                    addresses.FEED,
                    _("Atom: what was corrected or added, for a feed reader."),
                ),
            ],
        )

    def api_files(self) -> str:
        """Return what each kind of file of the JSON API holds, and where one of them is."""
        samples = {
            "exercise": addresses.api_exercise(self._guide.exercises[0].id),
            "routine": addresses.api_routine(self._guide.routines[0].id),
        }
        rows = [(samples.get(kind, addresses.api(kind)), told) for kind, told in OPEN_DATA.items()]
        rows += [
            (addresses.OPENAPI, DESCRIPTION),
            (
                addresses.schema("exercise"),
                _("The schema of a movement; each kind has one."),
            ),
        ]
        base = self._site.rstrip("/")
        return self._render("addresses.html", addresses.API, rows=rows, base=base)

    def api_example(self) -> str:
        """Return a script that shows one movement's dose on another site."""
        sample = self._guide.exercises[0].id
        address = addresses.absolute(addresses.api_exercise(sample), self._site)
        box = self._tell_movement(sample).stop
        return self._render("api_example.html", addresses.API, address=address, box=box)

    def api_feed(self) -> str:
        """Return where the feed is."""
        rows = [(addresses.FEED, _("The Atom feed."))]
        return self._render("addresses.html", addresses.API, rows=rows, base="")

    def breadcrumbs(self, page: str, name: str) -> str:
        """Return the structured data of a page that has nothing else to say to machines."""
        return str(self._structured.create_breadcrumbs(page, name))

    # -------------------------------------------------------------------------- how it works

    def _render(self, template: str, here: str, **values: Any) -> str:
        html = self._environment.get_template(template).render(here=here, **values)
        # A blank line would be harmless, but Markdown must see one unbroken block.
        return "\n".join(line for line in html.splitlines() if line.strip())

    @property
    def _disclaimer(self) -> tuple[list[str], list[str]]:
        """The sentences of the disclaimer: those that a page begins with, and the rest."""
        sentences = wording.sentences(self._guide.safety.disclaimer)
        return sentences[:_FIRST], sentences[_FIRST:]

    @staticmethod
    def _shown(shown: Exercise | Routine) -> tuple[str, str, str, str]:
        """Return name, page, shared name and alt text of a movement or of a whole routine."""
        if isinstance(shown, Exercise):
            return shown.name, addresses.exercise(shown.id), shown.id, shown.line
        whole = addresses.whole_routine(shown.id)
        return shown.title, addresses.routine(shown.id), whole, shown.summary

    def _muscle_list(self, exercise: Exercise) -> dict[str, int]:
        """Return a movement's muscles, main ones first, with their numbers in its list."""
        names = [*exercise.muscles.main, *exercise.muscles.helping]
        return {name: place for place, name in enumerate(names, 1)}

    def _muscle_views(self, exercise: Exercise) -> MuscleViews:
        """Return the views of a movement's muscles, first those that are seen at once."""
        main, helping = exercise.muscles.main, exercise.muscles.helping
        leading = main or helping
        if not self._maps.has_maps():
            return MuscleViews([], [], list(leading))
        views = self._maps.choose_views(main, helping)
        first, rest = self._maps.split_views(views, leading)
        row = first[:1] if any(map(self._maps.is_wide, first[:2])) else first[:2]
        names = {name: self._guide.muscle_by_id[name].plain for name in leading}
        named = [
            self._maps.create_named(
                view, names, map_layout.Layout(_MAP_HEIGHT, len(row) == 1), main, helping
            )
            for view in row
        ]
        numbers = self._muscle_list(exercise)

        def number(view: str) -> Markup:
            return self._maps.create_map(view, numbers, main, helping)

        shown = [picture for picture in named if picture]
        told = set().union(*map(self._maps.find_shown, row)) if len(shown) == len(row) else set()
        return MuscleViews(
            [
                (MAP_VIEWS[view], picture)
                for view, picture in zip(row, shown if told else map(number, row), strict=True)
            ],
            [(MAP_VIEWS[view], number(view)) for view in [*first[len(row) :], *rest]],
            [name for name in leading if name not in told],
        )

    def _used_at(self, use: citing.Citation) -> tuple[str, str]:
        """Return the name and the path of the page that a citation stands on."""
        match use.page:
            case "exercise":
                return self._guide.exercise_by_id[use.id].name, addresses.exercise(use.id)
            case "routine":
                return self._guide.routine_by_id[use.id].name, addresses.routine(use.id)
            case "plan":
                return self._guide.plan.name, addresses.PLAN
            case "benefits":
                return _("Evidence"), addresses.BENEFITS
            case "measures":
                return measures.TITLE, addresses.MEASURES
            case "questions":
                return questions.TITLE, addresses.QUESTIONS
            case _:
                return _("Safety"), addresses.SAFETY


def _find(name: str, known: dict[str, _T], kind: str) -> _T:
    try:
        return known[name]
    except KeyError:
        raise ValueError(f"{kind} {name!r} must be one of {', '.join(known)}") from None


def _short_citation(source: Source) -> str:
    """Return authors and year as they stand beside a claim: `Day and Hahn 2019`."""
    if source.authors is None:
        named = source.journal or source.title
    elif source.kind is SourceKind.LEAFLET:
        named = source.authors  # an organization
    else:
        authors = [_surname(name) for name in _BETWEEN_AUTHORS.split(source.authors)]
        if len(authors) > 2 or authors[-1] == "others":
            named = _("%(first)s et al.", first=authors[0])
        else:
            named = messages.list_all(authors)
    return wording.join([named, str(source.year or "")], " ")


_BETWEEN_AUTHORS = re.compile(r", (?:and )?| and ")


def _surname(name: str) -> str:
    """Return an author's name without the initials behind it."""
    surname, _, initials = name.rpartition(" ")
    return surname if surname and initials.isupper() and len(initials) <= 4 else name


def _tight(text: str) -> str:
    """Return text in which a number and its unit stay on one line."""
    return re.sub(r"(\d) (s|m|kg|%)(?!\w)", "\\1\u00a0\\2", text)


def _escape_markdown(text: str) -> str:
    """Return text in which nothing is a sign of Markdown, in any of its dialects."""
    return re.sub(r"[\\`*_\[\]<>&~|]", lambda sign: f"&#{ord(sign[0])};", text)


@pass_context
def _links(context: Context, pages: Iterable[tuple[str, str]]) -> Markup:
    """Return links to paths of the site by their names, as a list: `Shin curls, Toe walks`."""
    anchor = Markup('<a href="{}">{}</a>')
    return _names(
        anchor.format(addresses.relative(path, context["here"]), name) for name, path in pages
    )


def _names(items: Iterable[object]) -> Markup:
    """Return values as a list, escaped where they are not markup."""
    return Markup(messages.list_names([Markup.escape(item) for item in items]))


def _plain(value: float) -> str:
    """Return a number as machines read it, without a needless `.0`."""
    return f"{value:g}"


def _create_environment(memory: Path | None) -> Environment:
    environment = create_environment("pages", memory)
    environment.filters |= {
        "clock": wording.clock,
        "markdown": _escape_markdown,
        "links": _links,
        "names": _names,
        "number": messages.number,
        "plain": _plain,
        "sentence_case": wording.sentence_case,
        "short_citation": _short_citation,
        "tight": _tight,
    }
    return environment
