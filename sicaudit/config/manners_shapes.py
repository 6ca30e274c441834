"""What [crawl], [links] and [freshness] may hold, with the words an editor reads about it."""

from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sicaudit.config.fields import (
    Audience,
    Contact,
    Glob,
    HeaderText,
    Id,
    Language,
    Line,
    ReviewAfter,
    Size,
    Statuses,
    TargetGlob,
    Timeout,
    Tolerance,
    Wait,
    WebUrl,
)
from sicaudit.model.site import KINDS_DUE, Period
from sicaudit.page.archive import WAYBACK

Globs = list[Glob]


class Shape(BaseModel):
    """A table of the file: no unknown keys, and nothing is guessed from a wrong type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CrawlShape(Shape):
    """How websites are crawled; [site.crawl] overrides it for one site, key by key."""

    concurrency: int = Field(
        2, ge=1, le=1000, description="Requests at a time, per host.", examples=[2]
    )
    delay: Wait = Field(
        0.2,
        json_schema_extra={"default": "0.2s"},
        description="Rest after each response.",
        examples=["0.2s"],
    )
    timeout: Timeout = Field(
        30.0,
        json_schema_extra={"default": "30s"},
        description="Longest time for one request.",
        examples=["30s"],
    )
    max_pages: int = Field(
        50_000,
        ge=1,
        le=1_000_000_000,
        description="Most pages of one site; the report says if it was reached.",
        examples=[50_000],
    )
    max_depth: int = Field(
        30, ge=0, le=100_000, description="Most clicks away from the front page.", examples=[30]
    )
    max_bytes: Size = Field(
        10_000_000,
        json_schema_extra={"default": "10MB"},
        description="Most that is read of one page.",
        examples=["10MB"],
    )
    respect_robots: bool = Field(True, description="Obey the site's robots.txt.", examples=[True])
    sitemaps: bool = Field(True, description="Read the site's sitemaps.", examples=[True])
    include: Globs = Field(
        [],
        description="Crawl only addresses or paths that fit one of these; empty: all.",
        examples=[["/nieuws/*"]],
    )
    exclude: Globs = Field(
        [],
        description="Never crawl addresses or paths that fit one of these.",
        examples=[["/zoeken/*", "*?print=*"]],
    )
    headers: dict[str, str] = Field(
        {},
        description="HTTP headers for the site's own hosts. A secret is written as ${NAME} and "
        "read from the environment, never into this file.",
        examples=[{"Authorization": "Bearer ${STAGING_TOKEN}"}],
    )
    accept_languages: list[Language] = Field(
        [], description="Languages to ask for, the dearest first.", examples=[["nl", "en"]]
    )
    user_agent: HeaderText | None = Field(
        None,
        description="How the crawler calls itself (as in [audit]).",
        examples=["sicaudit (webteam@example.nl)"],
    )
    contact: Contact | None = Field(
        None,
        description="Where a webmaster reaches you (as in [audit]).",
        examples=["webteam@example.nl"],
    )
    allow_private: bool = Field(
        False,
        description="Allow addresses of one's own machine or network.",
        examples=[False],
    )


class RuleShape(Shape):
    """An editor's decision about some targets of links."""

    match: TargetGlob = Field(
        description="The addresses it speaks of, or a host; * stands for anything.",
        examples=["https://www.linkedin.com/*"],
    )
    treat: Literal["ignore", "unverifiable"] | None = Field(
        None,
        description="ignore: do not ask for it; unverifiable: a person must look.",
        examples=["unverifiable"],
    )
    accept: Statuses = Field(
        (), description="HTTP statuses that are fine here.", examples=[[403, 999]]
    )
    reason: Line = Field(
        "", description="Why; it stands in the report.", examples=["answers only to browsers"]
    )
    until: date | None = Field(
        None,
        description="Last day of this rule; then the links are judged again.",
        examples=[date(2027, 1, 1)],
    )

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if self.treat is None and not self.accept:
            raise ValueError(
                'does nothing; give treat or accept, for example: treat = "unverifiable"'
            )
        return self


class LinksShape(Shape):
    """How targets of links outside the audited sites are asked for."""

    external: bool = Field(True, description="Check links to other sites.", examples=[True])
    concurrency: int = Field(
        2, ge=1, le=1000, description="Requests at a time, per host.", examples=[2]
    )
    delay: Wait = Field(
        0.5,
        json_schema_extra={"default": "0.5s"},
        description="Rest after each response.",
        examples=["0.5s"],
    )
    timeout: Timeout = Field(
        20.0,
        json_schema_extra={"default": "20s"},
        description="Longest time for one request.",
        examples=["20s"],
    )
    retries: int = Field(
        2, ge=0, le=10, description="Further tries after a fault that may pass.", examples=[2]
    )
    accept: Statuses = Field(
        (),
        description="HTTP statuses that count as fine, one by one or as a range.",
        examples=[["200..299", 403]],
    )
    exclude: list[TargetGlob] = Field(
        [],
        description="Never ask for addresses, or hosts, that fit.",
        examples=[["https://x.com/*"]],
    )
    allow_private: bool = Field(
        False, description="Ask for addresses of one's own network too.", examples=[False]
    )
    archive: bool = Field(
        False,
        description="Ask a web archive for an old copy of what is gone, as a suggestion.",
        examples=[True],
    )
    archive_api: WebUrl = Field(
        WAYBACK,
        description="The archive to ask: its address for questions, as the Wayback Machine has it.",
        examples=[WAYBACK],
    )
    rule: list[RuleShape] = Field([], description="Decisions about some targets; the first counts.")


class FreshnessShape(Shape):
    """When a page is due for review, where no section says otherwise."""

    review_after: ReviewAfter = Field(
        default_factory=lambda: Period(months=24),
        json_schema_extra={"default": "24 months"},
        description='A page older than this is due for review; "never": not at all.',
        examples=["12 months"],
    )
    tolerance: Tolerance = Field(
        default_factory=lambda: Period(days=60),
        json_schema_extra={"default": "60 days"},
        description="How far a page's own dates may differ.",
        examples=["60 days"],
    )
    due_soon: Tolerance = Field(
        default_factory=lambda: Period(days=30),
        json_schema_extra={"default": "30 days"},
        description="How long before a page is due for review the report already names it.",
        examples=["30 days"],
    )
    kinds: dict[Id, ReviewAfter] = Field(
        default_factory=lambda: dict(KINDS_DUE),
        json_schema_extra={
            "default": {
                kind: str(period) if period else "never" for kind, period in KINDS_DUE.items()
            }
        },
        description='The same for sections of a kind; where review_after is "never", only of '
        "kinds that stand here.",
        examples=[{"help": "3 months", "news": "never"}],
    )
    audiences: dict[Audience, ReviewAfter] = Field(
        {},
        description="The same for sections that an audience reads; the shortest counts.",
        examples=[{"child": "6 months"}],
    )
    old_news: ReviewAfter = Field(
        default_factory=lambda: Period(months=24),
        json_schema_extra={"default": "24 months"},
        description="When news that is never due is asked about, because it is about a topic that "
        'asks for help and readers may take it for advice; "never": not at all.',
        examples=["24 months"],
    )
