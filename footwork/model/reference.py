"""What the rest of the data refers to: muscles and sources."""

from __future__ import annotations

from pydantic import Field

from footwork.model.values import (
    Depth,
    Doi,
    Extent,
    Id,
    Name,
    Paragraph,
    People,
    Phrase,
    Place,
    Record,
    Sentence,
    SourceKind,
    Url,
    Year,
)


class Muscle(Record):
    """A muscle that a movement can name."""

    id: Id
    plain: Name
    anatomical: Name
    also_called: tuple[Name, ...] = Field(default=(), max_length=4)
    place: Place
    depth: Depth
    action: Sentence
    """What it does, in plain words."""


class Source(Record):
    """A publication that a claim rests on."""

    id: Id
    authors: Sentence | None = None
    """As in the publication; none where the copy that was read did not name them."""
    title: Sentence
    year: Year | None = None
    journal: Phrase | None = None
    """Journal, book or publisher."""
    details: Name | None = None
    """Volume, issue and pages."""
    doi: Doi | None = None
    """Only a DOI that was seen in print, never a remembered one."""
    url: Url | None = None
    """Address of a page by its own publisher, where there is no DOI."""
    kind: SourceKind
    people: People | None = None
    """How many were studied."""
    read: Extent
    """How much of it was read for the guide."""
    found: Paragraph
    """What it found or says, in the guide's own words."""
    limits: Sentence | None = None
    """What it cannot show."""
