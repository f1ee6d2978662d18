"""YAML documents that remember where each of their values stands, and faults that say so."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict

from pytest_egov.errors import MOST_SAID, Fault, UsageProblem, place_of
from pytest_egov.file_contents import content_of

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = ["Document", "Figure", "Moment", "Row", "Steps", "first_fault", "read_document", "write_new"]

Steps = tuple[str | int, ...]


def _within_centuries(value: dt.datetime) -> dt.datetime:
    if not 1970 <= value.year <= 2200:
        raise ValueError("is no moment of an assessment: its year must be from 1970 to 2200")
    return value


# With its time zone, so that two can be compared, and not so far off that another zone has no name for it.
Moment = Annotated[AwareDatetime, AfterValidator(_within_centuries)]


def _can_be_written(value: float) -> float:
    if not abs(value) < 1e9:
        raise ValueError("is no figure of a score")
    return value


Figure = Annotated[float, AfterValidator(_can_be_written)]  # of points, or a share of them


class Row(BaseModel):
    """A mapping of a file a person writes: a key nobody knows is a fault, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML 1.2 document as plain data.

    Attributes:
        file: where it was read from.
        data: mappings, sequences and scalars, without YAML's own types.
        positions: line and column (from 1) of every key and item, by its steps from the top.
        sha256: of the bytes read.
    """

    file: Path
    data: Any
    positions: Mapping[Steps, tuple[int, int]]
    sha256: str

    def fault(self, steps: Steps, problem: str, remedy: str) -> Fault:
        """A fault at the value the steps lead to, or at the nearest enclosing one that is written in the file."""
        while steps and steps not in self.positions:
            steps = steps[:-1]
        line, column = self.positions.get(steps, (1, 1))
        return Fault(place_of(self.file), line, column, problem, remedy)

    def faults_of(self, error: ValidationError, model: type[BaseModel]) -> list[Fault]:
        """The faults pydantic found, each at its place, with the nearest known word for an unknown one.

        Of very many only those are told that one message says: looking for near words takes its time.
        """
        return [self._fault_of(found, model) for found in error.errors()[: MOST_SAID + 1]]

    def _fault_of(self, found: Any, model: type[BaseModel]) -> Fault:
        # Where a model chooses between several, its choice stands in parentheses among the steps, and not in the file.
        steps: Steps = tuple(step for step in found["loc"] if not str(step).startswith("("))
        name = steps[-1] if steps else "document"
        if found["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
            near = difflib.get_close_matches(str(name)[:80], _field_names(model), n=1)
            remedy = (
                f"Did you mean '{near[0]}'?" if near else "Remove it, or see the JSON Schema for the keys that exist."
            )
            return self.fault(steps, f"unknown key '{name}'", remedy)
        if found["type"] == "missing":
            return self.fault(steps, f"'{name}' is missing", f"Add '{name}:' here.")
        where = ".".join(map(str, steps)) or "the document"
        problem = f"{where}: {found['msg'].removeprefix('Value error, ')}"
        return self.fault(steps, problem, found.get("ctx", {}).get("remedy") or _said(found.get("input")))


def first_fault(error: ValidationError) -> str:
    """The first thing wrong in a file of ours, which has no lines to tell: its keys, and what is wrong there."""
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def read_document(file: Path, problem: type[UsageProblem], content: bytes | None = None) -> Document:
    """Read one YAML file, or what is about to be written to it.

    Raises:
        UsageProblem: of the given kind, when the file cannot be read, is no YAML or larger than any of ours.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    from pytest_egov.wary_yaml import load_warily

    content = content_of(file, problem) if content is None else content
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise problem(f"{place_of(file)} is not UTF-8 (byte {error.start}). Save it as UTF-8 and try again.") from error
    try:
        loaded = load_warily(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        fault = Fault(place_of(file), line, column, str(error.problem), "Mend the YAML at this place.")
        raise problem(f"{place_of(file)} is not valid YAML.", (fault,)) from error
    except YAMLError as error:
        cause = re.sub(r"\s+", " ", str(error)).strip()
        raise problem(f"{place_of(file)} is not valid YAML: {cause}") from error
    positions: dict[Steps, tuple[int, int]] = {}
    return Document(file, _plain(loaded, (), positions), positions, hashlib.sha256(content).hexdigest())


def write_new(file: Path, content: bytes, remedy: str) -> None:
    """Write a file that people will work on, where there is none yet.

    Raises:
        UsageProblem: there is one, which the remedy is for, or it cannot be written.
    """
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise UsageProblem(f"{place_of(file)} is there already, and may hold people's work. {remedy}") from error
    except OSError as error:
        raise UsageProblem(f"{place_of(file)} cannot be written: {error.strerror}.") from error


def _plain(value: Any, steps: Steps, positions: dict[Steps, tuple[int, int]]) -> Any:
    if isinstance(value, Mapping):
        lines = getattr(value, "lc", None)
        for key in value:
            if lines is not None and key in (lines.data or {}):
                line, column = lines.key(key)
                positions[*steps, key] = (line + 1, column + 1)
        return {str(key): _plain(item, (*steps, str(key)), positions) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        lines = getattr(value, "lc", None)
        for index in range(len(value)):
            if lines is not None and index in (lines.data or {}):
                line, column = lines.item(index)
                positions[*steps, index] = (line + 1, column + 1)
        return [_plain(item, (*steps, index), positions) for index, item in enumerate(value)]
    if isinstance(value, bool) or value is None:
        return bool(value) if value is not None else None
    for plain in (int, float, str):
        if isinstance(value, plain):
            return plain(value)
    return value


@cache
def _field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """Every key the schema knows anywhere: a misspelt key is looked for in all of them."""
    import json

    return tuple(sorted(set(re.findall(r'"([a-z_]+)": \{', json.dumps(model.model_json_schema())))))


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return "Correct the entry that begins here."
    said = repr(value)
    return f"It says {said if len(said) <= 60 else said[:57] + '...'}."
