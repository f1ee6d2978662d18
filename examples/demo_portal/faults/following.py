"""After filing: receipt, payment, notices, completion, own applications, results, the store (F11.2, F14, F16-F18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from demo_portal.desk import Refusal, filing, notices, payments, results, store, tracking
from demo_portal.desk.letters import letter
from demo_portal.faults.breaking import Fault, altering, answering, bad_gateway, changing, giving, missing, rewriting

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from demo_portal.desk import Desk

    Lines = Callable[[Desk, sqlite3.Row], list[tuple[str, str]]]
    Fee = Callable[[str], int]
    Rows = Callable[..., list[sqlite3.Row]]
    Tell = Callable[[Desk, str, str, str, str], None]

MINE, RECEIPT = "/ho-so-cua-toi/{code}", "/thanh-toan/bien-lai/{reference}.xml"


def without_appointment(lines: Lines) -> Lines:
    return lambda desk, application: [line for line in lines(desk, application) if "hẹn trả" not in line[0]]


def ten_times(fee_of: Fee) -> Fee:
    return lambda text: 10 * fee_of(text)


def without_message(tell: Tell) -> Tell:
    """An entry under the bell, and nothing to telephone or mailbox."""

    def told(desk: Desk, number: str, code: str, status: str, body: str) -> None:
        tell(desk, number, code, status, body)
        with desk.database:
            desk.database.execute("DELETE FROM message WHERE application = ?", (code,))

    return told


def without_units(history: Rows) -> Callable[..., list[dict[str, Any]]]:
    return lambda *given: [dict(step) | {"unit": ""} for step in history(*given)]


def unsigned(document: Any) -> Callable[[Desk, sqlite3.Row, str], bytes]:
    del document

    def plain(desk: Desk, result: sqlite3.Row, number: str) -> bytes:
        del desk, number
        return letter(f"{result['issuer']} TỈNH MINH HÒA".upper(), result["name"], [("Số", result["number"])])

    return plain


def refusing(reuse: Any) -> Callable[..., None]:
    del reuse

    def refuse(*_: object) -> None:
        raise Refusal("Chức năng đang được nâng cấp. Vui lòng tải tệp lên từ máy.")

    return refuse


FAULTS = (
    Fault(
        "F11.2:no-appointment",
        "The receipt does not say when the result can be expected.",
        (changing(filing, "receipt_lines", without_appointment),),
    ),
    Fault(
        "F14.1:wrong-amount",
        "The payment platform is asked for ten times the fee.",
        (changing(payments, "fee_of", ten_times),),
    ),
    Fault(
        "F14.1:platform-down",
        "The button to pay answers 502.",
        (answering("/thanh-toan/{reference}", bad_gateway),),
    ),
    Fault(
        "F14.2:receipt-gone",
        "The link to the receipt of a payment answers 404.",
        (answering("/lich-su-thanh-toan/{reference}.pdf", missing), answering(RECEIPT, missing)),
    ),
    Fault(
        "F16.1:bell-empty",
        "The notice centre is there and always empty.",
        (changing(notices, "notices_of", giving([])),),
    ),
    Fault(
        "F16.1:no-message",
        "Nobody is told by telephone or e-mail; whoever does not sign in learns nothing.",
        (changing(notices, "tell", without_message), altering("DELETE FROM message")),
    ),
    Fault(
        "F16.2:nothing-to-add",
        "Whoever is asked for a missing paper must bring it to the counter.",
        (
            rewriting(
                MINE,
                r'<form action="[^"]*/bo-sung".*?</form>',
                "<p>Nộp giấy tờ bổ sung trực tiếp tại Bộ phận một cửa.</p>",
                only='id="bo-sung"',
            ),
        ),
    ),
    Fault(
        "F17.2:unit-untold",
        "The steps of an application are told without who handles them.",
        (
            changing(tracking, "history", without_units),
            rewriting(MINE, r"<div><dt>Đơn vị xử lý</dt>.*?</div>", "", only="Quá trình xử lý"),
        ),
    ),
    Fault(
        "F17.2:no-history",
        "One's own applications are listed with a state, and nothing tells the way they went.",
        (changing(tracking, "history", giving([])),),
        robs=True,
    ),
    Fault(
        "F18.1:unsigned",
        "The electronic result is a plain PDF that anybody could have made.",
        (changing(results, "document", unsigned),),
    ),
    Fault(
        "F18.2:no-reuse",
        "The data store shows documents, and choosing one for a new application fails.",
        (changing(store, "reuse", refusing),),
    ),
)
