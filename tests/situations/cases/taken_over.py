"""Domains that somebody else took over: gambling, pills, adult pages, strangers."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import for_now, permanently
from situations.case import Case, Host, a, hijacked, may
from situations.pages import bare, page

DEEP = "/voor-scholen/lespakket"

CASINO_NL = page(
    "Beste Online Casino Nederland 2026 | Speel zonder CRUKS",
    "<p>Op zoek naar een casino zonder CRUKS? Wij vergelijken de beste online casino's met hoge"
    " bonussen en snelle uitbetalingen.</p><h2>Top 10 casino's</h2><ol><li>Royal Spins - 100% tot"
    " &euro;500 + 200 gratis spins <a rel='nofollow sponsored' href='/go/royal'>Speel nu</a></li>"
    "<li>Lucky Bets - 150% welkomstbonus <a rel='sponsored' href='/go/lucky'>Claim bonus</a></li>"
    "<li>Mega Slots - 50 free spins zonder storting</li></ol><h2>Gokkasten en live casino</h2><p>Speel"
    " roulette, blackjack en de populairste gokkasten met iDEAL. Welkomstbonus voor nieuwe spelers."
    "</p>",
    site="Casino Gids",
)  # fmt: skip
SLOT = page(
    "QQEMAS: Situs Slot Gacor Hari Ini Slot777 Gampang Maxwin",
    "<p>QQEMAS adalah situs slot gacor terpercaya dengan RTP live tertinggi. Daftar slot777 sekarang"
    " dan dapatkan bonus new member 100%.</p><a href='https://daftar.example/'>DAFTAR</a> <a href="
    "'https://login.example/'>LOGIN</a><h2>Link Slot Online Gampang Maxwin</h2><p>Deposit pulsa tanpa"
    " potongan, judi bola, togel, dan live casino 24 jam.</p>",
    lang="id", site="QQEMAS",
)  # fmt: skip
TX88 = page(
    "TX88 - Nhà cái cá cược trực tuyến uy tín số 1",
    "<p>TX88 là nhà cái hàng đầu châu Á: cá cược bóng đá, casino trực tuyến, nổ hũ, bắn cá. Đăng ký"
    " nhận ngay 188K.</p>",
    lang="vi", site="TX88",
)  # fmt: skip
PILLS = page(
    "Buy Viagra Online Without Prescription - Cheap Generic Cialis",
    "<p>Order generic Viagra, Cialis and Levitra at the lowest price. No prescription needed. Fast"
    " worldwide shipping, discreet packaging. Add to cart: Viagra 100mg x 90 pills $79.95.</p>"
    "<p>Canadian pharmacy online. Buy Tramadol, Xanax and Ambien without a doctor.</p>",
    h1="Online Pharmacy - Best prices", lang="en", site="Canadian Pharmacy",
)  # fmt: skip
ADULT_RTA = page(
    "Free Porn Videos - HD XXX Tube",
    "<p>Watch thousands of free porn videos in HD. You must be 18 or older to enter.</p>",
    head='<meta name="RATING" content="RTA-5042-1996-1400-1577-RTA">', lang="en", site="Tube",
)  # fmt: skip
ADULT_META = page(
    "Hete dates bij jou in de buurt",
    "<p>Alleen voor volwassenen. Vind vanavond nog een sexdate. Ben je 18 jaar of ouder?</p>"
    "<a href='/enter'>Ja, ik ben 18+</a>",
    head='<meta name="rating" content="adult">', site="Dates",
)  # fmt: skip
ICRA = bare(
    "Live cams",
    "<h1>Live sex cams</h1><p>Thousands of models online now.</p>",
    head='<meta http-equiv="pics-Label" content=\'(pics-1.1 "http://www.icra.org/pics/vocabularyv03/"'
    ' l gen true for "http://cams.example" r (n 3 s 3 v 0 l 3 oa 2 ob 2 oc 2 od 2 oe 2 of 2 og 2 oh 2'
    " c 3))'>",
)
BLOGSPAM = page(
    "Stichting Mediaouders - Casino zonder vergunning, tips en bonussen",
    "<h2>Laatste berichten</h2><article><h3><a href='/casino-zonder-vergunning'>Casino zonder"
    " vergunning: de 7 beste</a></h3><p>Speel bij een goksite zonder Nederlandse licentie met hoge"
    " welkomstbonus.</p></article><article><h3><a href='/crypto-casino'>Crypto casino's met gratis"
    " spins</a></h3><p>Storten met bitcoin en direct gokken.</p></article><article><h3><a href="
    "'/wedden'>Wedden op sport: de hoogste odds</a></h3><p>Vergelijk bookmakers en pak je free bet."
    "</p></article>",
    h1="Stichting Mediaouders",
)
HIDDEN_CASINO = page(
    "Ouderraad De Linde",
    "<p>De ouderraad vergadert elke maand.</p><p>Speel ook bij het <a href='https://casino.example/'>"
    "beste online casino zonder CRUKS</a>, claim je <a href='https://bonus.example/'>welkomstbonus en"
    " gratis spins</a> of <a href='https://slots.example/'>situs slot gacor</a>.</p>"
    + "<p><a href='https://gokken.example/'>online gokken</a> <a href='https://wedden.example/'>"
    "bookmakers zonder licentie</a></p>",
)


def _case(name, why, host, shown, path="/", reasons="hijacked", **more):
    url = f"https://{host}{path}"
    return Case(name=name, why=why, html=a(url, "Lees meer bij de stichting"),
                hosts={host: Host(https={"*": shown})}, expect=(hijacked(url, reasons),), **more)  # fmt: skip


CASES = (
    _case("A foundation's domain is a guide to casinos now", "Gambling, in Dutch.",
          "www.stichting-schermvrij.example", CASINO_NL, DEEP),
    _case("A school project's domain is an Indonesian slot machine now", "Gambling, in Indonesian.",
          "www.klasproject.example", SLOT),
    _case("A club's domain is a Vietnamese bookmaker now", "Gambling, in Vietnamese.",
          "www.jeugdclub-delta.example", TX88, DEEP),
    _case("A health campaign's domain sells pills now", "Pharmacy spam.",
          "www.gezond-opgroeien.example", PILLS),
    _case("A theatre group's domain is labelled for adults by RTA", "The label says so.",
          "www.jeugdtheater-zon.example", ADULT_RTA, DEEP),
    _case("A youth magazine's domain is rated adult", "The rating says so.",
          "www.jongerenblad.example", ADULT_META),
    _case("A chat project's domain carries an ICRA label for adults", "The label says so.",
          "www.veilig-chatten-project.example", ICRA),
    _case("A foundation's name with a blog of casinos under it", "The name stayed, the house went.",
          "www.mediaouders.example", BLOGSPAM),
    Case(
        name="A parents' council whose page was filled with links to casinos",
        why="Spam in the middle of the old page: the council is still there, so it may be said.",
        html=a("https://www.ouderraad-linde.example/"),
        hosts={"www.ouderraad-linde.example": Host(https={"*": HIDDEN_CASINO})},
        may=may("hijacked-link"),
    ),
    Case(
        name="A domain that is sent to a casino on another domain",
        why="The owner changed, and so did all else.",
        html=a("https://www.gamewijs-oud.example/ouders"),
        hosts={
            "www.gamewijs-oud.example": Host(
                https={"*": permanently("https://speelhal.example/nl/?ref=gw")}),
            "speelhal.example": Host(https={"/nl/?ref=gw": CASINO_NL}),
        },
        expect=(hijacked("https://www.gamewijs-oud.example/ouders", "hijacked parked"),),
    ),
    Case(
        name="A domain that is sent through two trackers to an adult site",
        why="What is at the end counts.",
        html=a("https://www.puberinfo.example/"),
        hosts={
            "www.puberinfo.example": Host(
                https={"*": for_now("https://track.doorklik.example/c?z=1")}),
            "track.doorklik.example": Host(https={
                "/c?z=1": for_now("https://go.doorklik.example/x")}),
            "go.doorklik.example": Host(https={"/x": ADULT_RTA}),
        },
        expect=(hijacked("https://www.puberinfo.example/", "hijacked parked"),),
    ),
    Case(
        name="An embedded widget whose domain is a casino now",
        why="It stands inside our own page.",
        html='<iframe src="https://widget.oude-poll.example/poll/3" title="Peiling"></iframe>',
        hosts={"widget.oude-poll.example": Host(https={"*": CASINO_NL})},
        expect=(hijacked("https://widget.oude-poll.example/poll/3"),),
    ),
)  # fmt: skip
