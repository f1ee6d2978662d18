"""A check of our own, and one taken over from a standard that pytest-egov ships."""

from __future__ import annotations

from typing import Literal

# Named in __all__, so it is a check of this suite too; whatever is fixed in it there is fixed here.
from conformance_suites.mic_2023.checks.support import privacy_notice_names_purpose_data_and_contact
from pytest_egov.evidence import ContactChannels
from pytest_egov.verdict import Verdict, failed, partly, passed

__all__ = ["people_can_call_and_write", "privacy_notice_names_purpose_data_and_contact"]


def people_can_call_and_write(contact: ContactChannels, *, min_phones: int) -> Verdict[Literal["half"]]:
    """There is somebody to call and an address to write to."""
    phones, emails = len(contact.phones), len(contact.emails)
    vi = f"Cổng có {phones} số điện thoại và {emails} địa chỉ thư điện tử"
    en = f"The portal shows {phones} telephone numbers and {emails} e-mail addresses"
    if phones >= min_phones and emails:
        return passed(f"{vi}.", f"{en}.")
    if phones >= min_phones or emails:
        return partly("half", f"{vi}: mới có một trong hai.", f"{en}: only one of the two.")
    return failed(f"{vi}.", f"{en}.")
