"""The JSON API: static files, each whole in itself, with absolute addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from footwork.look.drawings import Drawings
from footwork.look.formats import list_formats
from footwork.look.maps import list_maps
from footwork.model import (
    Choice,
    Claim,
    Dose,
    Exercise,
    Guide,
    Maintenance,
    Phase,
    Routine,
    RoutineStep,
    Rung,
    Stop,
    Strength,
    times,
)
from footwork.model.review import RULES
from footwork.publishing import addresses, corrections, publisher
from footwork.sharing import records
from footwork.sharing.dumping import dump, dump_record
from footwork.sharing.oembed import OEmbed
from footwork.views import questions, wording
from footwork.views.doses import DoseView, tell_dose
from footwork.views.drawn import DrawnView, list_drawn
from footwork.views.messages import gettext as _
from footwork.views.movements import MistakeView, Version, tell_movement
from footwork.views.open_data import DESCRIPTION, OPEN_DATA
from footwork.views.reviews import tell_reading, tell_review
from footwork.views.sessions import tell_steps
from footwork.views.stops import tell_signs

_RECORDS: dict[str, type[records.File]] = {
    "index": records.IndexFile,
    "exercises": records.ExercisesFile,
    "exercise": records.ExerciseFile,
    "routines": records.RoutinesFile,
    "routine": records.RoutineFile,
    "plan": records.PlanFile,
    "safety": records.SafetyFile,
    "questions": records.QuestionsFile,
    "muscles": records.MusclesFile,
    "sources": records.SourcesFile,
    "pictures": records.PicturesFile,
}
KINDS = {kind: (_RECORDS[kind], words) for kind, words in OPEN_DATA.items()}
"""The kinds of files: the record of each, and what it is for."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def create_files(
    guide: Guide, site: str, drawings: Drawings, project: str = ""
) -> dict[str, bytes]:
    """Return every file of the API, its schemas and its description, by published path.

    `project` is the address of the project, where what is wrong is reported.
    """
    api = _Api(guide, site, drawings, project)
    files = {path: dump_record(record) for path, record in api.create_records()}
    for kind in KINDS:
        files[addresses.schema(kind)] = dump(create_schema(kind, site))
    files[addresses.OPENAPI] = dump(create_description(site))
    return files


# ------------------------------------------------------------------------------ descriptions


_PAIR = (None, None)
"""In the place of two pictures that are not both drawn: one alone would tell half of it."""


class _OpenSchema(GenerateJsonSchema):
    """Makes schemas that let unknown fields pass: a later version may add some.

    The records refuse them, as what is read from the data should; but these schemas are for
    those who read the files, and an older copy must not refuse a newer file.
    """

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        if made.get("additionalProperties") is False:
            del made["additionalProperties"]
        return made


def create_schema(kind: str, site: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of file."""
    model, _ = KINDS[kind]
    schema = model.model_json_schema(
        mode="serialization", by_alias=True, schema_generator=_OpenSchema
    )
    address = addresses.absolute(addresses.schema(kind), site)
    return {"$schema": _DIALECT, "$id": address, **schema}


def create_description(site: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of the API and of the oEmbed answers."""
    answers: dict[str, tuple[type[BaseModel], str]] = {**KINDS, "oembed": (OEmbed, "oEmbed 1.0.")}
    references, defined = models_json_schema(
        [(model, "serialization") for model, _ in answers.values()],
        ref_template="#/components/schemas/{model}",
        schema_generator=_OpenSchema,
    )
    paths = {kind: addresses.api(kind) for kind in KINDS} | {
        "exercise": addresses.api_exercise("{id}"),
        "routine": addresses.api_routine("{id}"),
        "oembed": addresses.oembed("{id}"),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{publisher.GUIDE_NAME}: {publisher.HEADING.lower()}",
            "version": records.SCHEMA_VERSION,
            "summary": "Movements, routines and the plan as static JSON files.",
            "license": {"name": publisher.LICENSE, "url": publisher.LICENSE_ADDRESS},
        },
        "externalDocs": {"url": addresses.absolute(addresses.API, site)},
        "servers": [{"url": site.rstrip("/")}],
        "security": [],  # no key and no account
        "paths": {
            f"/{path}": _describe_path(
                kind, answers[kind][1], references[answers[kind][0], "serialization"]
            )
            for kind, path in paths.items()
        },
        "components": {"schemas": defined["$defs"]},
    }


