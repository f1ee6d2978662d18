"""Which dossier can be resumed, by whom and how long, and what of it stays."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from pytest_egov import __version__
from pytest_egov.binding import Suite, load_suite
from pytest_egov.errors import CannotKeep, DossierProblem, UsageProblem
from pytest_egov.evidence import KINDS, Candidate, ContactChannels, CouldNotLook, Found, NotConfigured, Place, Step
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.holding import hold, let_go
from pytest_egov.gatherers import all_gatherers, all_kinds
from pytest_egov.gatherers.taking_over import taken_over
from pytest_egov.orders import DEFAULT_SUITE, Order, take_order
from pytest_egov.portal import Portal
from pytest_egov.resumed_results import said_of_lives
from pytest_egov.resumes import OLDEST, go_on, refuse_too_old, take_resume, take_up
from pytest_egov.verdict import Text

BEGUN = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
PORTAL = Portal(address="https://dichvucong.example.gov.vn/", name="Cổng thử")
LACKS = NotConfigured(Text("thiếu", "lacks"))
BLOCKED = CouldNotLook("faq", Text("bị chặn", "blocked"))


def contact(said: str, *steps: Step) -> Found[ContactChannels]:
    place = Place("contact", PORTAL.address, said, "wayfinding", 1.0, 1)
    return Found((Candidate(place, ContactChannels((), (), ()), steps),))


@cache
def standard() -> Suite:
    return load_suite(DEFAULT_SUITE, all_kinds())


@pytest.fixture
def left(tmp_path: Path) -> Dossier:
    """What a killed run of the 2023 standard left."""
    suite = standard()
    about = About(
        taken_at=BEGUN,
        tool=__version__,
        suite=suite.name,
        catalogue={"id": suite.catalogue.id, "version": suite.catalogue.version, "sha256": suite.catalogue.sha256},
        gather={},
        portal=PORTAL.model_dump(mode="json"),
        seed="the seed",
        browser="chromium 1",
    )
    dossier = Dossier.begin(tmp_path / "left", about, all_kinds())
    dossier.keep("privacy_notice", LACKS)
    dossier.note("order", {"rounds": 2})
    return dossier


def order(left: Dossier, portal: str | None = None, suite: str = "", seed: str | None = None) -> Order:
    nowhere = left.directory.parent
    return take_order(portal, suite, nowhere / "report", nowhere / "other", seed, None, resume=str(left.directory))


class TestWhatIsOrdered:
    def test_everything_is_as_it_was_begun(self, left: Dossier) -> None:
        taken = order(left)
        assert (PORTAL, DEFAULT_SUITE, "the seed", 2) == (taken.portal, taken.suite.name, taken.seed, taken.rounds)
        assert left.directory == taken.evidence

    def test_without_a_dossier_to_resume_a_portal_must_be_named(self, tmp_path: Path) -> None:
        with pytest.raises(UsageProblem, match="There is no portal"):
            take_order(None, DEFAULT_SUITE, tmp_path, tmp_path, None, None)

    def test_another_portal_file_is_refused(self, left: Dossier, tmp_path: Path) -> None:
        file = tmp_path / "portal.yaml"
        file.write_text(f"address: {PORTAL.address}\nname: Cổng thử\nknown: {{application_code: X-1}}\n")
        with pytest.raises(DossierProblem, match=r"The portal file says something else .* \(known\)"):
            order(left, str(file))

    @pytest.mark.parametrize(
        ("asked", "why"),
        [
            ({"portal": "https://other.example.gov.vn/"}, "a resumed audit knows its own"),
            ({"suite": "mic_2024"}, "Finish it with the catalogue that it was begun with"),
            ({"seed": "another"}, "a resumed audit draws alike"),
        ],
        ids=["portal", "suite", "seed"],
    )
    def test_what_is_not_as_it_was_begun_is_refused(self, left: Dossier, asked: dict[str, str], why: str) -> None:
        with pytest.raises(DossierProblem, match=why):
            order(left, **asked)


class TestWhatIsRefused:
    @pytest.fixture
    def rewritten(self, left: Dossier) -> Callable[..., None]:
        """The same as another version or another standard would have left it."""

        def rewrite(**said: Any) -> None:
            about = dataclasses.replace(left.about, **said)
            left.directory.rename(left.directory.with_name("before"))
            Dossier.begin(left.directory, about, all_kinds())

        return rewrite

    def test_another_catalogue(self, left: Dossier, rewritten: Callable[..., None]) -> None:
        rewritten(catalogue={**left.about.catalogue, "sha256": "0" * 64})
        with pytest.raises(DossierProblem, match="Finish it with the catalogue that it was begun with"):
            order(left)

    def test_another_version_of_the_tool(self, left: Dossier, rewritten: Callable[..., None]) -> None:
        rewritten(tool="0.0.1")
        with pytest.raises(DossierProblem, match=r"was begun by pytest-egov 0\.0\.1"):
            order(left)

    def test_a_finished_one(self, left: Dossier) -> None:
        left.finish(BEGUN)
        with pytest.raises(DossierProblem, match=r"nothing to resume\. Report it again with: egov judge"):
            order(left)

    def test_an_altered_one(self, left: Dossier) -> None:
        (left.directory / "evidence" / "privacy_notice.json").write_text("{}")
        with pytest.raises(DossierProblem, match=r"was altered after it was written: evidence/privacy_notice\.json"):
            order(left)

    def test_what_is_no_dossier(self, left: Dossier) -> None:
        (left.directory / "dossier.json").unlink()
        with pytest.raises(DossierProblem, match="is no dossier: give the directory"):
            order(left)

    def test_one_that_is_being_written(self, left: Dossier) -> None:
        held = hold(left.directory)
        with pytest.raises(DossierProblem, match="is being written by a run that is still going"):
            order(left)
        let_go(held)
        assert order(left).resume is not None

    @pytest.mark.parametrize(
        ("written", "why"),
        [
            ('[{"act": "file"', "is not valid JSON"),
            ('{"act": "file"}', "is no list"),
            ('[{"target": "Nộp"}]', "is no list of acts"),
            ("[" * 100_000, "is not valid JSON"),
        ],
        ids=["half", "no list", "no act", "nested"],
    )
    def test_one_whose_acts_nobody_can_read(self, left: Dossier, written: str, why: str) -> None:
        (left.directory / "acts.json").write_text(written)  # in no manifest: the run was killed before that named it
        with pytest.raises(DossierProblem, match=rf"acts\.json {why}"):
            order(left)
        assert not (left.directory / ".in-use").exists()

    def test_what_was_sent_before_is_known(self, left: Dossier) -> None:
        assert [] == take_resume(left.directory, all_kinds()).writes
        (left.directory / ".in-use").unlink()
        left.note("writes", [["ask", "POST", "https://a.vn/", "sent"]])
        assert [["ask", "POST", "https://a.vn/", "sent"]] == take_resume(left.directory, all_kinds()).writes

    def test_one_whose_acts_stand_in_no_file(self, left: Dossier) -> None:
        (left.directory / "acts.json").mkdir()
        with pytest.raises(DossierProblem, match="nobody knows what was done on the portal"):
            order(left)

    @pytest.mark.parametrize("name", ["evidence", "pictures"])
    def test_one_that_lies_elsewhere_in_part(self, left: Dossier, name: str) -> None:
        elsewhere = left.directory.with_name("elsewhere")
        (left.directory / name).rename(elsewhere)
        (left.directory / name).symlink_to(elsewhere)
        (elsewhere / "mine.png").write_bytes(b"png")
        with pytest.raises(DossierProblem, match=rf"{name} is a symbolic link: a resumed audit deletes nothing"):
            order(left)
        assert (elsewhere / "mine.png").exists()

    def test_a_refusal_leaves_nothing_behind(self, left: Dossier) -> None:
        left.finish(BEGUN)
        with pytest.raises(DossierProblem):
            order(left)
        assert not (left.directory / ".in-use").exists()

    def test_one_begun_long_ago(self, left: Dossier) -> None:
        resume = take_resume(left.directory, all_kinds())
        refuse_too_old(resume, BEGUN + OLDEST)
        with pytest.raises(
            DossierProblem, match=r"more than 7 days ago: the portal may be another by now\. Begin anew"
        ):
            refuse_too_old(resume, BEGUN + OLDEST + timedelta(seconds=1))


class TestWhatStays:
    stays = staticmethod(partial(taken_over, gatherers=all_gatherers()))

    def test_what_was_whole(self) -> None:
        assert {"contact"} == self.stays({"contact": contact("Liên hệ")}, ["contact", "faq"])

    def test_nothing_that_could_not_be_looked_at(self) -> None:
        assert set() == self.stays({"faq": BLOCKED}, ["faq"])

    def test_nothing_that_holds_hidden_values_unless_all_is_there(self) -> None:
        hidden = {"contact": contact("Ông [name-ab12]")}
        assert set() == self.stays(hidden, ["contact", "faq"])
        assert {"contact"} == self.stays(hidden, ["contact"])

    def test_a_word_that_looks_like_a_token_hides_nothing(self) -> None:
        public = {"contact": contact("/tin/passport-2025.html")}
        assert {"contact"} == self.stays(public, ["contact", "faq"])

    @pytest.mark.parametrize("act", ["file", "pay", "edit_profile"])
    def test_what_was_done_in_earnest_stays_all_the_same(self, act: str) -> None:
        hidden = {"filed": contact("[name-ab12]", Step(act, "Nộp hồ sơ", PORTAL.address, 200))}
        assert {"filed"} == self.stays(hidden, ["filed", "payment"])

    def test_nobody_is_signed_in_any_more(self) -> None:
        there = dict.fromkeys(("sign_in", "session", "my_applications", "profile"), LACKS)
        assert {"sign_in", "profile"} == self.stays(there, ["my_applications", "profile", "notices"])
        assert set(there) == self.stays(there, ["my_applications", "profile"])
        assert set(there) == self.stays(there, ["my_applications", "profile", "faq"])


class TestTakingUp:
    def up(self, left: Dossier, *wanted: str) -> Dossier:
        resume = take_resume(left.directory, all_kinds())
        up = take_up(resume, wanted, all_gatherers(), {}, left.mask)
        go_on(resume, "chromium 2", BEGUN + timedelta(hours=3))
        return up

    def test_on_disk_nothing_is_lost_before_the_portal_is_there(self, left: Dossier) -> None:
        left.keep("contact", contact("Ông [name-ab12]"))
        leftover = left.directory / "pictures" / "half.png"
        leftover.write_bytes(b"")
        up = take_up(take_resume(left.directory, all_kinds()), ["contact", "faq"], all_gatherers(), {}, left.mask)
        up.note("acts", [])
        assert {"privacy_notice"} == set(up.findings)
        assert {"privacy_notice", "contact"} == set(Dossier.load(left.directory, all_kinds()).findings)
        assert leftover.exists()
        assert not (left.directory / "resumed.json").exists()

    def test_what_does_not_stay_is_forgotten_and_leftovers_go(self, left: Dossier) -> None:
        left.keep("faq", BLOCKED)
        leftover = left.directory / "pictures" / "half.png"
        leftover.write_bytes(b"")
        (left.directory / ".manifest.json.abcd").write_bytes(b"{")
        up = self.up(left, "privacy_notice", "faq")
        assert {"privacy_notice": LACKS} == up.findings == up.seen
        again = Dossier.load(left.directory, all_kinds())
        assert {"privacy_notice": LACKS} == again.findings
        assert not leftover.exists()
        assert not list(left.directory.glob(".manifest*"))

    def test_hidden_values_are_no_values_to_go_by(self, left: Dossier) -> None:
        filed = contact("[name-ab12]", Step("file", "Nộp hồ sơ", PORTAL.address, 200))
        left.keep("contact", filed)
        up = self.up(left, "contact", "faq")
        assert "contact" in up.findings
        assert "contact" not in up.seen

    def test_the_life_is_noted_with_the_acts_nobody_knows_the_answer_of(self, left: Dossier) -> None:
        acts = [
            {"act": "draft", "target": "Lưu", "url": "/a", "answer": "/b"},
            {"act": "file", "target": "Nộp", "url": "/c"},
        ]
        left.note("acts", acts)
        before = left.directory / "manifest.json"
        named = json.loads(before.read_text())
        del named["files"]["acts.json"]  # the kill came after the ledger was written, and before the manifest named it
        before.write_text(json.dumps(named))
        self.up(left, "privacy_notice", "faq")
        ((life,),) = json.loads((left.directory / "resumed.json").read_text()).values()
        assert ("2026-11-30T05:00:00Z", ["privacy_notice"]) == (life["at"], life["taken_over"])
        assert [{"act": "file", "target": "Nộp", "url": "/c"}] == life["left_open"]

    def test_a_reader_is_told(self, left: Dossier) -> None:
        left.note("acts", [{"act": "file", "target": "Nộp", "url": "/c"}])
        up = self.up(left, "privacy_notice", "faq")
        from pytest_egov.resumed_results import lives_of

        when, acts = said_of_lives(up.about.taken_at, lives_of(up))
        assert "bắt đầu 30/11/2026 09:00, làm tiếp 30/11/2026 12:00" in when.vi
        assert "file: Nộp (/c)" in acts.en


class TestDisk:
    """A dossier is readable at every moment, whenever the kill or the full disk comes."""

    def test_each_file_that_the_manifest_names_is_as_it_says_after_every_single_write(
        self, left: Dossier, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from pytest_egov.evidence import dossier as module

        write, seen = module.write_atomically, 0

        def write_and_look(file: Path, content: bytes) -> None:
            nonlocal seen
            write(file, content)
            Dossier.load(left.directory, KINDS)
            seen += 1

        monkeypatch.setattr(module, "write_atomically", write_and_look)
        left.note("acts", [1])
        left.note("acts", [1, 2])
        left.keep("faq", BLOCKED)
        left.keep("faq", LACKS)
        assert 10 == seen

    def test_after_a_write_that_failed_nothing_is_kept_any_more_and_what_was_stays_whole(
        self, left: Dossier, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from pytest_egov.evidence import dossier as module

        def full(_file: Path, _content: bytes) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as no_space:
            no_space.setattr(module, "write_atomically", full)
            with pytest.raises(CannotKeep, match="No space left on device"):
                left.keep_picture("faq", b"png")
        with pytest.raises(CannotKeep, match="No space left on device"):
            left.keep("faq", LACKS)
        assert left.get("faq") is None
        assert {"privacy_notice": LACKS} == Dossier.load(left.directory, KINDS).findings
