"""Calls the hooks of those who extend a run, each plugin by itself: what one of them breaks is told, and harms nothing else."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_egov.errors import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_egov.results import RunResult

__all__ = ["Extensions"]

# Names that are files everywhere: Windows knows no ":" in them, and no dot at their end.
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?<![.])")


class Extensions:
    """The hooks of one run.

    Attributes:
        troubles: what went wrong in them, one sentence each.
        added: the reports that plugins have added.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.troubles: list[str] = []
        self.added: list[Path] = []

    def tell(self, hook: str, mask: Callable[[str], str], **said: Any) -> None:
        """Call a hook that answers nothing; ``mask`` hides what nobody may read in what a plugin complains of."""
        for _ in self._answers(hook, mask, said):
            pass

    def add_reports(self, result: RunResult, directory: Path, mask: Callable[[str], str]) -> None:
        """Write what plugins add to our reports."""
        from pytest_egov.evidence.dossier import DEVICE
        from pytest_egov.evidence.files import write_atomically
        from pytest_egov.outputs import FORMATS

        hook = "pytest_egov_add_reports"
        taken = {form.file for form in FORMATS.values()}
        for plugin, files in self._answers(hook, mask, {"result": result, "directory": directory}):
            try:
                for name, content in dict(files).items():
                    if not _FILE.fullmatch(name) or DEVICE.fullmatch(name) or name.lower() in taken:
                        self._note(
                            hook, plugin, f"the name {name[:60]!r} is no free file name; the file was not written"
                        )
                        continue
                    if not isinstance(content, bytes):
                        raise TypeError(f"{name} is {type(content).__name__}")  # noqa: TRY301 # told below, with what else may be wrong
                    write_atomically(directory / name, content)
                    taken.add(name.lower())
                    self.added.append(directory / name)
            except (TypeError, ValueError, OSError) as error:
                self._note(hook, plugin, mask(f"it has to answer contents (bytes) by file name: {error}"))

    def _answers(self, hook: str, mask: Callable[[str], str], said: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        """What each plugin answers, by its name; those that answer nothing or raise are left out."""
        manager = self.config.pluginmanager
        plugins = list({id(it.plugin): it.plugin for it in getattr(manager.hook, hook).get_hookimpls()}.values())
        for plugin in reversed(plugins):  # as pytest would: the last one registered first
            alone = manager.subset_hook_caller(hook, [it for it in plugins if it is not plugin])
            name = place_of(manager.get_name(plugin) or type(plugin).__name__)
            try:
                answers = alone(config=self.config, **said)
            except pytest.exit.Exception:
                raise  # asked for, and what was seen is kept
            except (Exception, pytest.fail.Exception, pytest.skip.Exception) as error:  # noqa: BLE001 # not ours, and may be anything
                self._note(hook, name, f"{type(error).__name__}: {mask(str(error))} ({_where(error, plugin)})")
                continue
            for answer in answers if isinstance(answers, list) else [answers]:
                if answer is not None:
                    yield name, answer

    def _note(self, hook: str, plugin: str, what: str) -> None:
        from pytest_egov.reporting.paper import printable

        told = printable(f"The hook {hook} of the plugin {plugin} went wrong: {what}", limit=600)
        if told not in self.troubles:
            self.troubles.append(told)


def _where(error: BaseException, plugin: object) -> str:
    """The line of the plugin itself, where the way there leads through one: what it called is less help."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename == getattr(plugin, "__file__", None)]
    last = (own or list(frames))[-1]
    return f"{Path(last.filename).name}:{last.lineno}"
