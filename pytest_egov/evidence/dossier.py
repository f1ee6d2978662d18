"""All evidence of one portal in one run, kept on disk as it comes in, so that nothing gathered is lost."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pytest_egov.documents import Moment
from pytest_egov.errors import CannotKeep, DossierProblem, place_of
from pytest_egov.evidence.about import About, about_as_json, about_in
from pytest_egov.evidence.files import canonical_json, move_aside, write_atomically
from pytest_egov.evidence.findings import CouldNotLook, Finding, Found, NotConfigured, NotFound
from pytest_egov.evidence.manifest import (
    MANIFEST,
    SCHEMA,
    SIGNATURE,
    lies_within,
    read_manifest,
    read_object,
    sha256_of,
)
from pytest_egov.evidence.origin import for_everybody
from pytest_egov.masking import Mask, masked

__all__ = [
    "DEVICE",
    "EARLIER",
    "Dossier",
]

EARLIER = "earlier"  # the directory of the dossier that was rechecked
# Names that are no files on Windows, whatever follows their first dot.
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_HALVES = re.compile("[\\ud800-\\udfff]")
Model = TypeVar("Model", bound=BaseModel)
_SORTS: dict[str, type] = {"not_found": NotFound, "not_configured": NotConfigured, "could_not_look": CouldNotLook}


@dataclass(slots=True)
class Dossier:
    """Evidence by kind, in a directory. Here personal data and secrets are masked: nothing gets into the directory around it.

    Attributes:
        directory: where it is kept.
        about: what it is of.
        kinds: the type of each kind of evidence.
        earlier: the dossier this one is a recheck of, whole, in the directory ``earlier``; None without one.
        mask: what is hidden in everything that is kept.
    """

    directory: Path
    about: About
    kinds: dict[str, type]
    earlier: Dossier | None = None
    mask: Mask = field(default_factory=Mask, repr=False)
    _findings: dict[str, Finding[Any]] = field(default_factory=dict)
    _seen: dict[str, Finding[Any]] = field(default_factory=dict, repr=False)
    _hashes: dict[str, str] = field(default_factory=dict)
    _failed: str = ""

    @classmethod
    def begin(
        cls,
        directory: Path,
        about: About,
        kinds: dict[str, type],
        earlier: Dossier | None = None,
        mask: Mask | None = None,
    ) -> Dossier:
        """A new dossier; an older one in the same directory is moved aside, never mixed with.

        ``earlier`` is copied into it whole, with its own manifest, time and pictures. Without a ``mask`` personal data are
        hidden by their looks alone.

        Raises:
            DossierProblem: when the directory cannot be written to.
        """
        try:
            if (directory / "dossier.json").exists():
                aside = move_aside(directory)
                if earlier is not None and not earlier.directory.exists():
                    earlier = replace(earlier, directory=aside)
            (directory / "evidence").mkdir(parents=True, exist_ok=True)
            (directory / "pictures").mkdir(exist_ok=True)
            dossier = cls(directory, about, kinds, mask=mask or Mask())
            dossier._put("dossier.json", about_as_json(about))
            if earlier is not None:
                dossier._copy_earlier(earlier)
        except OSError as error:
            raise DossierProblem(
                f"The dossier cannot be written to {place_of(directory)}: {error.strerror}. "
                "Give another place with --egov-evidence."
            ) from error
        return dossier

    @classmethod
    def load(cls, directory: Path, kinds: dict[str, type]) -> Dossier:
        """Read a dossier back and compare every file with the manifest.

        Raises:
            DossierProblem: when something is missing, altered, or of another version; names the files.
        """
        files = read_manifest(directory)
        altered = [name for name, said in files.items() if not lies_within(name) or sha256_of(directory / name) != said]
        if altered:
            raise DossierProblem(
                f"{place_of(directory)} was altered after it was written: {', '.join(sorted(altered))}."
            )
        about = about_in(directory / "dossier.json")
        dossier = cls(directory, about, kinds, _hashes=files)
        for name in files:
            kind = _kind_of(name)
            if kind in kinds:
                dossier._findings[kind] = dossier._read(kind)
        if f"{EARLIER}/{MANIFEST}" in files:
            dossier.earlier = cls.load(directory / EARLIER, kinds)
        return dossier

    def take_up(self, kinds: Collection[str], seen: Collection[str], mask: Mask) -> None:
        """Go on where a run was cut off: evidence of these kinds stays, all other is forgotten.

        On disk everything is as it was until ``leave_behind``.

        Args:
            kinds: what stays.
            seen: those of them that are as they were seen, so that later gatherers may go by them.
            mask: of the run that goes on; the one before took its key with it.
        """
        self.mask = mask
        self._findings = {kind: self._findings[kind] for kind in kinds}
        self._seen = {kind: self._findings[kind] for kind in seen}

    def leave_behind(self) -> None:
        """Forget on disk what was forgotten when this was taken up, and what was half written.

        Raises:
            DossierProblem: the directory cannot be written to.
        """
        try:
            for name in [name for name in self._hashes if (kind := _kind_of(name)) and kind not in self._findings]:
                del self._hashes[name]
            write_atomically(self.directory / MANIFEST, self._manifest())
            for file in (*self.directory.glob("evidence/*"), *self.directory.glob("pictures/*")):
                if file.relative_to(self.directory).as_posix() not in self._hashes:
                    file.unlink()
            for begun in self.directory.glob(".*.json.*"):
                begun.unlink()
        except OSError as error:
            raise DossierProblem(
                f"The dossier cannot be written to {place_of(self.directory)}: {error.strerror}. "
                "Make room or give the right to write there, and resume again."
            ) from error

    @property
    def findings(self) -> Mapping[str, Finding[Any]]:
        """What was gathered, by kind and as it is kept; grows while gathering."""
        return self._findings

    @property
    def seen(self) -> Mapping[str, Finding[Any]]:
        """What was gathered in this run, by kind and as it was seen: a later gatherer may have to go where an earlier one was.

        It lives in memory only.
        """
        return self._seen

    @property
    def sha256(self) -> str:
        """The hash of the manifest: names all files and through them every byte."""
        return hashlib.sha256(self._manifest()).hexdigest()

    def get(self, kind: str) -> Finding[Any] | None:
        """What gathering a kind came to; None when it was not gathered."""
        return self._findings.get(kind)

    def keep(self, kind: str, finding: Finding[Any]) -> None:
        """Remember a finding and write it down at once, masked; judging sees what is kept, as it will from disk.

        Raises:
            CannotKeep: it cannot be written, or something before could not; it is not remembered either.
        """
        sort = next((name for name, type_ in _SORTS.items() if isinstance(finding, type_)), "found")
        adapter = _adapter(self._type(kind, sort))
        hidden = masked(finding, partial(self._hidden, strict=not for_everybody(kind)))
        value = adapter.dump_python(hidden, mode="json")
        self._write(f"evidence/{kind}.json", canonical_json({"came_to": sort, "finding": value}))
        self._seen[kind], self._findings[kind] = finding, hidden

    def keep_picture(self, name: str, png: bytes) -> str:
        """Store a picture under a safe, unused name; returns its path relative to the dossier."""
        stem = re.sub(r"[^a-z0-9_]+", "-", name.casefold()).strip("-")[:60] or "picture"
        stem = f"{stem}-1" if DEVICE.fullmatch(stem) else stem
        path, number = f"pictures/{stem}.png", 2
        while path in self._hashes:
            path, number = f"pictures/{stem}-{number}.png", number + 1
        self._write(path, png)
        return path

    @property
    def finished_at(self) -> datetime | None:
        """When gathering ended (aware, UTC); None when it was cut off, or the dossier is older than this note."""
        noted = self.noted("finished")
        try:
            return None if noted is None else _adapter(Moment).validate_python(noted.get("at"))
        except ValidationError as error:
            raise DossierProblem(f"{place_of(self.directory / 'finished.json')} says no moment.") from error

    def finish(self, at: datetime) -> None:
        """Note when gathering ended, with everything gathered that was planned: what lacks this note can be resumed."""
        self.note("finished", {"at": at.isoformat()})

    def note(self, name: str, value: Any, *, by_user: bool = False) -> None:
        """Keep a log of ours beside the evidence, as ``<name>.json``, masked; what a user wrote and signed stays as it is."""
        self._write(f"{name}.json", canonical_json(value if by_user else masked(value, self._hidden)))

    def noted(self, name: str) -> Any:
        """What was noted under that name; None when nothing was."""
        return read_object(self.directory / f"{name}.json") if f"{name}.json" in self._hashes else None

    def noted_as(self, name: str, model: type[Model], option: str) -> Model | None:
        """What was noted under that name, as what it was; None when nothing was.

        Raises:
            DossierProblem: it is of another version; the option is how to give it anew.
        """
        noted = self.noted(name)
        try:
            return None if noted is None else model.model_validate(noted)
        except ValidationError as error:
            raise DossierProblem(
                f"{place_of(self.directory / name)}.json is of another version. Give it anew with {option}."
            ) from error

    def _hidden(self, text: str, *, strict: bool = True) -> str:
        # A script can make a character by half, which no file can hold.
        return _HALVES.sub("\ufffd", self.mask.text(text, strict=strict))

    def _copy_earlier(self, earlier: Dossier) -> None:
        signature = [SIGNATURE] if (earlier.directory / SIGNATURE).is_file() else []
        for name in (*earlier._hashes, MANIFEST, *signature):
            copy = self.directory / EARLIER / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            content = (earlier.directory / name).read_bytes()
            write_atomically(copy, content)
            self._hashes[f"{EARLIER}/{name}"] = hashlib.sha256(content).hexdigest()
        write_atomically(self.directory / MANIFEST, self._manifest())
        self.earlier = Dossier.load(self.directory / EARLIER, self.kinds)

    def _read(self, kind: str) -> Finding[Any]:
        file = self.directory / "evidence" / f"{kind}.json"
        kept = read_object(file)
        try:
            finding: Finding[Any] = _adapter(self._type(kind, kept["came_to"])).validate_python(kept["finding"])
        except (KeyError, TypeError, ValueError) as error:
            raise DossierProblem(
                f"{place_of(file)} is no evidence of this version. Judge it with the version that gathered it, or gather anew."
            ) from error
        return finding

    def _type(self, kind: str, sort: str) -> Any:
        return Found[self.kinds[kind]] if sort == "found" else _SORTS[sort]  # type: ignore[name-defined] # a type made at run time

    def _write(self, name: str, content: bytes) -> None:
        # What failed once is not tried again: evidence that lacks a picture must not look as if it were whole.
        if not self._failed:
            try:
                self._put(name, content)
            except OSError as error:
                self._failed = error.strerror or type(error).__name__
        if self._failed:
            raise CannotKeep(f"Evidence can no longer be written to {place_of(self.directory)}: {self._failed}.")

    def _put(self, name: str, content: bytes) -> None:
        # At every moment each file that the manifest names is as it says: a kill between two writes leaves a dossier to read.
        if self._hashes.pop(name, None) is not None:
            write_atomically(self.directory / MANIFEST, self._manifest())
        write_atomically(self.directory / name, content)
        named = {**self._hashes, name: hashlib.sha256(content).hexdigest()}
        write_atomically(self.directory / MANIFEST, canonical_json({"schema": SCHEMA, "files": named}))
        self._hashes = named

    def _manifest(self) -> bytes:
        return canonical_json({"schema": SCHEMA, "files": self._hashes})


def _kind_of(name: str) -> str:
    """The kind of evidence that a file of a dossier holds; empty where it holds none."""
    found = re.fullmatch(r"evidence/(\w+)\.json", name)
    return found[1] if found else ""


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
