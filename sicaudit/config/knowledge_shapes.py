"""What packs, and sites.toml beside them, may hold about services, topics and facts."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from sicaudit.config.fields import (
    Audience,
    Country,
    HostName,
    Id,
    Language,
    Line,
    Place,
    ServiceId,
    Status,
    Text,
    TopicWord,
    Word,
)
from sicaudit.config.manners_shapes import CrawlShape, FreshnessShape, LinksShape, Shape
from sicaudit.config.shapes import AuditShape, ReviewerShape, SiteShape

Words = list[Word]
TopicWords = list[TopicWord]
AnyOf = Annotated[list[ServiceId], Field(min_length=1)]
Points = Annotated[int, Field(ge=0, le=1000)]
STATUS = (
    "How sure this is: own site, seen, conflict, to confirm, or confirmed (by NAME, DATE). "
    "A page is only called wrong on what is confirmed or from the own site."
)


class MetaShape(Shape):
    """The country."""

    sic: Line = Field("", description="Name of the Safer Internet Centre.")
    country: Country = Field(
        "NL", description="Region by which phone numbers are read.", examples=["NL"]
    )
    languages: Annotated[list[Language], Field(min_length=1)] = Field(
        ["nl", "en"], description="Languages of the sites, the first first.", examples=[["nl"]]
    )
    drafted: date | None = Field(
        None, description="When this was written.", examples=[date(2026, 11, 23)]
    )
    confirmed_by: Line = Field("", description="Who went through all of it.", examples=["Anna"])
    emergency_number: Text = Field("112", description="Emergency number.", examples=["112"])


class ScoringShape(Shape):
    """How many points a word gives by its place, and how many make a topic."""

    title: Points = Field(4, description="For a word in the <title>.", examples=[4])
    h1: Points = Field(4, description="In the main heading.", examples=[4])
    address: Points = Field(3, description="In the page's address.", examples=[3])
    heading: Points = Field(2, description="In a heading h2 to h4.", examples=[2])
    first_paragraph: Points = Field(2, description="In the first paragraph.", examples=[2])
    body: Points = Field(1, description="Anywhere else in the text.", examples=[1])
    told: Points = Field(4, description="Told by somebody it happens to, or named.", examples=[4])
    frame: Points = Field(
        6, description="Told by things that stand near each other (&).", examples=[6]
    )
    clue: Points = Field(1, description="A clue, once.", examples=[1])
    most_clues: Points = Field(4, description="Points that all clues give at most.", examples=[4])
    company: Points = Field(
        3,
        description="What a word with an everyday sense needs on its page: each clue is worth 1, "
        "each other word of the topic 2.",
        examples=[3],
    )
    count_each_word_at_most: Points = Field(
        3, description="How often the same word counts.", examples=[3]
    )
    needed: Points = Field(6, description="Points that make a topic.", examples=[6])
    needed_news: Points = Field(8, description="The same on a news page.", examples=[8])
    needed_lesson: Points = Field(4, description="The same on a lesson.", examples=[4])
    different_places: Points = Field(
        2, description="In how many different places it must stand.", examples=[2]
    )
    list_of_topics: Points = Field(
        4, description="A sentence naming this many topics counts for none.", examples=[4]
    )


class ServiceShape(Shape):
    """Somewhere a page can send people."""

    id: Id = Field(description="Short name, used in a topic's needs.", examples=["helpline"])
    name: Text = Field("", description="Its name; without it, the id.", examples=["Our Helpline"])
    what: Line = Field("", description="What it does.")
    operator: Line = Field("", description="Who runs it.")
    for_: list[Audience] = Field(
        [],
        alias="for",
        description="Who may be sent there; empty: nobody, it never counts.",
        examples=[["youth", "parent"]],
    )
    pass_on: list[Audience] = Field(
        [],
        description='Who may be given it to hand on ("your child can call ...").',
        examples=[["parent"]],
    )
    hosts: list[HostName] = Field(
        [],
        description="Its host names; a link to one is a signpost.",
        examples=[["helpline.example", "www.helpline.example"]],
    )
    old_hosts: list[HostName] = Field(
        [], description="Host names it has left.", examples=[["old-helpline.example"]]
    )
    other_country: list[HostName] = Field(
        [], description="Namesakes abroad: no signpost here.", examples=[["helpline.example.org"]]
    )
    phones: list[Text] = Field(
        [],
        description="Its numbers; one that can be read is a signpost.",
        examples=[["0800 123 456"]],
    )
    old_phones: list[Text] = Field(
        [], description="Numbers it has left.", examples=[["0900 123 456"]]
    )
    unsure_phones: list[Text] = Field(
        [],
        description="Numbers of which it is unclear whose they are.",
        examples=[["0800 123 456"]],
    )
    hours: list[Text] = Field([], description="Opening hours.", examples=[["mo-fr 09:00-17:00"]])
    names: list[Text] = Field(
        [], description="Names, capitals as they are written.", examples=[["Our Helpline"]]
    )
    former_names: list[Text] = Field(
        [], description="Names it has left.", examples=[["Old Helpline"]]
    )
    not_this: list[Text] = Field(
        [], description="What looks like its name but is not.", examples=[["our helpline team"]]
    )
    channels: list[Text] = Field([], description="Ways in.", examples=[["chat", "phone"]])
    country: Country | Literal[""] = Field(
        "",
        description="Another country's service: sending readers here to it is a mistake.",
        examples=["BE"],
    )
    status: Status = Field("to confirm", description=STATUS, examples=["own site"])
    moved: Line = Field("", description="A note on its address; not used.")


class TopicShape(Shape):
    """What a page can be about, and what it must then point to."""

    id: Id = Field(description="Short name.", examples=["sexting"])
    name: Text = Field(
        "", description="Its name in reports; without it, the id.", examples=["Sexting"]
    )
    name_in: dict[Language, Text] = Field(
        {},
        description="Its name in reports of another language.",
        examples=[{"nl": "Naaktbeelden delen", "en": "Sexting"}],
    )
    severity: Literal["low", "medium", "high", "highest"] = Field(
        "medium", description="How bad it is when help is missing.", examples=["high"]
    )
    strong: TopicWords = Field(
        [],
        description="Words that nearly make the topic in title, h1 or address. A * at the end "
        "means any more letters; alone it means one to four words.",
        examples=[["sexting", "send nudes"]],
    )
    words: TopicWords = Field([], description="Ordinary words.", examples=[["nude photo*"]])
    told: TopicWords = Field(
        [],
        description="What somebody says to whom it happens; in the text it counts like a word in "
        "the title. Here and in every list of a topic a|b stands for either, ** for none to four "
        "words, {name} for any words of a group; & parts things that stand near each other.",
        examples=[["get|got ** bullied", "{threat} & {image}"]],
    )
    clues: TopicWords = Field(
        [],
        description="What means nothing alone: each counts once, where the topic is named too.",
        examples=[["laugh * at"]],
    )
    not_: TopicWords = Field(
        [],
        alias="not",
        description="Where those words mean something else.",
        examples=[["sextant*"]],
    )
    everyday: TopicWords = Field(
        [],
        description="Which of its words have an everyday sense too (a colour, a game, a sport): "
        "they count only where the page says more of the topic.",
        examples=[["nude", "pesten"]],
    )
    together_with: TopicWords = Field(
        [], description="One of these must be on the page too.", examples=[["video*"]]
    )
    single_mention: bool = Field(
        False, description="One mention in the text is enough.", examples=[True]
    )
    place: Place = Field(
        "text", description="The weakest place that is good enough.", examples=["help_block"]
    )
    show: list[Literal["phone", "hours"]] = Field(
        [], description="What must be readable of the first service.", examples=[["phone"]]
    )
    quick_exit: Literal["", "advise"] = Field(
        "", description="advise: note where a page has no quick exit.", examples=["advise"]
    )
    never_only: list[ServiceId] = Field(
        [], description="Services that must not stand alone.", examples=[["hotline"]]
    )
    needs: dict[Audience, list[AnyOf]] = Field(
        {},
        description="Per audience a list of groups: every group must be met, by any one of it.",
        examples=[{"youth": [["helpline"], ["childline", "police"]]}],
    )


class FactShape(Shape):
    """What should be said, and what must not be said any more."""

    id: Id = Field(description="Short name.", examples=["helpline-hours"])
    kind: Literal["phone", "hours", "name", "year", "number", "statement", "recurring"] = Field(
        description="What sort of fact it is; recurring: a day that comes back every year.",
        examples=["phone"],
    )
    near: Words = Field([], description="Looked for only near these.", examples=[["Our Helpline"]])
    right: list[Text] = Field([], description="What a right page says.", examples=[["2007"]])
    wrong: list[Text] = Field([], description="What a wrong page says.", examples=[["2006"]])
    unless_near: Words = Field(
        [], description="Not where these are near.", examples=[["anonymous"]]
    )
    status: Status = Field("to confirm", description=STATUS, examples=["own site"])
    why: Line = Field("", description="How this is known.")
    ask_for: Line = Field("", description="What to ask for.", examples=["a year beside it"])
    seen_wrong: list[Text] = Field([], description="Where it was seen wrong; not used.")


class SupersededShape(Shape):
    """A name, address or number that was replaced."""

    old: Word = Field(description="What is no longer so.", examples=["Old Name"])
    new: Line = Field("", description="What it is now.", examples=["New Name"])
    kind: Literal["name", "address", "phone", "product", "rule", "dead platform"] = Field(
        "name", description="What sort of thing it is.", examples=["name"]
    )
    also: Words = Field([], description="Other ways to say it.", examples=[["The Old Name"]])
    not_: Words = Field(
        [],
        alias="not",
        description="Where those words mean something else.",
        examples=[["old name day"]],
    )
    since: date | None = Field(
        None, description="Since when; older news may use it.", examples=[date(2019, 1, 1)]
    )
    note: Line = Field("", description="A note for the reviewer.")
    allow_near: Words | None = Field(
        None, description="As in [superseded_defaults].", examples=[["formerly"]]
    )
    status: Status = Field("seen", description=STATUS, examples=["own site"])
    seen_on: list[Text] = Field([], description="Where it was seen; not used.")


class SupersededDefaultsShape(Shape):
    """For all [[superseded]] blocks."""

    allow_near: Words = Field(
        [], description="Words that say it is history.", examples=[["formerly", "until 20##"]]
    )


class RelativeDatesShape(Shape):
    """Words that grow old by themselves."""

    words: Words = Field([], description="The words.", examples=[["this year", "coming soon"]])
    example: Line = Field("", description="A note for editors; not used.")


class CentreShape(Shape):
    """Another country's centre: notes for editors, not used."""

    country: Text = Field(description="Country.", examples=["Austria"])
    awareness: list[Text] = Field([], description="Awareness sites.", examples=[["safe.si"]])
    helpline: Line = Field("", description="Helpline.")
    hotline: Line = Field("", description="Hotline.")
    profile: Line = Field("", description="Date of the profile this is from.")


