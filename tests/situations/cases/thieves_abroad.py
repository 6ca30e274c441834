"""Domains taken over in other languages and for other trades, and pages that only speak of such things."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.case import ANY, Case, Host, a, hijacked
from situations.pages import PARAGRAPHS, page


def _case(name, why, host, lang, title, text, path="/"):
    """A host that shows the same trade at every address."""
    url = f"https://{host}{path}"
    shown = page(title, text, lang=lang, site=title.rpartition(" | ")[2])
    return Case(name=name, why=why, html=a(url, "Project"), hosts={host: Host(https={"*": shown})},
                expect=(hijacked(url, "hijacked", certainty=ANY),))  # fmt: skip


def _fine(name, why, host, lang, title, text, path="/artikel"):
    url = f"https://{host}{path}"
    shown = page(title, text + PARAGRAPHS, lang=lang, site=title.rpartition(" | ")[2])
    return Case(name=name, why=why, html=a(url), hosts={host: Host(https={path: shown})})


def _times(count, *paragraphs):
    return "".join(f"<h2>{head}</h2><p>{text}</p>" for head, text in paragraphs) * count


_TRADE = "Title, headings and text sell it."
_SUBJECT = "It warns, helps or reports."

CASES = (
    _case("A Dutch guide to casinos without Cruks", _TRADE, "www.mediaproject-a.example", "nl",
          "Casino zonder Cruks: de beste online casino's van 2026 | Goksites",
          _times(2, ("Beste casino zonder Cruks", "Speel direct bij een online casino zonder Cruks en claim 250 gratis spins met je"
                 " welkomstbonus. Deze casino's betalen uit met iDEAL en crypto."),
                 ("Gokkasten en live casino", "Meer dan 3000 gokkasten, roulette, blackjack en sportweddenschappen. Registreer nu"
                  " en ontvang je bonus zonder storting."))),
    _case("A Turkish list of betting sites", _TRADE, "www.mediaproject-b.example", "tr",
          "Deneme Bonusu Veren Siteler 2026 - Güvenilir Bahis Siteleri | Bonus",
          _times(2, ("Deneme bonusu veren bahis siteleri", "Yatırımsız deneme bonusu veren canlı bahis siteleri ve casino siteleri"
                 " listesi. Slot oyunları, rulet ve canlı casino için hemen üye ol."),
                 ("En iyi casino siteleri", "Güvenilir kaçak bahis siteleri, yüksek oranlar ve hoşgeldin bonusu."))),
    _case("A Russian casino", _TRADE, "www.mediaproject-c.example", "ru",
          "Казино Вулкан онлайн - играть на деньги | Вулкан",
          _times(2, ("Онлайн казино Вулкан", "Играйте в игровые автоматы на реальные деньги. Бонус за регистрацию и фриспины без"
                 " депозита. Рулетка, блэкджек и ставки на спорт."),
                 ("Игровые автоматы", "Лучшие слоты онлайн казино с быстрыми выплатами."))),
    _case("A Thai slot machine", _TRADE, "www.mediaproject-d.example", "th",
          "สล็อตเว็บตรง ไม่ผ่านเอเย่นต์ สมัครรับเครดิตฟรี | SLOT88",
          _times(3, ("สล็อตเว็บตรง", "สล็อตเว็บตรง แตกง่าย บาคาร่าออนไลน์ คาสิโนออนไลน์ แทงบอล สมัครสมาชิกใหม่รับเครดิตฟรี"),
                 ("คาสิโนออนไลน์", "เล่นสล็อต PG บาคาร่า ฝากถอนไม่มีขั้นต่ำ"))),
    _case("A Chinese lottery", _TRADE, "www.mediaproject-e.example", "zh",
          "澳门新葡京娱乐场_真人百家乐_在线博彩平台 | 葡京",
          _times(3, ("在线博彩平台", "澳门博彩 真人百家乐 老虎机 体育投注 彩票 注册送彩金 官方网站"),
                 ("真人娱乐", "百家乐 轮盘 老虎机 时时彩 北京赛车 投注平台"))),
    _case("A German list of casinos without OASIS", _TRADE, "www.mediaproject-f.example", "de",
          "Online Casino ohne OASIS 2026: Die besten Anbieter | Casinos",
          _times(2, ("Casino ohne OASIS", "Im Online Casino ohne OASIS Sperrdatei spielen Sie Spielautomaten ohne Limit. Sichern Sie"
                 " sich 100 Freispiele und den Willkommensbonus."),
                 ("Sportwetten und Live Casino", "Roulette, Blackjack und Slots mit schneller Auszahlung."))),
    _case("A Swedish list of casinos without licence", _TRADE, "www.mediaproject-g.example", "sv",
          "Casino utan svensk licens - bästa casino 2026 | Spel",
          _times(2, ("Bästa casino utan svensk licens", "Spela på casino utan Spelpaus och hämta välkomstbonus och free spins."
                 " Snabba uttag, slots, roulette och betting."),
                 ("Bonus", "Casino bonus utan omsättningskrav för nya spelare."))),
    _case("A Polish casino", _TRADE, "www.mediaproject-h.example", "pl",
          "Kasyno online na prawdziwe pieniądze - bonus bez depozytu | Kasyno",
          _times(2, ("Najlepsze kasyno online", "Graj w kasyno online, odbierz bonus bez depozytu i darmowe spiny. Automaty, ruletka"
                 " i zakłady bukmacherskie."),
                 ("Automaty do gier", "Najlepsze automaty w kasynie internetowym z szybką wypłatą."))),
    _case("A page of escorts in Dutch", _TRADE, "www.mediaproject-i.example", "nl",
          "Escort Amsterdam - sexdates en geile dames | Sexdating",
          _times(2, ("Escort in jouw buurt", "Geile milfs en studentes zoeken een sexdate. Bekijk gratis sexcams en live porno, 18+."),
                 ("Gratis sexcam", "Webcamsex met echte amateurs. Alleen voor volwassenen: xxx, porno en hardcore video's."))),
    _case("A page of cams in English", _TRADE, "www.mediaproject-j.example", "en",
          "Free Live Sex Cams - XXX Chat | Cams",
          _times(2, ("Live sex cams", "Watch free live sex cams with naked girls, couples and trans models. Adults only, 18+."),
                 ("Porn videos", "Hardcore porn, milf and amateur xxx videos updated daily."))),
    _fine("A regulator on casinos without Cruks", _SUBJECT, "www.toezicht-spelen.example", "nl",
          "Waarschuwing: een casino zonder Cruks is illegaal | Toezicht",
          "<p>Wij waarschuwen voor online casino's zonder Cruks. Zij hebben geen vergunning, bieden gratis spins en beschermen spelers"
          " niet. Heb je een gokprobleem? Zoek hulp.</p>"),
    _fine("A newspaper on betting sites in Turkey", _SUBJECT, "www.gazete.example", "tr",
          "Yasa dışı bahis operasyonu: 40 gözaltı | Gazete",
          "<p>Polis, yasa dışı bahis siteleri kuran bir çeteye operasyon düzenledi. Gençler deneme bonusu ile kandırılıyor.</p>"),
    _fine("A clinic in Russian for those who gamble", _SUBJECT, "www.klinika.example", "ru",
          "Лечение игровой зависимости | Клиника",
          "<p>Онлайн казино и ставки на спорт вызывают зависимость. Мы помогаем игрокам и их семьям.</p>"),
    _fine("Help for sex workers", _SUBJECT, "www.hulp-sekswerk.example", "nl",
          "Veilig werken in de escort: informatie voor sekswerkers | Hulp",
          "<p>Werk je als escort of achter de webcam? Hier lees je over je rechten, gezondheid en uitstappen.</p>"),
    _fine("A lesson on porn for parents", _SUBJECT, "www.les-porno.example", "nl",
          "Praten met je puber over porno en sexting | Ouders",
          "<p>Veel jongeren zien porno voor hun veertiende. Zo praat je erover, zonder schaamte. Porno is geen echte seks.</p>"),
    _fine("A shop of board games with a casino night", _SUBJECT, "www.spellenwinkel.example", "nl",
          "Casinoavond op school organiseren: roulette en blackjack met nepgeld | Spellenwinkel",
          "<p>Huur een roulettetafel en fiches voor een feestavond. Er wordt niet om geld gespeeld.</p>"),
)  # fmt: skip
