"""From the seed files to rows: procedures composed of their field's material, everything dated counted from today."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from demo_portal.vietnamese import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

SEED = Path(__file__).parent / "seed"
MONTHS = 26
LEVEL_NAMES = {
    "toan-trinh": "Toàn trình",
    "mot-phan": "Một phần",
    "cung-cap-thong-tin": "Cung cấp thông tin trực tuyến",
}


def read_seed(name: str) -> dict[str, Any]:
    """One seed file, by its name without the ending."""
    return tomllib.loads((SEED / f"{name}.toml").read_text(encoding="utf-8"))


def sow(connection: sqlite3.Connection, today: dt.date) -> None:
    """Fill an empty database."""
    agencies = read_seed("agencies")["agency"]
    fields = read_seed("fields")["field"]
    insert(connection, "agency", agencies)
    insert(connection, "field", [{key: field[key] for key in ("id", "name", "about")} for field in fields])
    insert(connection, "procedure", procedures(agencies, fields))
    sow_applications(connection, today)
    sow_words(connection, today)
    insert(connection, "figures", figures(agencies, today))
    insert(connection, "rating", ratings(agencies, today))


def insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = rows[0].keys()
    names, places = ", ".join(columns), ", ".join(f":{column}" for column in columns)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)


def procedures(agencies: list[dict[str, Any]], fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    agency_names = {agency["id"]: agency["name"] for agency in agencies}
    field_of = {field["id"]: field for field in fields}
    return [compose(own, field_of[own["field"]], agency_names) for own in read_seed("procedures")["procedure"]]


def compose(own: dict[str, Any], field: dict[str, Any], agency_names: dict[str, str]) -> dict[str, Any]:
    """One procedure with all its constituent elements."""
    agency = own.get("agency", field["agency"])
    name = agency_names[agency]
    receiver = "Trung tâm Phục vụ hành chính công xã, phường"
    if agency != "ubnd-cap-xa":
        receiver = f"quầy của {name} tại Trung tâm Phục vụ hành chính công tỉnh"
    steps = [step.format(receiver=receiver, agency=name) for step in field["steps"]]
    return {
        "code": own["code"],
        "name": own["name"],
        "field": own["field"],
        "agency": agency,
        "level": own["level"],
        "citizens": "cong-dan" in own["audiences"],
        "businesses": "doanh-nghiep" in own["audiences"],
        "form": field["form"],
        "steps": json.dumps(steps, ensure_ascii=False),
        "ways": json.dumps(ways(own["level"], receiver), ensure_ascii=False),
        "dossier": json.dumps(own["dossier"], ensure_ascii=False),
        "copies": own.get("copies", "01 bộ"),
        "duration": own["duration"],
        "subject": field["subject"],
        "result": own["result"],
        "fee": own["fee"],
        "conditions": own.get("conditions", field["conditions"]),
        "legal": json.dumps(field["legal"], ensure_ascii=False),
        "keywords": "; ".join(fold(word) for word in own["keywords"]),
        "sample": own.get("sample", False),
        "featured": own.get("featured", False),
    }


def ways(level: str, receiver: str) -> list[str]:
    online = {
        "toan-trinh": ["Trực tuyến toàn trình: nộp hồ sơ, thanh toán và nhận kết quả trên Cổng Dịch vụ công."],
        "mot-phan": ["Trực tuyến một phần: nộp hồ sơ trên Cổng Dịch vụ công, xuất trình bản chính khi nhận kết quả."],
        "cung-cap-thong-tin": [],
    }[level]
    return [
        *online,
        f"Trực tiếp: tại {receiver}.",
        "Qua bưu chính công ích: gửi đến cùng địa chỉ, cước do người gửi trả.",
    ]


def sow_applications(connection: sqlite3.Connection, today: dt.date) -> None:
    issuers = dict(
        connection.execute("SELECT code, agency.name FROM procedure JOIN agency ON agency.id = procedure.agency")
    )
    for seed in read_seed("applications")["application"]:
        row = dict(seed)
        payment, result = row.pop("payment", None), row.pop("result", None)
        received = dt.datetime.strptime(row["code"].split("-")[1], "%y%m%d").date().isoformat()  # noqa: DTZ007
        due = row.pop("due", None)
        row |= {"received": received}
        row["appointment"] = row.get("appointment") or (today + dt.timedelta(days=due)).isoformat()
        insert(connection, "application", [row])
        if payment:
            insert(connection, "payment", [payment | {"application": row["code"], "paid": received}])
        if result:
            issuer = issuers[row["procedure"]]
            insert(
                connection, "result", [result | {"application": row["code"], "issuer": issuer, "state": "Còn hiệu lực"}]
            )


def sow_words(connection: sqlite3.Connection, today: dt.date) -> None:
    """News, questions and feedback: what people wrote and were answered."""

    def ago(days: int | None) -> str | None:
        return None if days is None else (today - dt.timedelta(days=days)).isoformat()

    news = [
        {key: item[key] for key in ("slug", "title", "summary")}
        | {"published": ago(item["days_ago"]), "body": json.dumps(item["body"], ensure_ascii=False)}
        for item in read_seed("news")["news"]
    ]
    insert(connection, "news", news)
    pairs = [
        {"topic": topic["id"], "question": question, "answer": answer}
        for topic in read_seed("faq")["topic"]
        for question, answer in topic["pairs"]
    ]
    insert(connection, "faq", pairs)
    dialogue = read_seed("dialogue")
    for place, seed in enumerate(dialogue["question"], start=1):
        dates = {"asked": ago(seed["asked"]), "replied": ago(seed.get("replied")), "reply": seed.get("reply")}
        row = {key: seed[key] for key in ("subject", "body", "agency")} | dates | {"code": f"HD-{place:06}"}
        insert(connection, "question", [row])
    for place, seed in enumerate(dialogue["feedback"], start=1):
        dates = {"sent": ago(seed["sent"]), "replied": ago(seed.get("replied")), "reply": seed.get("reply")}
        status = "Đã trả lời" if seed.get("reply") else "Đang xử lý"
        row = {key: seed[key] for key in ("subject", "body", "agency")} | dates
        insert(connection, "feedback", [row | {"code": f"PA-{place:06}", "status": status, "published": True}])


def draw(*parts: object) -> float:
    """A number from 0 to 1 that is always the same for the same parts."""
    return crc32("|".join(map(str, parts)).encode()) / 2**32


def months_until(today: dt.date) -> Iterator[tuple[str, float]]:
    """The last months as 2026-11, oldest first, with the share of the month that has passed."""
    first = today.replace(day=1)
    for back in range(MONTHS - 1, -1, -1):
        year, month = divmod(first.year * 12 + first.month - 1 - back, 12)
        yield f"{year}-{month + 1:02}", min(1.0, today.day / 30) if back == 0 else 1.0


def figures(agencies: list[dict[str, Any]], today: dt.date) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for agency in agencies:
        size = 6400 if agency["id"] == "ubnd-cap-xa" else 280 + 1500 * draw(agency["id"], "size") ** 2
        for month, passed in months_until(today):
            received = round(size * passed * (0.85 + 0.3 * draw(agency["id"], month)))
            resolved = round(received * (0.9 + 0.08 * draw(agency["id"], month, "resolved")))
            online = 0.86 + 0.11 * draw(agency["id"], month, "online")
            overdue = round(resolved * 0.02 * draw(agency["id"], month, "overdue"))
            early = round(resolved * (0.4 + 0.3 * draw(agency["id"], month, "early")))
            rows.append(
                {
                    "agency": agency["id"],
                    "month": month,
                    "received": received,
                    "received_online": round(received * online),
                    "resolved": resolved,
                    "resolved_online": round(resolved * online),
                    "early": early,
                    "punctual": resolved - early - overdue,
                    "overdue": overdue,
                }
            )
    return rows


def ratings(agencies: list[dict[str, Any]], today: dt.date) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for agency in agencies:
        for place in range(80 + int(120 * draw(agency["id"], "ratings"))):
            marks = {}
            for item in ("overall", "ease", "punctuality", "attitude"):
                chance = draw(agency["id"], item, place)
                marks[item] = 4 if chance < 0.68 else 3 if chance < 0.94 else 2 if chance < 0.98 else 1
            rated = today - dt.timedelta(days=int(420 * draw(agency["id"], place, "day")))
            rows.append({"agency": agency["id"], "rated": rated.isoformat()} | marks)
    return rows