class PackShape(Shape):
    """A pack: what is known of a country, without any site."""

    meta: MetaShape = Field(default_factory=MetaShape.model_construct, description="The country.")
    audiences: dict[Id, Line] = Field(
        {}, description="Who pages are for.", examples=[{"youth": "young people"}]
    )
    places: Annotated[dict[Id, Line], Field(min_length=1)] | None = Field(
        None,
        description="Where a signpost may stand, from strongest to weakest.",
        examples=[{"help_block": "in a help box"}],
    )
    scoring: ScoringShape = Field(
        default_factory=ScoringShape.model_construct, description="How a topic is recognised."
    )
    group: dict[Id, Annotated[Words, Field(min_length=1)]] = Field(
        {},
        description="Words that mean the same thing, for use in topics: {name}.",
        examples=[{"threat": ["threat*", "blackmail*"]}],
    )
    service: list[ServiceShape] = Field([], description="Where a page can send people.")
    topic: list[TopicShape] = Field([], description="What a page can be about.")
    fact: list[FactShape] = Field([], description="Facts of record.")
    superseded: list[SupersededShape] = Field([], description="What was replaced.")
    superseded_defaults: SupersededDefaultsShape = Field(
        default_factory=SupersededDefaultsShape.model_construct,
        description="For all [[superseded]] blocks.",
    )
    relative_dates: RelativeDatesShape = Field(
        default_factory=RelativeDatesShape.model_construct,
        description="Words that grow old by themselves.",
    )


class SitesShape(PackShape):
    """sites.toml: the sites of an audit, how to treat them, and who reads the report."""

    audit: AuditShape = Field(
        default_factory=AuditShape.model_construct, description="The audit as a whole."
    )
    crawl: CrawlShape = Field(
        default_factory=CrawlShape.model_construct, description="How websites are crawled."
    )
    links: LinksShape = Field(
        default_factory=LinksShape.model_construct,
        description="How targets of links are asked for.",
    )
    freshness: FreshnessShape = Field(
        default_factory=FreshnessShape.model_construct, description="When a page is due."
    )
    site: Annotated[list[SiteShape], Field(min_length=1)] = Field(
        description="The websites of the family."
    )
    reviewer: list[ReviewerShape] = Field([], description="Who reads the report.")
    sic: list[CentreShape] = Field([], description="Notes on other centres; not used.")
