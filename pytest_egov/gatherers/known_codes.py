"""The code of an application that exists: named in the portal file, or met as the citizen in this run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pytest_egov.evidence import Filed, Found
from pytest_egov.gatherers.account.my_applications import changes_known

if TYPE_CHECKING:
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["KnownCode", "application_code"]


@dataclass(frozen=True, slots=True)
class KnownCode:
    """A code and who told it: the portal file, or the account's own pages."""

    code: str
    told_by: Literal["portal_file", "account"]


def application_code(expedition: Expedition) -> KnownCode | None:
    """The code to look an application up by; None where none is known so far.

    Nothing is filed or opened for it: what the citizen has come across before is used.
    """
    given = expedition.portal.known.application_code
    if given is not None:
        return KnownCode(given, "portal_file")
    own = (*_with_a_history(expedition), *_filed(expedition))
    return next((KnownCode(code, "account") for code in own if code), None)


def _with_a_history(expedition: Expedition) -> tuple[str, ...]:
    if not isinstance(expedition.findings.get("my_applications"), Found):
        return ()
    return tuple(code for code, moments in changes_known(expedition.citizen).items() if moments)


def _filed(expedition: Expedition) -> tuple[str, ...]:
    finding = expedition.findings.get("filed")
    if not isinstance(finding, Found):
        return ()
    return tuple(one.evidence.code for one in finding.candidates if isinstance(one.evidence, Filed))
