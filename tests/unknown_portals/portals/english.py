"""A portal in English: lists, disclosures, well-marked forms; no figures and no rating."""

from __future__ import annotations

from typing import Any

from unknown_portals.portals.services import ENGLISH, Service, found_by

__all__ = ["pages"]

HEAD = """<header><a href="/">Lam Province e-Services</a><nav aria-label="Main"><ul><li><a href="/services">Services</a></li>
  <li><a href="/track">Track your application</a></li><li><a href="/help">Help</a></li><li><a href="/faq">FAQ</a></li>
  <li><a href="/ask">Ask a question</a></li><li><a href="/complaints">Complaints</a></li>
  <li><a href="/sign-in">Sign in</a></li><li><a href="/register">Register</a></li></ul></nav></header>"""
FOOT = """<footer><p>Contact us: <a href="tel:+842083855200">0208 3855 200</a>, <a href="mailto:help@lam.example.vn">help@lam.example.vn</a></p>
  <a href="/privacy">Privacy policy</a></footer>"""
PRIVACY = """<h1>Privacy policy</h1><h2>Purpose</h2><p>We process personal data for the purpose of handling your application and
  of telling you how far it is. We do not use them for anything else and do not sell them to anybody.</p><h2>Types of data</h2>
  <p>The personal data collected are your name, date of birth, identity number, address, telephone number and e-mail address.</p>
  <h2>Contact</h2><p>Please contact the data protection officer of Lam Province at privacy@lam.example.vn, 0208 3855 201.</p>"""
TOPICS = {
    "How to create an account": "Open Register, choose whether you are a person or an organisation, and fill in the form. A message "
    "with a link to activate the account comes within a minute; open it and choose a password.",
    "How to file an application": "Choose a service, press Apply online, fill in the form, attach the documents and press Send. "
    "You will see a code at once: write it down, you need it to apply for changes later.",
    "How to pay fees": "After filing, open the payment page, choose a bank or a wallet, and pay. The receipt is sent to your e-mail "
    "address, and a copy is kept with your application for five years.",
    "How to track an application": "Open Track your application and enter the code. You will see the status and the day when the "
    "result is expected; nobody sees whose application it is.",
}  # fmt: skip
SECTIONS = ("Steps", "Documents required", "Processing time", "Who can apply", "Competent body", "Fees")


