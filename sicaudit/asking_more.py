"""What is asked once the crawl is through: again, to settle doubts, and of an archive."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from sicaudit.crawl.asking_again import MAY_HAVE_PASSED
from sicaudit.crawl.mail_domains import MailDomain, asking, judge_mail_domain, mail_domains_of
from sicaudit.crawled import Crawled
from sicaudit.crawling import known
from sicaudit.judging.doubts import Doubts
from sicaudit.judging.judge import Judge
from sicaudit.judging.suggesting import old_copies
from sicaudit.judging.video_doubts import VideoDoubts
from sicaudit.model.batch import Purpose
from sicaudit.model.outcome import Judgement
from sicaudit.page.contacts.mail import mail_domains_in

TakeMail = Callable[[Iterable[str]], Awaitable[Mapping[str, MailDomain]]]
"""Domains of e-mail addresses, to what the name servers know of each."""


def ask_again(crawled: Crawled) -> None:
    """Let everything wait once more whose trouble may have passed, or that was not yet read."""
    doubtful = crawled.journal.transient(MAY_HAVE_PASSED)
    crawled.frontier.ask_again(map(known, doubtful), retries=0)
    sampled = map(known, crawled.journal.sampled_pages())
    named = {page.canonical for _, page in crawled.journal.naming_another()}
    crawled.frontier.read_too(
        [page for page in sampled if crawled.frontier.is_linked(page.id) or page.url in named]
    )


def settle_doubts(crawled: Crawled, judge: Judge, requests: int) -> None:
    """Ask what a second request would settle; `requests`: those of the run so far."""
    doubts, videos = Doubts(crawled, judge), VideoDoubts(crawled, judge)
    crawled.frontier.ask_besides(doubts.questions(requests), Purpose.DOUBT)
    crawled.frontier.ask_besides(videos.controls(), Purpose.DOUBT)
    crawled.frontier.queue(videos.with_their_pages())
    crawled.frontier.ask_for_quotes(doubts.quotes())
    crawled.frontier.queue(doubts.loops())
    crawled.frontier.queue(doubts.drawings())


def ask_the_archive(crawled: Crawled, judge: Judge) -> None:
    """Ask for old copies of what is certainly gone, where the editors want that."""
    archive = crawled.links.archive
    if archive is not None:
        gone = judge.bad_targets().values()
        crawled.frontier.ask_besides(old_copies(gone, archive), Purpose.ARCHIVE)


async def mail_faults(crawled: Crawled, take_mail: TakeMail) -> dict[str, Judgement]:
    """Ask the name servers which domains of mailto links take no mail."""
    domains = {
        domain
        for _, urls in crawled.journal.mailto()
        for url in urls
        for domain in mail_domains_in(url)
    }
    if not domains or not crawled.links.external:
        return {}
    found = await take_mail(domains)
    judged = {domain: judge_mail_domain(domain, what) for domain, what in found.items()}
    return {domain: judgement for domain, judgement in judged.items() if judgement is not None}


async def asking_name_servers(domains: Iterable[str]) -> Mapping[str, MailDomain]:
    """Ask this machine's own name servers."""
    return await mail_domains_of(domains, ask=asking())
