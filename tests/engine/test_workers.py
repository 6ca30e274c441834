"""Bodies read in other processes come back as if they had been read here."""

import asyncio
from datetime import date

from world import settings, site

from sicaudit.engine.reading import Kept
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
