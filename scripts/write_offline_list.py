"""Write which files of a built site a device keeps, and their version, into that site.

The last step of a build: every file that is changed later has to be listed again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from footwork.offline.files import OfflineError, write_list


def main() -> int:
    """Write the list and say what is in it; return 1 with the reason when it cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    site = parser.parse_args().site
    try:
        made = write_list(site)
    except OfflineError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"version {made.version} for devices: {len(made.files)} files, "
        f"and {len(made.choice)} to choose from"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
