"""Two runs of the whole program over one website: what it then knows of dates."""

from commands import configured, findings_in, run_in

TEXT = "<p>Zo stel je samen met je kind de privacy in op zijn telefoon. Neem er de tijd voor.</p>"
OTHER = "<p>Vraag eerst wat je kind zelf al weet van het delen van foto's, en praat erover.</p>"


def page(title, body, modified=None):
    meta = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    return (
        f'<!doctype html><html lang="nl"><head><title>{title}</title>{meta}</head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    )


def found_in(folder):
    return {
        (finding["check"], shown["title"]): finding
        for finding in findings_in(folder / "reports")
        if finding["state"] != "fixed" and finding["group"] == "freshness"
        for shown in finding["pages"]
    }


def test_the_second_run_knows_what_the_first_one_saw(website, sicaudit, tmp_path):
    front = "".join(f'<a href="/{name}">lees</a> ' for name in ("verzet", "zonder", "oud"))
    site = website(
        {
            "/": page("Voor", front + "<p>Laatst bijgewerkt op 3 november 2026</p>"),
            "/verzet": page("Verzet", TEXT, "2025-12-05"),
            "/zonder": page("Zonder", TEXT),
            "/oud": page("Oud", TEXT + "<p>Laatst bijgewerkt op 3 mei 2019</p>"),
        }
    )
    configured(tmp_path, site)
    assert sicaudit("audit").returncode == 0
    assert set(found_in(tmp_path)) == {("undated-page", "Zonder"), ("stale-page", "Oud")}

    site.pages["/verzet"] = page("Verzet", TEXT, "2026-11-12")
    site.pages["/zonder"] = page("Zonder", OTHER)
    site.pages["/oud"] = page("Oud", OTHER + "<p>Laatst bijgewerkt op 3 mei 2019</p>")
    ended = sicaudit("audit", "--language", "nl")
    assert ended.returncode == 0, ended.stderr
    found = found_in(tmp_path)
    assert set(found) == {("contradictory-dates", "Verzet"), ("stale-page", "Oud")}
    moved = found["contradictory-dates", "Verzet"]
    assert moved["title"] == "“Verzet” kreeg een nieuwe datum, maar de tekst bleef gelijk"
    assert "was de datum 5 december 2025 en nu 12 november 2026" in moved["explanation"]
    old = found["stale-page", "Oud"]
    assert old["certainty"] == "ask", "its text was changed, and only its date forgotten"
    assert "We zagen de tekst veranderen op " in old["explanation"]
    ages = run_in(tmp_path / "reports")["run"]["sites"][0]["ages"]
    assert {state: ages[state] for state in ("fresh", "stale", "contradictory", "undated")} == {
        "fresh": 2,
        "stale": 1,
        "contradictory": 1,
        "undated": 0,
    }
