"""The procedures of the unknown portals, and a search over them as small portals write one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["ENGLISH", "VIETNAMESE", "Service", "found_by"]


@dataclass(frozen=True)
class Service:
    code: str
    name: str
    agency: str
    field: str
    level: str
    audience: str = "Công dân"


VIETNAMESE = (
    Service("1.001193", "Đăng ký khai sinh", "Sở Tư pháp", "Hộ tịch", "Toàn trình"),
    Service("1.000656", "Đăng ký khai tử", "Sở Tư pháp", "Hộ tịch", "Một phần"),
    Service("1.000894", "Đăng ký kết hôn", "Sở Tư pháp", "Hộ tịch", "Một phần"),
    Service("1.009994", "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Sở Xây dựng", "Hoạt động xây dựng", "Toàn trình"),
    Service("1.001612", "Đăng ký thành lập hộ kinh doanh", "Sở Tài chính", "Hộ kinh doanh", "Toàn trình", "Doanh nghiệp"),
    Service("2.000815", "Chứng thực bản sao từ bản chính", "Sở Tư pháp", "Chứng thực", "Một phần"),
    Service("1.002809", "Đổi giấy phép lái xe", "Sở Xây dựng", "Đường bộ", "Toàn trình"),
    Service("1.004194", "Đăng ký tạm trú", "Công an tỉnh", "Cư trú", "Toàn trình"),
    Service("1.004222", "Đăng ký thường trú", "Công an tỉnh", "Cư trú", "Toàn trình"),
    Service("2.000056", "Cấp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm", "Sở Y tế", "An toàn thực phẩm", "Một phần", "Doanh nghiệp"),
)  # fmt: skip

ENGLISH = (
    Service("S-01", "Birth registration", "Department of Justice", "Civil status", "Fully online", "Individuals"),
    Service("S-02", "Death registration", "Department of Justice", "Civil status", "Partially online", "Individuals"),
    Service("S-03", "Marriage registration", "Department of Justice", "Civil status", "Partially online", "Individuals"),
    Service("S-04", "Building permit for a private house", "Department of Construction", "Construction", "Fully online", "Individuals"),
    Service("S-05", "Household business registration", "Department of Finance", "Business", "Fully online", "Organisations"),
    Service("S-06", "Certified copies of documents", "Department of Justice", "Notary", "Partially online", "Individuals"),
    Service("S-07", "Driving licence renewal", "Department of Transport", "Transport", "Fully online", "Individuals"),
    Service("S-08", "Temporary residence registration", "Provincial Police", "Residence", "Fully online", "Individuals"),
    Service("S-09", "Permanent residence registration", "Provincial Police", "Residence", "Fully online", "Individuals"),
    Service("S-10", "Food safety certificate", "Department of Health", "Food safety", "Partially online", "Organisations"),
)  # fmt: skip


def found_by(query: str, services: tuple[Service, ...]) -> list[Service]:
    """Whatever shares a word with the query, the best first; diacritics do not matter."""
    words = _words(query)
    scored = [(len(words & _words(service.name)), service) for service in services]
    return [service for score, service in sorted(scored, key=lambda one: -one[0]) if score]


def _words(text: str) -> set[str]:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return set(re.findall(r"\w+", "".join(letter for letter in decomposed if not unicodedata.combining(letter))))
