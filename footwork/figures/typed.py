"""Names for the arrays of this room."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
