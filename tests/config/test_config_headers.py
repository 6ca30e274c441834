import traceback

import pytest

from sicaudit.config import load
from sicaudit.errors import ConfigError

NO_PACKS = "[audit]\npacks = []\n[crawl]\n"
SECRET = "s3cr3t-v4lue"


def test_a_reference_is_read_from_the_environment(load_text) -> None:
    settings = load_text(
        NO_PACKS + 'headers = { Authorization = "Bearer ${TOKEN}", X-Team = "web" }\n',
        environment={"TOKEN": SECRET},
    )
    assert settings.crawl.headers == {"Authorization": f"Bearer {SECRET}", "X-Team": "web"}
    assert settings.sites[0].crawl.headers == settings.crawl.headers


def test_a_value_is_never_shown(load_text) -> None:
    settings = load_text(
        NO_PACKS + 'headers = { Authorization = "${TOKEN}" }\n', environment={"TOKEN": SECRET}
    )
    for thing in (settings, settings.sites, settings.crawl, settings.crawl.headers):
        assert SECRET not in f"{thing!r} {thing!s}"


def test_a_value_of_the_environment_is_not_expanded_again(load_text) -> None:
    settings = load_text(NO_PACKS + 'headers.X-A = "${A}"\n', environment={"A": "${B}", "B": "b"})
    assert settings.crawl.headers["X-A"] == "${B}"


@pytest.mark.parametrize("environment", [{}, {"TOKEN": ""}])
def test_a_missing_variable_is_named(complaints, environment) -> None:
    (said,) = complaints(NO_PACKS + '\nheaders.X-A = "${TOKEN}"\n', environment=environment)
    assert said.startswith("sites.toml:5: ")
    assert "environment variable TOKEN is not set" in said


@pytest.mark.parametrize(
    "name",
    [
        "Authorization",
        "proxy-authorization",
        "Cookie",
        "X-API-Key",
        "x-apikey",
        "X-Auth-Token",
        "X-Session-Id",
        "CF-Access-Client-Secret",
        "X-Password",
        "Ocp-Apim-Subscription-Key",
        "X-Amz-Signature",
    ],
)
def test_a_secret_written_out_is_refused_and_not_repeated(complaints, name) -> None:
    (said,) = complaints(NO_PACKS + f'headers = {{ {name} = "{SECRET}" }}\n')
    assert said.startswith("sites.toml:4: ")
    assert "a secret does not belong in this file" in said
    assert f'{name} = "${{SITE_TOKEN}}"' in said
    assert SECRET not in said


@pytest.mark.parametrize("value", ["Bearer abc", "Basic dXNlcjpw"])
def test_a_value_that_looks_secret_is_refused_under_any_name(complaints, value) -> None:
    (said,) = complaints(NO_PACKS + f'headers.X-Pass-Through = "{value}"\n')
    assert "a secret does not belong" in said
    assert value not in said


@pytest.mark.parametrize("name", ["X-Team", "Accept-Language", "X-Monkey", "X-Keyboard"])
def test_an_ordinary_header_may_be_written_out(load_text, name) -> None:
    assert load_text(NO_PACKS + f'headers.{name} = "a"\n').crawl.headers == {name: "a"}


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ('{ "X Team" = "a" }', "is no name of a header"),
        ('{ "" = "a" }', "is no name of a header"),
        ('{ Host = "a.nl" }', "cannot be set here"),
        ('{ User-Agent = "a" }', "user_agent ="),
        ('{ X-A = "a\\r\\nX-B: c" }', "line break"),
        ('{ X-A = "é" }', "HTTP cannot carry"),
        ('{ X-A = "${MY-VAR}" }', "written ${NAME}"),
        ('{ X-A = "${UNCLOSED" }', "written ${NAME}"),
        ('{ X-A = "${EVIL}" }', "EVIL holds a line break"),
        ('{ Authorization = "$TOKEN" }', "a secret does not belong"),
        ("{ Authorization = 5 }", "text in quotes"),
        ('"Authorization: s3cr3t-v4lue"', "a table is needed"),
    ],
)
def test_a_wrong_header_is_explained_without_its_value(complaints, headers, words) -> None:
    said = complaints(
        NO_PACKS + f"headers = {headers}\n", environment={"EVIL": f"{SECRET}\r\nX: y"}
    )
    assert any(one.startswith("sites.toml:4: ") and words in one for one in said)
    assert SECRET not in str(said)


def test_a_site_has_headers_of_its_own(load_text) -> None:
    settings = load_text(
        NO_PACKS + 'headers.X-Team = "web"\n',
        site='[[site]]\nid="a"\nname="A"\nurl="https://a.nl/"\n'
        '[site.crawl.headers]\nAuthorization = "${A}"\n'
        '[[site]]\nid="b"\nname="B"\nurl="https://b.nl/"\n',
        environment={"A": SECRET},
    )
    assert settings.sites[0].crawl.headers == {"Authorization": SECRET}
    assert settings.sites[1].crawl.headers == {"X-Team": "web"}


@pytest.mark.parametrize(
    "wrong",
    [
        f'authorization = "{SECRET}"',
        f'headers = "{SECRET}"',
        f'headers = ["{SECRET}"]',
        f'headers.Cookie = ["{SECRET}"]',
        f'headers = {{ Cookie = "{SECRET}" }}\ndelay = "x"',
        f'headers = {{ Cookie = "{SECRET}" ',
        f'headers = {{ Cookie = "{SECRET}',
        f"headers = {{ Cookie = {SECRET} }}",
        f'headers = {{ Cookie = "a", Cookie = "{SECRET}" }}',
    ],
)
def test_no_mistake_gives_a_secret_away(tmp_path, wrong) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(NO_PACKS + wrong + "\n")
    with pytest.raises(ConfigError) as caught:
        load(path, environment={})
    assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_a_password_in_an_address_is_refused_and_not_repeated(complaints) -> None:
    (said,) = complaints(
        NO_PACKS, site=f'[[site]]\nid="a"\nname="A"\nurl="https://me:{SECRET}@a.nl/"\n'
    )
    assert "user name or password" in said
    assert SECRET not in said
