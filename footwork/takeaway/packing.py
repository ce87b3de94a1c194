"""All files in one archive, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from footwork.model import Guide
from footwork.publishing import addresses, publisher
from footwork.takeaway.files import Job
from footwork.views.messages import gettext as _

NOTE = "READ-ME.txt"
"""The name of the file in the archive that says whose the pictures are and what they show."""

_PACKED = (".svg", ".txt")
"""What gets smaller in an archive; the others are as small as they can be."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive knows."""
_UNIX, _READABLE = 3, 0o644 << 16


def create_note(guide: Guide, site: str, jobs: list[Job]) -> str:
    """Return what a reader of the archive has to know: the terms, and what each picture shows."""
    home = addresses.absolute(addresses.HOME, site)
    lines = [
        f"{publisher.GUIDE_NAME}: {publisher.HEADING.lower()}",
        _("Words and drawings: %(license)s", license=publisher.LICENSE),
        publisher.LICENSE_ADDRESS,
        _(
            "Credit: From %(guide)s, %(home)s, %(license)s",
            guide=publisher.GUIDE_NAME,
            home=home,
            license=publisher.LICENSE,
        ),
        guide.safety.disclaimer_short,
    ]
    for job in sorted(jobs, key=lambda job: (job.names[0], job.frame)):
        files = (path.removeprefix(addresses.PICTURES) for path in job.paths(job.names[0]).values())
        lines += ["", ", ".join(files), job.alt]
    return "\n".join(lines) + "\n"


def pack(files: Mapping[str, bytes], note: str) -> bytes:
    """Return files by their published paths, and a note, as an archive in one folder."""
    named = {path.removeprefix(addresses.PICTURES): content for path, content in files.items()}
    named[NOTE] = note.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(named.items()):
            info = zipfile.ZipInfo(f"footwork-pictures/{name}", _DAY)
            info.create_system, info.external_attr = _UNIX, _READABLE
            if name.endswith(_PACKED):
                info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()
