"""Pillar S: the upper part, the main ways in, the footer, site maps and the phone."""

from __future__ import annotations

from typing import Literal

from pytest_egov.evidence import Layout, PageHead
from pytest_egov.verdict import Verdict, cannot_tell, graded, not_tested

__all__ = [
    "footer_says_who_and_where",
    "main_functions_are_in_sight",
    "pages_have_an_upper_part",
    "site_maps_and_small_screens",
]

_FOOT = {
    "owner": ("cơ quan chủ quản", "owner"),
    "responsible": ("người chịu trách nhiệm", "person in charge"),
    "address": ("địa chỉ", "address"),
    "phone": ("điện thoại", "phone"),
    "email": ("thư điện tử", "e-mail"),
}
# What was read in place of a part that the page does not mark as such.
_UNMARKED = (
    " (trang không đánh dấu phần này bằng thẻ {0}; đã xét theo vị trí trên trang)",
    " (the page does not mark that part as its {0}; what stands in its place was read)",
)


def pages_have_an_upper_part(layout: Layout, *, min_entries: int, pages: int) -> Verdict[Literal["half"]]:
    """Emblem, name of the agency and menu stand on top of the start page and of inner pages."""
    whole = [head for head in layout.heads if not _lacks(head, min_entries)]
    faulty = [(head, _lacks(head, min_entries)) for head in layout.heads if _lacks(head, min_entries)]
    if not faulty:
        said = (
            f"Phần đầu của {len(whole)} trang có biểu trưng, tên cơ quan và danh mục chức năng",
            f"Emblem, agency and menu stand on top of {len(whole)} pages",
        )
        if len(layout.heads) < pages:
            return cannot_tell(
                f"{said[0]}; chưa mở được đủ {pages} trang.",
                f"{said[1]}; {pages} pages could not all be opened.",
                at_least="half",
            )
        return graded("full", f"{said[0]}.", f"{said[1]}.")
    head, lacking = faulty[0]
    vi, en = (", ".join(words[language] for words in lacking) for language in (0, 1))
    # Half for a start page that has it all, or whose faults leave at least two of the three.
    level: Literal["half", "none"] = (
        "half" if all(len(lacks) == 1 for _, lacks in faulty) or not _lacks(layout.heads[0], min_entries) else "none"
    )
    unmarked = ("", "") if head.landmark else _UNMARKED
    return graded(
        level,
        f"Phần đầu trang «{head.place}» thiếu: {vi}{unmarked[0].format('header')}.",
        f"The upper part of '{head.place}' lacks: {en}{unmarked[1].format('header')}.",
    )


def _lacks(head: PageHead, min_entries: int) -> list[tuple[str, str]]:
    lacks = []
    if not head.emblem:
        lacks.append(("quốc huy hoặc biểu trưng", "emblem or logo"))
    if not head.agency:
        lacks.append(("tên cơ quan", "agency name"))
    if head.entries < min_entries:
        lacks.append(("danh mục chức năng", "menu"))
    return lacks


def main_functions_are_in_sight(layout: Layout, *, screens: float, wanted: tuple[str, ...]) -> Verdict[Literal["half"]]:
    """The ways into the main functions stand on the start page, no further down than the screens allowed."""
    titles = dict(layout.ways)
    unasked = [place for place in wanted if place not in titles]
    if unasked:  # a catalogue that asks for more than was gathered
        return not_tested(
            f"Hồ sơ bằng chứng không xét lối vào: {', '.join(unasked)}.",
            f"The dossier does not say where these stand: {', '.join(unasked)}.",
        )
    standing = {entry.place: entry.screens for entry in layout.entries}
    far = [place for place in wanted if standing.get(place, screens) >= screens]
    near = len(wanted) - len(far)
    if not far:
        return graded(
            "full",
            f"Đủ {near} lối vào chức năng chính trong {screens:g} màn hình đầu.",
            f"All {near} main functions are within the first {screens:g} screens.",
        )
    vi, en = ", ".join(titles[place].vi for place in far), ", ".join(titles[place].en for place in far)
    level: Literal["half", "none"] = "half" if near * 2 >= len(wanted) else "none"
    return graded(
        level, f"Không thấy trong {screens:g} màn hình đầu: {vi}.", f"Not within the first {screens:g} screens: {en}."
    )


def footer_says_who_and_where(layout: Layout, *, half_from: int) -> Verdict[Literal["half"]]:
    """The footer names owner, person in charge, address, telephone and e-mail."""
    said = {mention.term for mention in layout.foot}
    missing = [term for term in _FOOT if term not in said]
    if not missing:
        return graded("full", "Chân trang có đủ năm nội dung.", "The footer has all five facts.")
    vi, en = (", ".join(_FOOT[term][language] for term in missing) for language in (0, 1))
    level: Literal["half", "none"] = "half" if len(said) >= half_from else "none"
    unmarked = ("", "") if layout.foot_landmark else _UNMARKED
    return graded(
        level,
        f"Chân trang thiếu: {vi}{unmarked[0].format('footer')}.",
        f"The footer lacks: {en}{unmarked[1].format('footer')}.",
    )


def site_maps_and_small_screens(
    layout: Layout, *, min_links: int, slack_px: int
) -> Verdict[Literal["two_thirds", "one_third"]]:
    """There is a site map for people, one for machines, and no scrolling sideways on a phone."""
    width = layout.width_needed_px
    there = {
        ("sơ đồ cổng", "a site map page"): None
        if "page" in layout.maps.unseen
        else (layout.maps.links or 0) >= min_links,
        ("sitemap.xml", "sitemap.xml"): None if "file" in layout.maps.unseen else bool(layout.maps.addresses),
        (f"hiển thị vừa màn hình {layout.narrow_px} px", f"a page that fits {layout.narrow_px} px"): (
            None if width is None else width <= layout.narrow_px + slack_px
        ),
    }
    count, unseen = (sum(1 for one in there.values() if one is what) for what in (True, None))
    levels: tuple[Literal["none", "one_third", "two_thirds", "full"], ...] = ("none", "one_third", "two_thirds", "full")
    if unseen:
        vi, en = (", ".join(words[language] for words, one in there.items() if one is None) for language in (0, 1))
        return cannot_tell(
            f"Chưa xem được: {vi}.", f"Could not be looked at: {en}.",
            at_least=levels[count], at_most=levels[count + unseen],  # type: ignore[arg-type] # some are open, so neither end is the other's
        )  # fmt: skip
    if count == len(there):
        return graded(
            "full",
            "Có sơ đồ cổng, sitemap.xml và hiển thị vừa điện thoại.",
            "Both maps exist and the page fits a phone.",
        )
    vi, en = (", ".join(words[language] for words, one in there.items() if not one) for language in (0, 1))
    return graded(levels[count], f"Thiếu: {vi}.", f"Missing: {en}.")
