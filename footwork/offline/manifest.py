"""What makes the site an app that can be installed: its manifest."""

from __future__ import annotations

import json
from collections.abc import Sequence

from footwork.look.tokens import COLOR
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.publishing.publisher import GUIDE_NAME, HEADING
from footwork.views.messages import LOCALE


def create_manifest(guide: Guide, description: str, sizes: Sequence[int]) -> str:
    """Return the web app manifest as JSON; its addresses are relative, so any folder will do.

    `sizes` are those of the square PNG icons, in pixels.

    It has no `id`: browsers resolve that from the host's root, so every app on a host would be
    the same one. Without it the app is known by the full address that it starts with.
    """
    manifest = {
        "name": f"{GUIDE_NAME}: {HEADING.lower()}",
        "short_name": GUIDE_NAME,
        "description": description,
        "lang": LOCALE.language,
        "dir": "ltr",
        "start_url": addresses.PRACTICE,
        "scope": "./",
        "display": "standalone",
        "background_color": COLOR["paper"].light,
        "theme_color": COLOR["paper"].light,
        "categories": ["fitness", "health", "sports"],
        "icons": [
            {"src": addresses.icon("svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": addresses.icon(f"{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for size in sizes
                for purpose in ("any", "maskable")
            ),
        ],
        "shortcuts": [
            {
                "name": routine.name,
                "description": routine.title,
                "url": addresses.practice(routine=routine.id),
            }
            for routine in guide.offered
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
