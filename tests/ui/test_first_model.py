"""The model that is offered first, in words without sizes of models, file types or quantisations."""

from __future__ import annotations

from pathlib import Path

from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.models.catalogue import Catalogue, load_catalogue
from app.models.model_library import ModelLibrary
from app.session.machine import Machine
from app.session.recommendation import Recommendation, recommend
from app.ui.view_models.first_model import first_model
from app.ui.view_models.recommended_model import recommended_models

GB = 10**9
LIBRARY = ModelLibrary(Path("nowhere"), load_catalogue())


def advice(gigabytes: int, *, disk: int = 100, network: bool = True) -> Recommendation:
    found = recommend(LIBRARY, Machine(gigabytes * GB, disk * GB, network), 4096)
    assert found is not None
    return found


def installed(identity: str, standing: ModelStanding, role: ModelRole = ModelRole.CHAT) -> InstalledModel:
    return InstalledModel(identity, identity.title(), role, standing, Path("x"), 1, "", "", True)


def test_what_fits_is_offered_with_its_guard_and_is_not_called_oyster() -> None:
    offer = first_model((), "", advice(10))
    assert offer is not None
    assert (offer.identity, offer.is_here, offer.button) == ("qwen3-8b", False, "Get Qwen3 8B with its guard")
    assert "5.5 GB to fetch" in offer.words, "what a click downloads is said before"
    assert "not Oyster-I but a general model" in offer.words
    assert not any(each in offer.words + offer.button for each in ("14B", "Q8_0", "GGUF"))


def test_where_oy1_fits_it_is_offered_with_one_that_is_here_sooner() -> None:
    offer = first_model((), "", advice(22))
    assert offer is not None and offer.other is not None
    assert (offer.identity, offer.button) == ("oy1", "Get Oyster-I (Oy1)…")
    assert (offer.other.identity, offer.other.button) == ("qwen3-8b", "Get Qwen3 8B with its guard")
    assert "30.0 GB are fetched" in offer.words


def test_without_a_network_the_trial_model_is_offered_and_not_to_be_relied_on() -> None:
    left = first_model((), "", advice(10, network=False), left_here=frozenset({"trial"}))
    missing = first_model((), "", advice(10, network=False))
    assert left is not None and missing is not None
    assert (left.identity, left.button) == ("trial", "Start with the trial model")
    assert "do not rely on it" in left.words
    assert left.other is not None and left.other.identity == "qwen3-8b", "once there is a network"
    assert (missing.button, "no network" in missing.words) == ("", True)


def test_where_nothing_fits_it_says_what_is_missing_and_leaves_the_choice() -> None:
    tight = first_model((), "", advice(1))
    full = first_model((), "", advice(10, disk=0))
    assert tight is not None and full is not None
    assert "needs about 2.7 GB of memory with its guard and 1.0 GB are free" in tight.words
    assert tight.button == "Get Qwen3 0.6B with its guard"
    assert "on the disk and 0 MB are free" in full.words
    assert full.button == "", "what the disk cannot hold is not begun"


def test_what_was_chosen_comes_first_then_oy1_and_a_guard_is_never_offered() -> None:
    guard = installed("guard", ModelStanding.UNVERIFIED, ModelRole.GUARD)
    own, oy1 = installed("own", ModelStanding.UNVERIFIED), installed("oy1", ModelStanding.OY1)
    chosen = first_model((guard, own, oy1), "own", advice(10))
    best = first_model((guard, own, oy1), "", advice(10))
    none = first_model((guard,), "", advice(10))
    assert chosen is not None and best is not None and none is not None
    assert (chosen.identity, best.identity, none.identity) == ("own", "oy1", "qwen3-8b")
    assert best.button == "Start with Oyster-I (Oy1)"


def test_without_anything_to_offer_there_is_nothing() -> None:
    nothing = recommend(ModelLibrary(Path("nowhere"), Catalogue(())), Machine(GB, GB), 4096)
    assert first_model((), "", nothing) is None


def test_the_page_of_models_says_what_each_takes_gives_and_lacks() -> None:
    best, other = recommended_models(advice(22), (), 10_000_000.0)
    assert best.heading == "Recommended here: Oyster-I (Oy1)"
    facts = {each.name: each.words for each in other.facts}
    assert list(facts) == ["On the disk", "In memory", "To fetch", "Good for", "Not good for", "What changes"]
    assert "about 9 minutes at the speed just measured, 10.0 MB/s" in facts["To fetch"]
    assert "not Oyster-I" in facts["What changes"]
    assert "What changes" not in {each.name for each in best.facts}, "Oy1 is what the program is made for"
    unmeasured = recommended_models(advice(22), (), None)[0]
    assert "no speed has been measured" in {each.name: each.words for each in unmeasured.facts}["To fetch"]


def test_nothing_smaller_than_what_is_here_is_recommended() -> None:
    def shown(gigabytes: int, here: str, *, network: bool = True) -> list[str]:
        models = (installed(here, ModelStanding.UNVERIFIED),)
        return [
            each.entry.id for each in recommended_models(advice(gigabytes, network=network), models, None)
        ]

    assert shown(22, "qwen3-4b") == ["oy1", "qwen3-8b"]
    assert shown(22, "qwen3-8b") == ["oy1"]
    assert shown(22, "oy1") == []
    assert shown(6, "qwen3-8b") == [], "it is loaded, so less is free than before"
    assert shown(6, "qwen3-0.6b", network=False) == ["qwen3-4b"], (
        "once there is a network, and no trial model"
    )