def page(body: str, title: str) -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - Lam Province</title></head><body>{HEAD}
      <main>{body}</main>{FOOT}</body></html>"""


def service(one: Service) -> str:
    texts = (
        "Fill in the form and send it.", "Identity card; proof of residence.", "5 working days", one.audience, one.agency, "Free",
    )  # fmt: skip
    sections = "".join(f"<h2>{name}</h2><p>{text}</p>" for name, text in zip(SECTIONS, texts, strict=True))
    return page(
        f"""<h1>{one.name}</h1><p>{one.level}</p><p><b>Procedure code</b> {one.code}</p>{sections}
      <a href="/apply/{one.code}">Apply online</a>""",
        one.name,
    )


def services(asked: Any) -> str:
    found = found_by(asked.query["q"], ENGLISH) if asked.query.get("q") else list(ENGLISH)
    for name in ("agency", "field", "audience", "level"):
        wanted = asked.query.get(name, "")
        found = [one for one in found if wanted in ("", getattr(one, name))]
    choices = "".join(
        f"<label>{name.capitalize()} <select name={name}><option value=''>All</option>"
        + "".join(f"<option>{value}</option>" for value in sorted({getattr(one, name) for one in ENGLISH}))
        + "</select></label>"
        for name in ("agency", "field", "audience", "level")
    )
    items = "".join(f'<li><a href="/services/{one.code}">{one.name}</a> <span>{one.level}</span></li>' for one in found)
    shown = f"<p>{len(found)} services</p><ul>{items}</ul>" if found else "<p>No results.</p>"
    return page(
        f"""<h1>Services</h1><form role="search" action="/services"><label>Keyword <input type="search" name="q"></label>{choices}
      <button>Search</button></form>{shown}""",
        "Services",
    )


def tracked(asked: Any) -> str:
    code, said = asked.query.get("code", ""), ""
    if code:
        said = (
            "No application was found with this code."
            if len(code) > 20
            else "This code is invalid: enter the code on your receipt."
        )
    return page(
        f"""<h1>Track your application</h1><form action="/track"><label>Application code <input name="code"></label>
      <button>Track</button></form><p role="status">{said}</p>""",
        "Track your application",
    )


def pages() -> dict[str, Any]:
    """Pages by path."""
    home = page("<h1>Welcome</h1><p>All public services of the province in one place.</p>", "Home")
    guide = "".join(f"<h2>{title}</h2><p>{text}</p>" for title, text in TOPICS.items())
    guide += '<p><a href="/files/sample.pdf">Filled sample: birth registration</a></p>'
    questions = "".join(
        f"<details><summary>Question {number}: can I {what} online?</summary><p>Yes, sign in and choose the service first.</p></details>"
        for number, what in enumerate(
            ("register a birth", "renew a licence", "pay a fee", "change my address", "track my case", "send documents",
             "ask a question", "complain", "get a certificate", "sign a form", "cancel an application"), 1)
    )  # fmt: skip
    faq = f"""<h1>Frequently asked questions</h1><form role="search" action="/faq"><label>Search the questions <input name="q"></label>
      <button>Search</button></form>{questions}"""
    ask = """<h1>Ask a question</h1><form method="post"><label>Your name <input name=a></label><label>E-mail <input type=email name=b></label>
      <label>Your question <textarea name=c required></textarea></label><button>Send the question</button></form>
      <h2>Answered questions</h2><article><h3>How long does a building permit take?</h3><p>Asked on 02/11/2026</p>
      <p>Answer of 05/11/2026: fifteen working days from the day when the documents are complete.</p></article>
      <article><h3>Where is my licence?</h3><p>Asked on 10/10/2026</p><p>Answer of 14/10/2026: it was sent by post.</p></article>"""
    complain = """<h1>Complaints</h1><form method="post"><label>Subject <input name=a required></label>
      <label>Message <textarea name=b required></textarea></label><label>Your name and phone <input name=c></label>
      <button>Send the complaint</button></form><h2>Replies to feedback</h2><ul>
      <li>Noise at night in Lam town. Resolved on 03/03/2026: the police warned the owner of the bar.</li>
      <li>Broken street light. Resolved on 11/02/2026: the light was repaired by the town.</li></ul>"""
    sign_in = """<h1>Sign in</h1><form method="post"><label>User name <input name=u></label>
      <label>Password <input type=password name=p></label><button>Sign in</button></form>"""
    register = """<h1>Register</h1><form method="post"><fieldset><legend>I am</legend><label><input type=radio name=w> an individual</label>
      <label><input type=radio name=w> an organisation</label></fieldset><label>Full name <input name=n></label>
      <label>National ID <input name=i></label><label>Company name <input name=c></label><label>Tax code <input name=t></label>
      <label>Password <input type=password name=p></label><button>Create account</button></form>"""
    apply = page("<h1>Apply</h1><p>Please sign in first.</p>", "Apply")
    return {
        "/": home, "/services": services, "/track": tracked, "/help": page(guide, "Help"), "/faq": page(faq, "FAQ"),
        "/ask": page(ask, "Ask a question"), "/complaints": page(complain, "Complaints"), "/privacy": page(PRIVACY, "Privacy"),
        "/sign-in": page(sign_in, "Sign in"), "/register": page(register, "Register"),
        "/files/sample.pdf": (200, {"content-type": "application/pdf"}, b"%PDF-1.4\n" + b"x" * 900),
        **{f"/services/{one.code}": service(one) for one in ENGLISH}, **{f"/apply/{one.code}": apply for one in ENGLISH},
    }  # fmt: skip
