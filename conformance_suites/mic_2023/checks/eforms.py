"""Groups F09 and F10: forms filled on screen, explained and checked as one types, and filled with what is known."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pytest_egov.evidence import Complaint, EForm, EForms, EFormValidation, KnownFact, Prefill
from pytest_egov.verdict import Verdict, cannot_tell, graded, not_tested

__all__ = ["fields_are_explained_and_checked", "forms_are_filled_on_screen", "known_data_are_prefilled"]

Coverage = Literal["full", "some", "none"]

# Not a figure of the standard but of reading: a form of fewer labels than these is too short to be compared.
_HARDLY_A_FORM = 3
_FACTS = {
    "name": ("họ tên", "name"),
    "birth_date": ("ngày sinh", "date of birth"),
    "identity": ("số định danh", "identity number"),
    "address": ("địa chỉ", "address"),
    "phone": ("điện thoại", "phone"),
    "email": ("thư điện tử", "e-mail"),
}
# Fields in which one must know what is wanted, and how.
_SPECIAL = frozenset({"email", "phone", "identity", "tax_code", "birth_date", "issue_date", "date", "number"})
_QUALITIES: tuple[Literal["none", "quarter", "half", "full"], ...] = ("none", "quarter", "half", "full")
_STATES = {
    "different": ("khác tài khoản", "not as in the account"),
    "filled": ("chưa đối chiếu được", "could not be compared"),
    "empty": ("để trống", "empty"),
    "absent": ("không có ô", "no such field"),
}
_UNREACHED = {
    "no_start": ("không có nút nộp hồ sơ", "no control starts the filing"),
    "not_opened": ("trang không mở được", "a page did not open"),
    "sign_in_asked": ("vẫn bị yêu cầu đăng nhập", "signing in was asked for again"),
    "not_allowed": ("phải ghi dữ liệu mới đi tiếp được", "going on would have written"),
    "no_form": ("không thấy màn hình nhập thông tin", "no screen asked for data"),
}


def forms_are_filled_on_screen(
    eforms: EForms, *, drawn: int, sampled_fields: int, covered_share: Fraction
) -> Verdict[Literal["two_thirds", "one_third"]]:
    """The official form of each end-to-end service drawn is filled on screen, not as a file."""
    forms = eforms.forms[:drawn]
    ranges = [_coverage(form, sampled_fields, covered_share) for form in forms]
    # Fewer end-to-end services than the row asks for leave the others open.
    ranges += [("none", "full")] * (drawn - len(forms))
    least, most = (_level([one[side] for one in ranges], drawn) for side in (0, 1))
    full = sum(one == ("full", "full") for one in ranges)
    vi = f"{full} trên {len(forms)} dịch vụ toàn trình được xem có biểu mẫu điện tử đầy đủ"
    en = f"{full} of {len(forms)} end-to-end services looked at offer a full eForm"
    vi, en = f"{vi}{_details(forms, ranges, sampled_fields, 0)}.", f"{en}{_details(forms, ranges, sampled_fields, 1)}."
    if least != most:
        if any(form.unreached == "not_allowed" for form in forms):
            return not_tested(
                f"{vi} Cần thêm «draft» vào allow trong tệp cổng.",
                f"{en} It takes 'draft' under allow in the portal file.",
                at_least=least, at_most=most,  # type: ignore[arg-type] # never equal: the lower one is not full
            )  # fmt: skip
        if len(forms) < drawn:
            vi, en = (
                f"{vi} Chỉ chọn được {len(forms)}/{drawn} dịch vụ.",
                f"{en} Only {len(forms)} of {drawn} were drawn.",
            )
        return cannot_tell(vi, en, at_least=least, at_most=most)  # type: ignore[arg-type] # the same
    return graded(least, vi, en)


def fields_are_explained_and_checked(
    eform_validation: EFormValidation, *, invalid_inputs: int, helped_share: Fraction
) -> Verdict[Literal["half", "quarter"]]:
    """Required fields are marked, specialised ones explained, and each wrong value gets a message of its own."""
    seen = eform_validation
    states = (_marked(seen), _explained(seen, helped_share), _told(seen, invalid_inputs))
    special = [field for field in seen.fields if field.asks in _SPECIAL]
    required, helped = sum(field.required for field in seen.fields), sum(field.help for field in special)
    specific = sum(_is_specific(complaint, seen.empty_messages) is True for complaint in seen.invalid)
    vi = (
        f"{required}/{len(seen.fields)} ô đánh dấu bắt buộc; {helped}/{len(special)} ô chuyên biệt có hướng dẫn; "
        f"{specific}/{len(seen.invalid)} giá trị sai được xử lý cụ thể"
    )
    en = (
        f"{required} of {len(seen.fields)} fields are marked as required; {helped} of {len(special)} specialised ones have "
        f"help; {specific} of {len(seen.invalid)} wrong values are dealt with specifically"
    )
    said_vi, said_en = _when_empty(seen)
    vi, en = f"{vi}; {said_vi}", f"{en}; {said_en}"
    if any(complaint.held for complaint in seen.invalid):
        vi, en = f"{vi}; câu trả lời của máy chủ chưa được xem", f"{en}; what the server would have said was not seen"
    if len(seen.invalid) < invalid_inputs:
        kinds = len(seen.invalid)
        vi, en = (
            f"{vi}; chỉ có {kinds}/{invalid_inputs} loại ô để thử",
            f"{en}; only {kinds} kinds of field could be tried",
        )
    least, most = _QUALITIES[states.count(True)], _QUALITIES[len(states) - states.count(False)]
    if least != most:
        return cannot_tell(f"{vi}.", f"{en}.", at_least=least, at_most=most)  # type: ignore[arg-type] # the lower is not full
    return graded(least, f"{vi}.", f"{en}.")


def known_data_are_prefilled(
    prefill: Prefill, *, fields: int, full_fields: int, half_fields: int, quarter_fields: int
) -> Verdict[Literal["half", "quarter"]]:
    """What the account holds of the applicant already stands in the form when it opens."""
    right = [fact for fact in prefill.facts if fact.state == "equal"]
    unsure = [fact for fact in prefill.facts if _is_open(fact)]
    others = {state: [fact for fact in prefill.facts if fact.state == state] for state in _STATES}
    vi = f"Điền sẵn đúng {len(right)}/{fields} thông tin"
    en = f"{len(right)} of {fields} details are already in the form and right"
    for state, facts in others.items():
        if facts:
            vi += f"; {_STATES[state][0]}: {', '.join(_FACTS[fact.fact][0] for fact in facts)}"
            en += f"; {_STATES[state][1]}: {', '.join(_FACTS[fact.fact][1] for fact in facts)}"
    if prefill.by_button:
        vi, en = f"{vi}; sau khi bấm «{prefill.by_button}»", f"{en}; once '{prefill.by_button}' was pressed"
    if prefill.typed:
        vi, en = f"{vi}; địa danh hoặc cơ quan phải tự gõ", f"{en}; places or agencies must be typed"
    steps: tuple[tuple[int, Literal["full", "half", "quarter", "none"]], ...]
    steps = ((full_fields, "full"), (half_fields, "half"), (quarter_fields, "quarter"), (0, "none"))
    least, most = (
        next(level for needed, level in steps if count >= needed) for count in (len(right), len(right) + len(unsure))
    )
    if least != most:
        why = ("chưa đọc được trang tài khoản", "the account page could not be read")
        if any(fact.in_profile is not None for fact in prefill.facts):
            why = ("tài khoản thử nghiệm hoặc biểu mẫu không có đủ", "the test account or the form has not all of them")
        return cannot_tell(f"{vi} ({why[0]}).", f"{en} ({why[1]}).", at_least=least, at_most=most)  # type: ignore[arg-type] # the lower is not full
    return graded(least, f"{vi}.", f"{en}.")


def _marked(seen: EFormValidation) -> bool:
    return seen.unmarked == 0 and any(field.required for field in seen.fields)


def _explained(seen: EFormValidation, share: Fraction) -> bool | None:
    special = [field for field in seen.fields if field.asks in _SPECIAL]
    return sum(field.help for field in special) >= share * len(special) if special else None


def _told(seen: EFormValidation, wanted: int) -> bool | None:
    """Whether enough kinds of wrong value are dealt with; None while those that are lacking could not be tried."""
    states = [_is_specific(complaint, seen.empty_messages) for complaint in seen.invalid]
    if False in states:
        return False
    return True if states.count(True) >= wanted else None


def _is_specific(complaint: Complaint, when_empty: tuple[str, ...]) -> bool | None:
    """Whether a wrong value got a message of its own; None where the server's answer was held back."""
    own = bool(complaint.message) and (bool(complaint.names) or complaint.message not in when_empty)
    if complaint.prevented or own:
        return True
    return None if complaint.held else False


