"""How much that was read in a page comes over to us: as one text, which costs a tenth of thousands of small values."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["packed", "unpacked"]

# Old libraries teach arrays a toJSON of their own, and JSON knows no NaN: there the values cross one by one. Half a character
# is none that could be stored.
_PACK = """(read) => {
  let plain = ![Array, Object, String, Number].some((kind) => kind.prototype.toJSON);
  const text = plain && JSON.stringify(read ?? null, (_, value) => {
    if (typeof value === "number" && !Number.isFinite(value)) plain = false;
    return typeof value === "string" ? value.toWellFormed?.() ?? value : value ?? null;
  });
  return plain ? text : { read };
}"""


def packed(script: str) -> str:
    """A script for the page, its answer packed; a promise stays one.

    Args:
        script: an expression, or a function of one argument, that answers plain data.
    """
    return f"""(given) => {{
  const pack = {_PACK}, script = ({script.rstrip().rstrip(";")}
  );
  const read = typeof script === "function" ? script(given) : script;
  return typeof read?.then === "function" ? read.then(pack) : pack(read);
}}"""


def unpacked(answer: Any) -> Any:
    """What a packed function answered, as Playwright would have given it."""
    return json.loads(answer) if isinstance(answer, str) else answer["read"]
