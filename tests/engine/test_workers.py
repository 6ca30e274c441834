"""Bodies read in other processes come back as if they had been read here."""

import asyncio
import subprocess
import sys
from datetime import date
from pathlib import Path

from world import settings, site

from sicaudit.engine import reading
from sicaudit.engine.kept import Kept
from sicaudit.engine.reading import Reader
from sicaudit.engine.workers import no_workers, workers
from sicaudit.model.batch import Purpose, Visit
from sicaudit.model.outcome import Response
from sicaudit.urls import Url

TODAY = date(2026, 11, 23)


def jobs(number):
    for n in range(number):
        url = Url(f"https://www.example.nl/{n}")
        html = f'<title>{n}</title><a href="/x">naar x</a><p id=a{n}>Tekst'
        headers = {"content-type": "text/html"}
        response = Response(url=url, status=200, headers=headers, body=html.encode())
        yield response, Visit(id=n + 1, url=url, purpose=Purpose.PAGE, site="home")


def everything(kind, number=30):
    with kind(settings(site()), TODAY) as (examine, look_up):

        async def work():
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(examine(*job)) for job in jobs(number)]
            read = [task.result() for task in tasks]
            kept = [
                Kept(url=examined.facts.url, body=examined.body, content_type="text/html")
                for examined in read
            ]
            return read, await look_up(kept, frozenset({Url("https://www.example.nl/x")}))

        return asyncio.run(work())


def test_workers_read_what_this_process_reads():
    apart, here = everything(workers), everything(no_workers)
    assert [examined.facts for examined in apart[0]] == [examined.facts for examined in here[0]]
    assert apart[1] == here[1]
    assert [examined.facts.title for examined in apart[0]] == [str(n) for n in range(30)]
    assert len(apart[1]) == 30


A_FIRST_PAGE = """
from datetime import date
from sicaudit.engine.reading import Reader
from sicaudit.model.batch import Purpose, Visit
from sicaudit.model.outcome import Response
from sicaudit.page.tables import tables
from test_workers import jobs
from world import settings, site

reader = Reader(settings(site()), date(2026, 11, 23))
reader.warm_up()
built = tables.cache_info().misses
response, visit = next(jobs(1))
examined = reader.read(response, visit)
print(built, tables.cache_info().misses, len(examined.crashes))
"""


def test_what_is_built_from_word_lists_is_built_before_the_first_page():
    here = Path(__file__).parent
    path = ":".join((str(here), str(here.parent)))
    command = (sys.executable, "-W", "error", "-c", A_FIRST_PAGE)
    done = subprocess.run(command, env={"PYTHONPATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    built, afterwards, crashes = map(int, done.stdout.split())
    assert built > 10
    assert (afterwards, crashes) == (built, 0)


def test_the_page_read_for_warmth_makes_nothing_stumble():
    sample = Path(reading.__file__).with_name("warming.html").read_bytes()
    given = Response(url=Url("https://www.example.nl/"), status=200, headers={}, body=sample)
    visit = Visit(id=0, url=given.url, purpose=Purpose.PAGE, site="home")
    examined = Reader(settings(site()), TODAY).read(given, visit)
    assert not examined.crashes
    assert examined.facts.mails == ("mailto:info@voorbeeld.nl",)