def _when_empty(seen: EFormValidation) -> tuple[str, str]:
    empty = seen.empty
    if empty is None:
        return (
            "không có bước tiếp theo để thử khi ô bắt buộc còn trống",
            "no next step to try with required fields empty",
        )
    if not empty.message:
        return "không thấy báo lỗi khi ô bắt buộc còn trống", "nothing was said of required fields left empty"
    if empty.where == "page":
        return "báo thiếu nhưng không ở cạnh ô", "what is missing is said, but not beside the field"
    if empty.focused:
        return (
            "báo thiếu cạnh ô và chuyển con trỏ đến ô",
            "what is missing is said beside the field, which gets the focus",
        )
    return (
        "báo thiếu cạnh ô, không chuyển con trỏ",
        "what is missing is said beside the field, without moving the focus",
    )


def _is_open(fact: KnownFact) -> bool:
    """Whether it cannot be said that the form should have known better.

    Values that could not be compared may be right; what the account does not hold nobody can fill in, and a field that
    this screen does not have may stand on another one.
    """
    return fact.state in ("filled", "absent") or (fact.state == "empty" and not fact.in_profile)


def _coverage(form: EForm, sampled: int, share: Fraction) -> tuple[Coverage, Coverage]:
    """What a service's form certainly is and what it may still be: full, some of it, or files only."""
    if form.unreached:
        return "none", "full"
    certain: Coverage = "some" if form.inputs else "none"
    if form.labels is not None and len(form.labels) >= _HARDLY_A_FORM:
        labels = form.labels[:sampled]
        if sum(bool(label.on_screen) for label in labels) >= share * len(labels):
            return "full", "full"
        return certain, certain if form.whole else "full"
    # Without a form on paper to compare with, only what asks for nothing but the applicant is certainly not all of it.
    only_applicant = form.inputs <= form.applicant_inputs and form.whole
    return certain, certain if only_applicant else "full"