_ID_MEANS = {
    "exercise": "Id of a movement, such as `calf-raises`.",
    "routine": "Id of a routine, such as `quick`.",
    "oembed": "Id of a movement, or `routine-` and the id of a routine.",
}


def _describe_path(kind: str, description: str, schema: Any) -> dict[str, Any]:
    answers = {
        "200": {
            "description": description,
            "content": {"application/json": {"schema": schema}},
        }
    }
    get: dict[str, Any] = {"operationId": f"get-{kind}", "summary": description}
    if kind in _ID_MEANS:
        get["parameters"] = [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": _ID_MEANS[kind],
                "schema": {"type": "string"},
            }
        ]
        answers["404"] = {"description": "There is nothing with this id."}
    return {"get": {**get, "responses": answers}}


# ----------------------------------------------------------------------------------- records


class _Api:
    """Makes the records of one guide."""

    def __init__(self, guide: Guide, site: str, drawings: Drawings, project: str) -> None:
        self._guide = guide
        self._site = site
        self._project = project
        self._drawings = drawings

    def create_records(self) -> Iterator[tuple[str, records.File]]:
        """Yield every file with its published path, the index last."""
        found: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for kind, path, value in self._list_values():
            found[kind].append(path)
            page, name = self._find_page(kind, value)
            yield path, KINDS[kind][0](**self._head(kind, path, page, name), **{kind: value})
        path = addresses.api("index")
        found["index"].append(path)
        listed = [
            records.Endpoint(
                name=kind,
                description=description,
                json_schema=self._address(addresses.schema(kind)),
                urls=tuple(map(self._address, found[kind])),
            )
            for kind, (_, description) in KINDS.items()
        ]
        listed.append(
            records.Endpoint(
                name="openapi",
                description=DESCRIPTION,
                json_schema=None,
                urls=(self._address(addresses.OPENAPI),),
            )
        )
        documentation = self._address(addresses.API)
        yield (
            path,
            records.IndexFile(
                **self._head("index", path, addresses.API, "JSON"),
                documentation=documentation,
                endpoints=tuple(listed),
            ),
        )

    def _list_values(self) -> Iterator[tuple[str, str, Any]]:
        """Yield the kind of each file, which is also the field of its content, path and content."""
        guide = self._guide
        for exercise in guide.exercises:
            yield "exercise", addresses.api_exercise(exercise.id), self._create_exercise(exercise)
        for routine in guide.routines:
            yield "routine", addresses.api_routine(routine.id), self._create_routine(routine)
        lists = {
            "exercises": tuple(map(self._summarize_exercise, guide.exercises)),
            "routines": tuple(map(self._summarize_routine, guide.routines)),
            "plan": self._create_plan(),
            "safety": self._create_safety(),
            "questions": self._create_questions(),
            "muscles": self._create_muscles(),
            "sources": self._create_sources(),
            "pictures": self._list_drawings(),
        }
        for kind, value in lists.items():
            yield kind, addresses.api(kind), value

    def _create_safety(self) -> records.SafetyRecord:
        # What was checked in English may be longer in the language of the build.
        safety = dict(self._guide.safety)
        morning = records.MorningRule.model_construct(**dict(safety.pop("morning")))
        review = _create_review(self._guide, RULES)
        return records.SafetyRecord.model_construct(**safety, morning=morning, review=review)

    def _find_page(self, kind: str, value: Any) -> tuple[str, str]:
        """Return the page on which readers find what a file holds, and its name."""
        match kind:
            case "exercise":
                return addresses.exercise(value.id), value.name
            case "routine":
                return addresses.routine(value.id), value.name
        return {
            "exercises": (addresses.EXERCISES, _("Movements")),
            "routines": (addresses.ROUTINES, _("Routines")),
            "plan": (addresses.PLAN, self._guide.plan.name),
            "safety": (addresses.SAFETY, _("Safety")),
            "questions": (addresses.QUESTIONS, questions.TITLE),
            "muscles": (addresses.MUSCLES, _("Muscles")),
            "sources": (addresses.EVIDENCE, _("Sources")),
            "pictures": (addresses.FIGURES, _("Pictures")),
        }[kind]

    def _head(self, kind: str, path: str, page: str, name: str) -> dict[str, Any]:
        home = self._address(addresses.HOME)
        return {
            "json_schema": self._address(addresses.schema(kind)),
            "schema_version": records.SCHEMA_VERSION,
            "address": self._address(path),
            "license": records.License(
                name=publisher.LICENSE,
                url=publisher.LICENSE_ADDRESS,
                attribution=_(
                    "From %(guide)s, %(home)s, %(license)s",
                    guide=publisher.GUIDE_NAME,
                    home=home,
                    license=publisher.LICENSE,
                ),
            ),
            "disclaimer": self._guide.safety.disclaimer_short,
            "corrections": corrections.create_link(self._project, self._site, page, name),
        }

    def _address(self, path: str) -> str:
        return addresses.absolute(path, self._site)

    # ------------------------------------------------------------------------ movements

    def _create_exercise(self, exercise: Exercise) -> records.Exercise:
        doses, movement = exercise.dose, tell_movement(self._guide, exercise)
        told: dict[str, Any] = {
            "number": self._guide.numbers[exercise.id],
            "muscles": records.WorkingRecord(
                main=exercise.muscles.main, helping=exercise.muscles.helping
            ),
            "dose": records.DosesRecord(
                start=_create_dose(doses.start, movement.start),
                target=_create_dose(doses.target, movement.target),
                basis=doses.basis,
            ),
            "easier": self._create_rungs(exercise.easier, movement.easier),
            "harder": self._create_rungs(exercise.harder, movement.harder),
            "mistakes": self._create_mistakes(exercise.id, movement.mistakes),
            "stop": _tell_stops(exercise.stop),
            "why": tuple(map(_create_claim, exercise.why)),
            "pictures": self._create_pictures(exercise),
            "review": _create_review(self._guide, exercise.id),
            "links": self._create_links(exercise.id),
        }
        # Every other field of the record is what the movement has under its name.
        known = records.Exercise.model_fields.keys() - told.keys()
        return records.Exercise(**told, **{field: getattr(exercise, field) for field in known})

    def _summarize_exercise(self, exercise: Exercise) -> records.ExerciseSummary:
        return records.ExerciseSummary(
            id=exercise.id,
            number=self._guide.numbers[exercise.id],
            name=exercise.name,
            summary=exercise.summary,
            kind=exercise.kind,
            dose=tell_dose(exercise.dose.start, exercise).sentence,
            modified=exercise.modified,
            url=self._address(addresses.api_exercise(exercise.id)),
            links=self._create_links(exercise.id),
        )

    def _create_links(self, name: str) -> records.Links:
        return records.Links(
            page=self._address(addresses.exercise(name)),
            embed=self._address(addresses.embed(name)),
            oembed=self._address(addresses.oembed(name)),
            card_pdf=self._address(addresses.printed(f"card-{name}")),
            card_png=self._address(addresses.printed(f"card-{name}", "png")),
            preview=self._address(addresses.share(name)),
        )

    def _create_pictures(self, exercise: Exercise) -> records.Pictures:
        figure = exercise.figure

        def create(frame: str, alt: str) -> records.Picture | None:
            return self._create_picture(exercise.id, frame, alt)

        others = {frame: create(frame, drawn.alt) for frame, drawn in figure.others.items()}
        return records.Pictures(
            start=create("start", figure.start),
            end=create("end", figure.end),
            motion=self._create_picture(exercise.id, "", figure.motion, moves=True),
            others=tuple(
                records.NamedPicture(
                    **picture.model_dump(), name=frame, caption=figure.others[frame].caption
                )
                for frame, picture in others.items()
                if picture
            ),
            **{frame: others.get(frame) for frame in ("body", "easier", "seated", "step")},
        )

    def _create_picture(
        self, name: str, frame: str, alt: str, *, moves: bool = False
    ) -> records.Picture | None:
        if not self._drawings.exists(name, frame):
            return None
        files = tuple(
            records.PictureFile(
                url=self._address(addresses.picture(name, frame, one.ending)),
                type=one.type,
                width=one.width,
                height=one.height,
            )
            for one in list_formats(moves=moves)
        )
        return records.Picture(
            url=self._address(addresses.picture(name, frame)),
            type="image/svg+xml",
            alt=alt,
            files=files,
            # The plain file of a movement stands still: what moves is the drawing of the pages.
            animated=self._address(addresses.figure(name, frame)) if moves else None,
        )

    def _list_drawings(self) -> records.PictureList:
        found: list[records.ListedPicture] = []
        for exercise in self._guide.exercises:
            page = self._address(addresses.exercise(exercise.id))
            told = {"exercise": exercise.id, "name": exercise.name, "page": page}
            found += self._list_drawn(exercise.id, list_drawn(exercise), told)
        page = self._address(addresses.MUSCLES)
        views = list_maps(self._drawings)
        told_of_map = {"exercise": None, "name": _("Muscle map"), "page": page}
        found += self._list_drawn(addresses.MAP, views, told_of_map)
        return records.PictureList(
            page=self._address(addresses.FIGURES),
            archive=self._address(addresses.picture_archive()),
            drawings=tuple(found),
        )

    def _list_drawn(
        self, name: str, listed: Iterable[DrawnView], told: Mapping[str, Any]
    ) -> Iterator[records.ListedPicture]:
        for drawn in listed:
            moves = drawn.kind == "motion"
            picture = self._create_picture(name, drawn.frame, drawn.alt, moves=moves)
            if picture:
                yield records.ListedPicture(
                    **picture.model_dump(),
                    **told,
                    kind=drawn.kind,
                    caption=drawn.caption,
                    side=drawn.side,
                )

    def _list_pictures(self, name: str, frames: dict[str, str]) -> tuple[records.Picture, ...]:
        found = (self._create_picture(name, frame, alt) for frame, alt in frames.items())
        return tuple(picture for picture in found if picture)

    def _create_mistakes(
        self, name: str, mistakes: Iterable[MistakeView]
    ) -> tuple[records.MistakeRecord, ...]:
        found = []
        for mistake in mistakes:
            shown = self._list_pictures(name, mistake.frames)
            wrong, right = shown if len(shown) == len(_PAIR) else _PAIR
            record = records.MistakeRecord(
                fault=mistake.fault, fix=mistake.fix, wrong=wrong, right=right
            )
            found.append(record)
        return tuple(found)

    def _create_rungs(
        self, rungs: Sequence[Rung], versions: Sequence[Version]
    ) -> tuple[records.RungRecord, ...]:
        return tuple(
            self._create_rung(rung, version) for rung, version in zip(rungs, versions, strict=True)
        )

    def _create_rung(self, rung: Rung, version: Version) -> records.RungRecord:
        shown = self._list_pictures(version.drawn_as, version.frames)
        return records.RungRecord(
            name=version.name,
            how=version.how,
            dose=_create_dose(rung.dose, version.dose) if rung.dose and version.dose else None,
            movement=version.movement,
            when=version.when,
            picture=shown[0] if shown else None,
        )

    # ----------------------------------------------------------------- routines and plan

    def _create_routine(self, routine: Routine) -> records.Routine:
        same = "id name title summary when equipment warnings notes basis reviewed"
        return records.Routine(
            **{field: getattr(routine, field) for field in same.split()},
            not_today=_tell_stops(routine.not_today),
            duration_seconds=times.session_seconds(self._guide, routine.steps),
            steps=self._create_steps(routine.steps),
            links=self._create_routine_links(routine.id),
        )

    def _summarize_routine(self, routine: Routine) -> records.RoutineSummary:
        return records.RoutineSummary(
            id=routine.id,
            name=routine.name,
            summary=routine.summary,
            duration_seconds=times.session_seconds(self._guide, routine.steps),
            exercises=tuple(step.do for step in routine.steps),
            url=self._address(addresses.api_routine(routine.id)),
            links=self._create_routine_links(routine.id),
        )

    def _create_routine_links(self, name: str) -> records.RoutineLinks:
        whole = addresses.whole_routine(name)
        return records.RoutineLinks(
            page=self._address(addresses.routine(name)),
            embed=self._address(addresses.embed(whole)),
            oembed=self._address(addresses.oembed(whole)),
            sheet_a4=self._address(addresses.printed(f"{whole}-a4")),
            sheet_letter=self._address(addresses.printed(f"{whole}-letter")),
            preview=self._address(addresses.share(whole)),
        )

    def _create_steps(self, steps: Sequence[RoutineStep]) -> tuple[records.StepRecord, ...]:
        known = zip(steps, tell_steps(self._guide, steps), strict=True)
        return tuple(
            records.StepRecord(
                exercise=step.do,
                name=told.exercise.name,
                url=self._address(addresses.api_exercise(step.do)),
                dose=_create_dose(self._guide.step_dose(step), told.dose),
                note=step.note,
                starts_after_seconds=told.starts,
                stop=_tell_stops(told.exercise.stop),
                ask_first=told.ask_first,
                pictures=self._list_pictures(step.do, told.frames),
            )
            for step, told in known
        )

    def _create_plan(self) -> records.Plan:
        plan = self._guide.plan
        return records.Plan(
            name=plan.name,
            title=plan.title,
            summary=plan.summary,
            phases=tuple(
                self._create_phase(phase, phase.first_week, phase.last_week)
                for phase in plan.phases
            ),
            maintain=self._create_phase(plan.maintain, None, None),
            rest_days=plan.rest_days,
            warnings=plan.warnings,
            not_today=_tell_stops(plan.not_today),
            rules=plan.rules,
            basis=plan.basis,
            reviewed=plan.reviewed,
            links=records.PlanLinks(
                page=self._address(addresses.PLAN),
                sheet_a4=self._address(addresses.printed("plan-a4")),
                sheet_letter=self._address(addresses.printed("plan-letter")),
                preview=self._address(addresses.share(addresses.SHARE_PLAN)),
            ),
        )

    def _create_phase(
        self, phase: Phase | Maintenance, first: int | None, last: int | None
    ) -> records.PhaseRecord:
        return records.PhaseRecord(
            name=phase.name,
            first_week=first,
            last_week=last,
            sessions=phase.sessions,
            aim=phase.aim,
            duration_seconds=times.session_seconds(self._guide, phase.steps),
            steps=self._create_steps(phase.steps),
        )

    # -------------------------------------------------------------------------- the rest

    def _create_questions(self) -> tuple[records.QuestionRecord, ...]:
        same = "id question also_asked answer sources reviewed"
        told = questions.tell_questions(self._guide)
        return tuple(
            records.QuestionRecord(
                **{field: getattr(known, field) for field in same.split()},
                mark=known.strength,
                words=view.mark,
                do=tuple(map(self._create_choice, known.do, view.do)),
                leave=tuple(map(self._create_choice, known.leave, view.leave)),
                see=_tell_stops(known.see),
                page=self._address(addresses.question(known.id)),
            )
            for known, view in zip(self._guide.questions, told, strict=True)
        )

    def _create_choice(self, known: Choice, view: questions.ChoiceView) -> records.ChoiceRecord:
        page = addresses.told_at(view.movement, view.routine)
        version = view.version
        return records.ChoiceRecord(
            name=view.name or None,
            page=self._address(page) if page else None,
            exercise=view.movement,
            routine=view.routine,
            version=known.version,
            how=version.how if version else None,
            when=version.grow if version else None,
            note=known.note,
        )

    def _create_muscles(self) -> tuple[records.MuscleRecord, ...]:
        main: dict[str, list[str]] = {muscle.id: [] for muscle in self._guide.muscles}
        helps: dict[str, list[str]] = {muscle.id: [] for muscle in self._guide.muscles}
        for exercise in self._guide.exercises:
            for name in exercise.muscles.main:
                main[name].append(exercise.id)
            for name in exercise.muscles.helping:
                helps[name].append(exercise.id)
        return tuple(
            records.MuscleRecord(
                **dict(muscle),
                url=self._address(addresses.muscle(muscle.id)),
                main_in=tuple(main[muscle.id]),
                helps_in=tuple(helps[muscle.id]),
            )
            for muscle in self._guide.muscles
        )

    def _create_sources(self) -> tuple[records.SourceRecord, ...]:
        return tuple(
            records.SourceRecord(**dict(source), entry=self._address(addresses.source(source.id)))
            for source in self._guide.sources
        )


