"""A standard of three criteria, written where a test wants it: the engine knows no criterion, so it must do as well as any."""

from __future__ import annotations

import re
from pathlib import Path

from conformance_suites import mic_2023

__all__ = ["CATALOGUE", "HOME", "IDS", "PLANNED", "write_suite"]

IDS = ["T1", "T2", "A1"]

_ROW = """
          - id: {id}
            title: {{vi: Tiêu chí {id}, en: Criterion {id}}}
            points: {points}
            provenance: derived
            automation: auto
            check: {check}
            credit: {{full: 1}}
            sentences: {{full: {{vi: Đạt, en: Met}}, none: {{vi: Không đạt, en: Not met}}}}
            why: {{vi: Vì, en: Because}}
            fix: {{vi: Sửa, en: Mend it}}
            judged: {{vi: Xem, en: By looking}}
            may_not_apply: true
"""


def _catalogue(*checks: str) -> str:
    rows = [
        _ROW.format(id=id_, points=points, check=check)
        for id_, points, check in zip(IDS, (50, 30, 20), checks, strict=True)
    ]
    return f"""\
id: tiny
version: "1"
title: {{vi: Bộ nhỏ, en: Tiny}}
frame: {{vi: Thử, en: A trial}}
provenance_note: {{vi: Không có thật, en: Made up for a test}}
points: 100
gather:
  seed: "{{catalogue}}:{{host}}"
  exploring: {{max_clicks: 1, max_pages: 4}}
  recheck: {{pillars: [function], hours_apart: 1}}
  procedures: {{drawn: 1, read_in_full: 1, filtered_results: 1, values_per_grouping: 1, eforms: 1}}
  search: {{exact: 1, without_diacritics: 1, everyday: [], nonsense: [zxqwv]}}
  look_up: {{malformed: "abc", unknown: "000"}}
  questions: {{opened: 1}}
  page_set: [home]
  timing:
    pages: [home]
    rounds: 1
    timeout_s: 10
    time_zone: Asia/Ho_Chi_Minh
    windows: ["09:00-11:00"]
    profile: {{name: desktop, width: 1366, height: 768}}
pillars:
  - id: function
    title: {{vi: Chức năng, en: Function}}
    points: 80
    provenance: derived
    groups:
      - id: T
        title: {{vi: Hỗ trợ, en: Support}}
        points: 80
        criteria:{rows[0]}{rows[1]}
  - id: accessibility
    title: {{vi: Tiếp cận, en: Accessibility}}
    points: 20
    provenance: derived
    groups:
      - id: A
        title: {{vi: Tiếp cận, en: Accessibility}}
        points: 20
        criteria:{rows[2]}
"""


CATALOGUE = _catalogue("a_phone_number_is_given", "a_privacy_notice_is_given", "pages_are_without_faults")
PLANNED = _catalogue("planned", "planned", "planned")

_CHECKS = """\
from __future__ import annotations

from typing import Never

from pytest_egov.evidence import ContactChannels, PageSet, PrivacyNotice
from pytest_egov.verdict import Verdict, failed, passed


def a_phone_number_is_given(contact: ContactChannels) -> Verdict[Never]:
    if contact.phones:
        return passed("Có số điện thoại.", f"Phone numbers: {', '.join(contact.phones)}.")
    return failed("Không có số điện thoại.", "There is no phone number.")


def a_privacy_notice_is_given(privacy_notice: PrivacyNotice) -> Verdict[Never]:
    return passed("Có thông báo.", "There is a notice.")


def pages_are_without_faults(page_set: PageSet) -> Verdict[Never]:
    rules = sorted({rule.rule for page in page_set.pages for rule in page.violations})
    if rules:
        titles = "; ".join(page.title for page in page_set.pages)
        return failed(f"Có lỗi: {titles}.", f"axe reports {', '.join(rules)} on the page {titles}.")
    return passed("Không có lỗi.", "axe reports nothing.")
"""

# A portal that meets all three: what the tests change is what they are about.
HOME = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng dịch vụ công</title></head><body>
<header><a href="/">Trang chủ</a></header><main><h1>Cổng dịch vụ công</h1><p>Tổng đài hỗ trợ: 1900 9095</p>
<ul><li><a href="/lien-he">Liên hệ</a></li><li><a href="/bao-mat">Chính sách bảo mật dữ liệu cá nhân</a></li></ul></main></body></html>"""


def write_suite(directory: Path, catalogue: str = CATALOGUE, name: str = "tiny_suite") -> str:
    """Write the suite as a package into a directory; answers its import name."""
    checks = directory / name / "checks"
    checks.mkdir(parents=True)
    (directory / name / "__init__.py").write_text("")
    (directory / name / "catalogue.yaml").write_text(catalogue)
    (checks / "__init__.py").write_text("")
    (checks / "all.py").write_text(_CHECKS)
    ours = Path(mic_2023.__path__[0]) / "test_conformance.py"
    without_performance = re.sub(r"@pytest.mark.performance\n.*?\n\n\n", "", ours.read_text(), flags=re.DOTALL)
    (directory / name / "test_conformance.py").write_text(without_performance)
    return name