def _level(coverages: list[Coverage], drawn: int) -> Literal["full", "two_thirds", "one_third", "none"]:
    full = coverages.count("full")
    if full >= drawn:
        return "full"
    if full >= 2:
        return "two_thirds"
    return "one_third" if full or "some" in coverages else "none"


def _details(forms: tuple[EForm, ...], ranges: list[tuple[Coverage, Coverage]], sampled: int, language: int) -> str:
    """Half a sentence on each service whose form is not certainly full."""
    said = [_detail(form, sampled)[language] for form, one in zip(forms, ranges, strict=False) if one[0] != "full"]
    return f" ({'; '.join(said)})" if said else ""


def _detail(form: EForm, sampled: int) -> tuple[str, str]:
    name = form.procedure[:60]
    if form.unreached:
        vi, en = _UNREACHED[form.unreached]
    elif form.labels is not None and form.inputs:
        labels = form.labels[:sampled]
        there = sum(bool(label.on_screen) for label in labels)
        vi = f"{there}/{len(labels)} mục của mẫu đơn có ô nhập"
        en = f"{there} of {len(labels)} fields of the form on paper have an input"
    elif not form.inputs:
        vi, en = f"chỉ có {form.files} chỗ tải tệp", f"nothing but {form.files} places for files"
    elif form.inputs <= form.applicant_inputs:
        vi, en = "chỉ hỏi thông tin người nộp", "only the applicant's data are asked for"
    else:
        vi = f"có {form.inputs} ô nhập, không có mẫu đơn đọc được để đối chiếu"
        en = f"{form.inputs} inputs, and no form on paper that could be read to compare"
    if not form.unreached and not form.whole:
        vi, en = f"{vi}, chưa xem hết các bước", f"{en}, not all steps seen"
    return f"«{name}»: {vi}", f"'{name}': {en}"
