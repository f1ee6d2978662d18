"""The band and the conditions of a standard, in words; what was found about them stands in the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.results import RunResult

__all__ = ["band_text", "condition_texts"]

_MET: Final = {
    "met": Text("đáp ứng", "met"),
    "not_met": Text("không đáp ứng", "not met"),
    "open": Text("chưa kết luận được", "open"),
}
_PROVENANCE: Final = {
    "official": Text("quy định chính thức", "official"),
    "press": Text("theo báo chí", "as the press told it"),
    "derived": Text("do chúng tôi suy ra", "derived"),
}


def band_text(result: RunResult) -> Text | None:
    """The band, or the bands the score may still fall into; None where the standard has none or the run was narrowed."""
    band = result.band
    if band is None:
        return None
    if band.certain == band.possible:
        return Text(f"Xếp loại {band.certain}", f"Band {band.certain}")
    return Text(
        f"Xếp loại {band.certain}, có thể đến {band.possible}", f"Band {band.certain}, up to {band.possible} possible"
    )


def condition_texts(result: RunResult) -> list[Text]:
    """Each condition: its title, whether it is met, and what the standard makes of that."""
    return [
        Text(
            f"{it.condition.title.vi}: {_MET[it.met].vi}. {it.condition.text.vi} ({_PROVENANCE[it.condition.provenance].vi})",
            f"{it.condition.title.en}: {_MET[it.met].en}. {it.condition.text.en} ({_PROVENANCE[it.condition.provenance].en})",
        )
        for it in result.conditions
    ]
