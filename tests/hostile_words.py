"""What a portal, or whoever lists portals, could say to harm a reader of our outputs."""

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '=cmd()|"calc"!A1',
    "+1+1",
    "@SUM(A1)",
    "\x1b[31mđỏ\x1b[0m",
    "abc\u202egnp.exe\u2066x",
    "{{ 7*7 }} {% raw %}",
    '"><svg onload=alert(1)>',
)
