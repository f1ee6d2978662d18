"""Every exit code there is; ``docs/exit-codes.md`` is this table for people."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ALTERED",
    "BELOW_GATE",
    "BROKEN_OFF",
    "CODES",
    "FAILED",
    "HELD",
    "INTERNAL_ERROR",
    "INTERRUPTED",
    "NOTHING_JUDGED",
    "NOT_NOW",
    "NOT_SIGNED_SO",
    "NOT_TAKEN",
    "PORTAL_DOWN",
    "REGRESSED",
    "TOO_LITTLE_JUDGED",
    "USAGE_ERROR",
]

# What pytest ends with, by the same meaning.
HELD: Final = 0
FAILED: Final = 1
INTERRUPTED: Final = 2
INTERNAL_ERROR: Final = 3
USAGE_ERROR: Final = 4
# Ours, where pytest has none.
BELOW_GATE: Final = 10
REGRESSED: Final = 11
PORTAL_DOWN: Final = 12
NOTHING_JUDGED: Final = 13
NOT_NOW: Final = 14
NOT_TAKEN: Final = 15
TOO_LITTLE_JUDGED: Final = 16
ALTERED: Final = 20
NOT_SIGNED_SO: Final = 21
BROKEN_OFF: Final = 130  # as shells count Ctrl-C

CODES: Final[dict[int, tuple[str, str]]] = {  # in English, in Vietnamese
    HELD: (
        "The gate holds; without a gate, no criterion lost points. Of other commands: done, and nothing is wrong.",
        "Đạt ngưỡng chặn; không đặt ngưỡng: không tiêu chí nào mất điểm. Lệnh khác: đã xong, không có gì sai.",
    ),
    FAILED: (
        (
            "Without a gate, a criterion lost points. Of `page` and `time`: a criterion fails, a load failed; of "
            "`diff --exit-code`: more is lost; of `doctor`: something is missing."
        ),
        (
            "Không đặt ngưỡng: có tiêu chí mất điểm. `page`, `time`: có tiêu chí không đạt, có lượt tải hỏng; "
            "`diff --exit-code`: mất điểm nhiều hơn; `doctor`: máy hoặc cổng còn thiếu."
        ),
    ),
    INTERRUPTED: (
        "Interrupted (Ctrl-C, SIGTERM); `--resume` finishes the audit. On the command line of `egov`: no such option.",
        "Bị ngắt (Ctrl-C, SIGTERM); `--resume` làm tiếp lần kiểm tra. Dòng lệnh `egov`: không có tùy chọn hoặc tham số ấy.",
    ),
    INTERNAL_ERROR: (
        "A fault of ours, or of another plugin's hook; evidence or reports could not be written (a full disk).",
        "Lỗi của công cụ hoặc của hook bên thứ ba; không ghi được bằng chứng hoặc báo cáo (đĩa đầy).",
    ),
    USAGE_ERROR: (
        "Something on the command line or in a file must be mended; no page was opened. The message says what.",
        "Phải sửa dòng lệnh hoặc một tệp; chưa mở trang nào. Thông báo nói rõ phải sửa gì.",
    ),
    BELOW_GATE: (
        "Gate missed: `--fail-under` or `--require`.",
        "Dưới ngưỡng `--fail-under`, hoặc tiêu chí trong `--require` không đạt.",
    ),
    REGRESSED: (
        "Gate missed: more is lost than in `--baseline`.",
        "Mất điểm nhiều hơn kết quả gốc `--baseline`.",
    ),
    PORTAL_DOWN: (
        "The portal is down or refuses us: there is no score.",
        "Cổng không hoạt động hoặc từ chối truy cập: không có điểm.",
    ),
    NOTHING_JUDGED: (
        "Nothing was judged. Of `samples`: the store has nothing of what was asked for.",
        "Không kết luận được tiêu chí nào. `samples`: kho không có số đo nào thuộc phần được hỏi.",
    ),
    NOT_NOW: (
        "`measure`: no round is due now; the message says when the next one opens.",
        "`measure`: chưa đến lượt đo; thông báo cho biết lượt tới mở lúc nào.",
    ),
    NOT_TAKEN: (
        "`measure`: the round was not taken; the next call in this stretch goes on.",
        "`measure`: lượt đo chưa hoàn thành; lần gọi sau trong cùng khoảng sẽ đo tiếp.",
    ),
    TOO_LITTLE_JUDGED: (
        "Gate missed: less is judged than `--min-judged` asks.",
        "Phần đã kết luận ít hơn `--min-judged` (phần trăm số điểm không còn mở).",
    ),
    ALTERED: (
        "`verify`, `report --verify`: the dossier is not as it was written.",
        "`verify`, `report --verify`: hồ sơ bằng chứng không còn như khi được ghi.",
    ),
    NOT_SIGNED_SO: (
        "`verify`: not signed, or the signature does not fit the key.",
        "`verify`: chưa ký, hoặc chữ ký không khớp với khóa.",
    ),
    BROKEN_OFF: (
        "`campaign run`, `campaign tick`: stopped by Ctrl-C or SIGTERM; the same command goes on.",
        "`campaign run`, `campaign tick`: bị dừng bằng Ctrl-C hoặc SIGTERM; gọi lại lệnh ấy thì làm tiếp.",
    ),
}
