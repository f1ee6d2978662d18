"""What the accessibility checks say of the pages of the set, in Vietnamese and in English."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_egov.evidence import AuditedPage, PageSet, RuleResult

__all__ = ["Claim", "Said", "names", "of_controls", "of_pages", "of_share", "rules_broken", "titles"]

_PLACES = {
    "home": ("trang chủ", "the homepage"),
    "procedure_list": ("danh mục thủ tục", "the list of procedures"),
    "procedure": ("trang thủ tục", "the procedure page"),
    "status_lookup": ("trang tra cứu hồ sơ", "the status look-up"),
    "sign_in": ("trang đăng nhập", "the sign-in page"),
    "eform": ("biểu mẫu điện tử", "the eForm"),
    "sample_1": ("trang bốc thăm 1", "drawn page 1"),
    "sample_2": ("trang bốc thăm 2", "drawn page 2"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed of pages or elements: the noun and the verb, in both languages."""

    vi_noun: str
    vi: str
    en_noun: str
    en: str


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages, still growing."""

    vi: str
    en: str

    def plus(self, vi: str, en: str) -> Said:
        """The sentence with a further clause."""
        return Said(f"{self.vi.removesuffix('.')}; {vi}.", f"{self.en.removesuffix('.')}; {en}.")


def of_pages(
    page_set: PageSet, failing: Sequence[AuditedPage], undecided: Sequence[AuditedPage], claim: Claim, detail: str
) -> Said:
    """How many pages fail, which ones, and what stays open."""
    count = len(page_set.pages)
    said = Said(
        f"Không có {claim.vi_noun} nào trong {count} {claim.vi_noun} đã xem {claim.vi}.",
        f"None of {count} {claim.en_noun} {claim.en}.",
    )
    if failing:
        vi, en = names(page.place for page in failing)
        said = Said(
            f"{len(failing)} trong {count} {claim.vi_noun} {claim.vi}: {vi} ({detail}).",
            f"{len(failing)} of {count} {claim.en_noun} {claim.en}: {en} ({detail}).",
        )
    if undecided:
        vi, en = names(page.place for page in undecided)
        said = said.plus(f"chưa kết luận được ở {vi}", f"undecided on {en}")
    return _with_missing(said, page_set)


def of_share(page_set: PageSet, good: int, unsure: int, total: int, claim: Claim) -> Said:
    """How many elements of the audited pages are as claimed, and what stays open."""
    share, pages = f"{math.floor(Fraction(1000 * good, total)) / 10:g}", len(page_set.pages)
    said = Said(
        f"{good} trong {total} {claim.vi_noun} trên {pages} trang {claim.vi} ({share.replace('.', ',')}%).",
        f"{good} of {total} {claim.en_noun} on {pages} pages {claim.en} ({share}%).",
    )
    if unsure:
        vi = f"{unsure} {claim.vi_noun} công cụ không kết luận được"
        said = said.plus(vi, f"the engine could not decide {unsure}")
    return _with_missing(said, page_set)


def of_controls(page_set: PageSet, blocked: int, unsure: int, trapped: Sequence[AuditedPage], detail: str) -> Said:
    """How many controls no key reaches or operates, where the focus is trapped, and what stays open."""
    count = len(page_set.pages)
    said = Said(
        f"Trên {count} trang đã xem, mọi điều khiển đều dùng được bằng bàn phím.",
        f"On {count} pages every control can be used with the keyboard.",
    )
    if blocked:
        said = Said(
            f"Trên {count} trang đã xem có {blocked} điều khiển không dùng được bằng bàn phím ({detail}).",
            f"On {count} pages {blocked} controls cannot be used with the keyboard ({detail}).",
        )
    if trapped:
        vi, en = names(page.place for page in trapped)
        said = Said(f"Tiêu điểm bị mắc kẹt ở {vi} ({detail}).", f"The focus is trapped on {en} ({detail}).")
    if unsure:
        said = said.plus(f"{unsure} điều khiển chưa kết luận được", f"{unsure} controls are undecided")
    return _with_missing(said, page_set)


def names(places: Iterable[str]) -> tuple[str, str]:
    """Names of places in both languages, in one line each."""
    pairs = [_PLACES.get(place, (place, place)) for place in places]
    return ", ".join(vi for vi, _ in pairs), ", ".join(en for _, en in pairs)


def rules_broken(results: Iterable[RuleResult]) -> str:
    """The rules with the number of elements each names, worst first."""
    seen: Counter[str] = Counter()
    for result in results:
        seen[result.rule] += len(result.nodes) + result.more
    return ", ".join(f"{rule}: {count}" for rule, count in seen.most_common())


def titles(pages: Iterable[AuditedPage]) -> str:
    """Their titles, each once, in quotes."""
    return ", ".join(dict.fromkeys(f"“{page.title[:80]}”" for page in pages))


def _with_missing(said: Said, page_set: PageSet) -> Said:
    if not page_set.missing:
        return said
    vi, en = names(place for place, _ in page_set.missing)
    return said.plus(f"chưa xem được {vi}", f"not looked at: {en}")
