"""Videos whose provider is in trouble, or lets only some websites show them."""

import pytest
from world import HOME, Reply, World, audited, gone, settings

FILM = "https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D"
OEMBED = f"https://www.youtube.com/oembed?format=json&url={FILM}"
CONTROL = f"{OEMBED}jNQXAC9IVRw"
PLAYS = '{"type": "video", "title": "Film"}'


def shown(*ids):
    return "".join(f'<iframe src="https://www.youtube.com/embed/{id_}"></iframe>' for id_ in ids)


async def found(tmp_path, pages, ids, **options):
    world = World({HOME: shown(*ids)} | pages)
    done = await audited(world, settings(), tmp_path / "journal", **options)
    return done, world.times(CONTROL)


async def test_a_provider_that_refuses_what_is_sure_to_be_there_says_nothing_of_the_others(
    tmp_path,
):
    pages = {f"{OEMBED}weg4altijd1": gone(), f"{OEMBED}weg4altijd2": gone(), CONTROL: gone()}
    done, asked = await found(tmp_path, pages, ("weg4altijd1", "weg4altijd2"))
    assert done.checks() == ["unverifiable-link", "unverifiable-link"]
    kinds = {sign["kind"] for finding in done.findings for sign in finding.facts["signs"]}
    assert (asked, kinds) == (1, {"oembed", "control"})


@pytest.mark.parametrize("control", [PLAYS, gone(503), gone(403)])
async def test_a_provider_that_plays_or_answers_otherwise_about_it_is_believed(tmp_path, control):
    pages = {f"{OEMBED}weg4altijd1": gone(), CONTROL: control}
    done, _ = await found(tmp_path, pages, ("weg4altijd1",))
    assert done.checks() == ["dead-video"]


async def test_a_provider_of_which_some_video_plays_is_not_asked_about_another(tmp_path):
    pages = {f"{OEMBED}weg4altijd1": gone(), f"{OEMBED}speelt4altd": PLAYS, CONTROL: gone()}
    done, asked = await found(tmp_path, pages, ("weg4altijd1", "speelt4altd"))
    assert (done.checks(), asked) == (["dead-video"], 0)


async def test_a_dead_video_is_not_solved_by_its_providers_outage(tmp_path):
    done, _ = await found(tmp_path, {f"{OEMBED}weg4altijd1": gone()}, ("weg4altijd1",))
    dead = done.one("dead-video")
    (tmp_path / "journal").unlink()
    pages = {f"{OEMBED}weg4altijd1": gone(), CONTROL: gone()}
    outage, _ = await found(tmp_path, pages, ("weg4altijd1",), old=[dead])
    assert outage.reached == [False]


async def test_a_video_for_our_website_only_is_asked_about_once_more_with_its_page(tmp_path):
    class Vimeo(World):
        async def fetch(self, request):
            if "oembed" in request.url:
                status = 200 if request.headers.get("Referer") == HOME else 403
                self.pages[request.url] = Reply(
                    body=PLAYS[:-1] + f', "domain_status_code": {status}}}'
                )
            return await super().fetch(request)

    world = Vimeo({HOME: '<iframe src="https://player.vimeo.com/video/700000777"></iframe>'})
    done = await audited(world, settings(), tmp_path / "journal")
    assert done.findings == []
    assert sum("oembed" in url for _, url in world.asked) == 2