def _tell_stops(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Return signs with what to do at them as every surface says it."""
    given = tuple(stops)
    signs = tell_signs(given)
    return tuple(
        stop.model_copy(update={"then": sign.then}) for stop, sign in zip(given, signs, strict=True)
    )


def _create_review(guide: Guide, scope: str) -> records.ReviewRecord:
    status = tell_review(guide, scope)
    same = ("name", "role", "registered_with", "number", "interests", "date")
    return records.ReviewRecord(
        state=status.state.value,
        words=status.line,
        **{field: getattr(status.review, field, None) for field in same},
        next_review=status.review.due if status.review else None,
        digest=tell_reading(guide, scope).digest,
    )


_NEAREST = {Strength.MIXED: "B", Strength.RISK: "D", Strength.TOO_SMALL: "no-effect"}
"""What `strength` tells of a mark that the first versions did not have."""


def _create_claim(claim: Claim) -> records.ClaimRecord:
    mark = claim.strength
    fields = dict(claim) | {"strength": _NEAREST.get(mark, mark.value)}
    return records.ClaimRecord(**fields, mark=mark, words=wording.STRENGTH[mark][0])


def _create_dose(dose: Dose, told: DoseView) -> records.DoseRecord:
    return records.DoseRecord(
        **dict(dose), amount=told.amount, words=told.sentence, duration_seconds=told.seconds
    )
