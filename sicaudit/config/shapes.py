"""What [audit], [[site]] and [[reviewer]] may hold, with the words an editor reads about it."""

from typing import Annotated, Literal

from pydantic import Field

from sicaudit.config.fields import (
    Audience,
    CheckName,
    Contact,
    Email,
    HeaderText,
    Id,
    Language,
    OwnPage,
    Place,
    ReviewAfter,
    SectionReview,
    SiteId,
    Text,
    WebUrl,
)
from sicaudit.config.manners_shapes import CrawlShape, Globs, LinksShape, Shape


class AuditShape(Shape):
    """The audit as a whole."""

    language: Literal["nl", "en"] = Field(
        "nl", description="Language of the reports: nl or en.", examples=["nl"]
    )
    packs: list[Text] = Field(
        ["nl"],
        description="What is known of a country: names of built-in packs, or files beside this "
        "one. What stands in this file wins; a later pack wins over an earlier one.",
        examples=[["nl"]],
    )
    keep_runs: int = Field(
        104, ge=1, le=100_000, description="How many runs the store keeps.", examples=[104]
    )
    user_agent: HeaderText | None = Field(
        None,
        description="How the crawler calls itself; without it, the tool's name with the contact.",
        examples=["sicaudit (webteam@example.nl)"],
    )
    contact: Contact | None = Field(
        None,
        description="Where a webmaster reaches you: an e-mail address or a web address.",
        examples=["webteam@example.nl"],
    )


class SectionShape(Shape):
    """A part of a site; the first whose paths fit a page describes it."""

    name: Text = Field(
        "", description="What editors call it; without it, its paths.", examples=["News"]
    )
    paths: Annotated[Globs, Field(min_length=1)] = Field(
        ["/*"], description="Paths of its pages; * stands for anything.", examples=[["/nieuws/*"]]
    )
    kind: Id = Field(
        "information",
        description="information, how-to, news, help, legal, about, dossier, dictionary, lesson: "
        "news and lessons are judged by other scores.",
        examples=["news"],
    )
    review_after: SectionReview = Field(
        None,
        description='A page older than this is due for review; "never": not at all; or a day '
        "(2027-01-31) on which all pages are due that were not touched since.",
        examples=["12 months"],
    )
    audience: Annotated[list[Audience], Field(min_length=1)] | None = Field(
        None, description="Who reads it; without it, the site's.", examples=[["youth"]]
    )
    language: Language | None = Field(
        None, description="Its language; without it, the site's.", examples=["nl"]
    )
    place: Place | None = Field(
        None,
        description="The weakest place a signpost may have here (see [places]).",
        examples=["one_click"],
    )
    topics: bool = Field(True, description="Look for topics here.", examples=[True])
    owner: Text | None = Field(
        None, description="Who looks after it; a reviewer's id, or a name.", examples=["anna"]
    )


class SiteShape(Shape):
    """One website of the family."""

    id: Id = Field(
        description="Its short name, which never changes: history hangs on it.",
        examples=["parents"],
    )
    name: Text = Field(description="Its name in reports.", examples=["Our site for parents"])
    url: WebUrl = Field(description="Its front page.", examples=["https://www.example.nl/"])
    also: list[WebUrl] = Field(
        [],
        description="Other addresses of the same site.",
        examples=[["https://example.nl/"]],
    )
    audience: Annotated[list[Audience], Field(min_length=1)] = Field(
        ["public"], description="Who reads it (see [audiences]).", examples=[["parent", "public"]]
    )
    language: Language | None = Field(
        None, description="Its language; without it, the country's first.", examples=["nl"]
    )
    owner: Text | None = Field(
        None, description="Who looks after it; a reviewer's id, or a name.", examples=["anna"]
    )
    review_after: ReviewAfter = Field(
        None,
        description="As in [freshness], for sections that do not say.",
        examples=["12 months"],
    )
    help_page: OwnPage = Field(
        "",
        description="Its own page on where to get help.",
        examples=["https://www.example.nl/hulp/"],
    )
    help_clicks: int = Field(
        2,
        ge=0,
        le=30,
        description="How many clicks that page may lie from the front page; without one, the "
        "nearest page that leads to a service.",
        examples=[2],
    )
    signposts: bool = Field(
        True,
        description="false for the services' own sites: nothing is missing there.",
        examples=[False],
    )
    do_not_crawl: Globs = Field(
        [], description="Addresses or paths that are left alone.", examples=[["/zoeken/*"]]
    )
    section: list[SectionShape] = Field([], description="Its parts, tried from top to bottom.")
    crawl: CrawlShape = Field(
        default_factory=CrawlShape.model_construct, description="Overrides [crawl] here."
    )
    links: LinksShape = Field(
        default_factory=LinksShape.model_construct, description="Overrides [links] here."
    )
    article_bullet: int | None = Field(None, description="A note for editors; not used.")
    only_readable_part: bool | None = Field(None, description="A note for editors; not used.")


class ReviewerShape(Shape):
    """Somebody who reads the report."""

    id: Id = Field(description="Short name, as an owner or on the command line.", examples=["anna"])
    name: Text = Field(
        "", description="Name in reports; without it, the id.", examples=["Anna Jansen"]
    )
    email: Email = Field("", description="E-mail address.", examples=["anna@example.nl"])
    sites: list[SiteId] = Field(
        [], description="Ids of the sites this person looks after.", examples=[["parents"]]
    )
    checks: list[CheckName] = Field(
        [],
        description="Checks, or groups of checks, this person looks after.",
        examples=[["freshness", "broken-link"]],
    )
    review_after: ReviewAfter = Field(
        None,
        description="As in [freshness], for sections and sites that this person owns and that do "
        "not say.",
        examples=["6 months"],
    )
