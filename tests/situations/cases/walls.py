"""Bot walls as their makers build them: nobody knows what a visitor would see."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import always
from situations.case import Case, Host, a, wall
from situations.pages import bare

RAY = {"server": "cloudflare", "cf_ray": "8f2c1d3e4a5b6c7d-AMS"}

JUST_A_MOMENT = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="X-UA-'
    'Compatible" content="IE=Edge"><meta name="robots" content="noindex,nofollow"></head><body>'
    '<div class="main-wrapper" role="main"><noscript><div class="h2"><span id="challenge-error-text">'
    "Enable JavaScript and cookies to continue</span></div></noscript></div><script>(function(){window."
    "_cf_chl_opt={cvId:'3',cZone:\"www.example\",cType:'managed',cRay:'8f2c1d3e4a5b6c7d'};var a=document."
    "createElement('script');a.src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray="
    "8f2c1d3e4a5b6c7d';document.getElementsByTagName('head')[0].appendChild(a);}());</script></body></html>"
)
IUAM_OLD = (
    "<!DOCTYPE HTML><html lang='en-US'><head><title>Just a moment...</title></head><body>"
    '<form id="challenge-form" action="/?__cf_chl_jschl_tk__=abc" method="POST"></form>'
    '<h1><span data-translate="checking_browser">Checking your browser before accessing</span>'
    " krant.example.</h1><p>This process is automatic. Your browser will redirect to your requested"
    " content shortly.</p><p>DDoS protection by Cloudflare</p></body></html>"
)
CF_BLOCKED = bare(
    "Attention Required! | Cloudflare",
    '<h1 data-translate="block_headline">Sorry, you have been blocked</h1><h2>You are unable to access'
    " vereniging.example</h2><p>Cloudflare Ray ID: 8f2c1d3e4a5b6c7d</p>",
)
CF_1020 = bare(
    "Access denied | tijdschrift.example used Cloudflare to restrict access",
    "<h1>Error 1020</h1><h2>Access denied</h2><p>This website is using a security service to protect"
    " itself from online attacks.</p>",
)
AKAMAI = (
    "<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n \nYou don't have"
    ' permission to access "http&#58;&#47;&#47;www&#46;bank&#46;example&#47;" on this server.<P>\nReference'
    "&#32;&#35;18&#46;4f2e1a17&#46;1790000000&#46;1a2b3c\n<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;"
    "net&#47;18&#46;4f2e1a17</P>\n</BODY>\n</HTML>"
)
INCAPSULA = (
    '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"><meta name="format-'
    'detection" content="telephone=no"><script src="/u-How-Aleppose-Yet-this-gone" async></script></head>'
    '<body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&'
    'xinfo=7-76038078-0%20NNNN%20RT&incident_id=434000870345502677-416622015402874311&edet=12" frameborder=0'
    ' width="100%" height="100%">Request unsuccessful. Incapsula incident ID: 434000870345502677-'
    "416622015402874311</iframe></body></html>"
)
PARDON = bare(
    "Pardon Our Interruption",
    "<h1>Pardon Our Interruption...</h1><p>As you were browsing something about your browser made us think"
    " you were a bot. There are a few reasons this might happen:</p><ul><li>You're a power user moving"
    " through this website with super-human speed.</li><li>You've disabled cookies in your web browser.</li>"
    "</ul>",
)
DATADOME = (
    '<html lang="nl"><head><title>veiling.example</title><style>#cmsg{animation: A 1.5s;}</style></head>'
    '<body style="margin:0"><p id="cmsg">Please enable JS and disable any ad blocker</p><script data-cfasync='
    "\"false\">var dd={'rt':'c','cid':'AHrlqAAAAAMA6gifcHcCX3IATaDxmw==','hsh':'EC3A9FB6F2A31D3AF16C','t':"
    "'fe','s':43337,'host':'geo.captcha-delivery.com'}</script><script data-cfasync=\"false\" src=\"https://"
    'ct.captcha-delivery.com/c.js"></script></body></html>'
)
PERIMETERX = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Access to this page has been denied'
    '</title></head><body><section class="container"><div class="customer-logo-wrapper"></div><h1>Before we'
    ' continue...</h1><div id="px-captcha"></div><p>Press & Hold to confirm you are a human (and not a bot).'
    "</p></section><script>window._pxAppId = 'PXqLRSnBjb'; window._pxJsClientSrc = '//client.perimeterx.net/"
    "PXqLRSnBjb/main.min.js';</script></body></html>"
)
AWS = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title></title><script type="text/javascript">'
    'window.awsWafCookieDomainList = [];window.gokuProps = {"key":"AQIDAHj","iv":"D549","context":"oz0"};'
    '</script><script src="https://1a2b3c.token.awswaf.com/1a2b3c/challenge.js"></script></head><body>'
    '<div id="challenge-container"></div><noscript><h1>JavaScript is disabled</h1>In order to continue, we'
    " need to verify that you're not a robot. This requires JavaScript.</noscript></body></html>"
)
AWS_CAPTCHA = AWS.replace("challenge.js", "captcha.js").replace(
    "<title></title>", "<title>Human Verification</title>"
)
SUCURI = bare(
    "Sucuri WebSite Firewall - Access Denied",
    '<link rel="stylesheet" href="https://cdn.sucuri.net/sucuri-firewall-block.css"><h1>Access Denied -'
    " Sucuri Website Firewall</h1><p>If you are the site owner (or you manage this site), please whitelist"
    " your IP or if you think this block is an error please open a support ticket.</p><p>Block reason: Bad"
    " bot access attempt.</p><p>Cloudproxy@sucuri.net</p>",
)
SUCURI_JS = (
    "<html><title>You are being redirected...</title>\n<noscript>Javascript is required. Please enable"
    " javascript before you are allowed to see this page.</noscript>\n<script>var s={},u,c,U,r,i,l=0,a,e="
    "eval,w=String.fromCharCode,sucuri_cloudproxy_js='',S='YT0nWTInLnNsaWNlKDEsMikr';</script></html>"
)
SITEGROUND = (
    '<html><head><link rel="icon" href="data:;"><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/'
    '?r=%2Fblog&y=ipc:203.0.113.9:1730000000.123"></meta></head></html>'
)
VERCEL = bare(
    "Vercel Security Checkpoint",
    '<main><h1 id="header-text">We\'re verifying your browser</h1><p id="footer-text">Vercel Security'
    " Checkpoint</p></main><noscript><p>Enable JavaScript to continue</p></noscript>",
)
ANUBIS = (
    '<!doctype html><html lang="en"><head><title>Making sure you&#39;re not a bot!</title><link rel='
    '"stylesheet" href="/.within.website/x/xess/xess.min.css"><script id="anubis_version" type="application/'
    'json">"v1.21.3"</script></head><body id="top"><main><h1 id="title">Making sure you&#39;re not a bot!</h1>'
    '<img id="image" src="/.within.website/x/cmd/anubis/static/img/pensive.webp"><p id="status">Loading...</p>'
    "<details><summary>Why am I seeing this?</summary><p>You are seeing this because the administrator of this"
    " website has set up Anubis to protect the server against the scourge of AI companies aggressively"
    " scraping websites.</p></details></main></body></html>"
)
WORDFENCE = bare(
    "Your access to this site has been limited",
    "<h1>Your access to this site has been limited by the site owner</h1><p>Your access to this service has"
    " been limited. (HTTP response code 503)</p><p>Generated by Wordfence at Mon, 23 Nov 2026.</p>",
)
F5 = (
    "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult"
    " with your administrator.<br><br>Your support ID is: 1234567890123456789<br><br><a href='javascript:"
    "history.back();'>[Go Back]</a></body></html>"
)
ONE_MOMENT = bare(
    "One moment, please...",
    "<h1>Please wait while your request is being verified...</h1><form id='wsidchk-form' action='/z0f76a1d'"
    " method='GET'></form>",
    head="<script>(function(){var west=+((+!+[])),east=+((+!+[]));})();</script>",
)
DDOS_GUARD = bare(
    "DDoS-Guard",
    "<h1>Checking your browser before accessing forum.example</h1><p>Please wait a few seconds. Once this"
    " check is complete, the website will open automatically</p>",
    head='<script src="/.well-known/ddos-guard/js-challenge/index.js"></script>',
)


def _case(
    name, host, status, shown, *, reasons="bot-wall", path="/artikel/veilig-online", **headers
):
    url = f"https://{host}{path}"
    return Case(
        name=name,
        why="A wall of its maker: a person must look.",
        html=a(url),
        hosts={host: Host(https={"*": always(status, shown, **headers)})},
        expect=(wall(url, reasons),),
    )


CASES = (
    _case("Cloudflare's managed challenge, 403", "www.krant-zuid.example", 403, JUST_A_MOMENT,
          cf_mitigated="challenge", **RAY),
    _case("Cloudflare's attack mode of some years ago, 503", "www.krant-noord.example", 503, IUAM_OLD,
          **RAY),
    _case("Cloudflare blocks us, 403", "www.vereniging.example", 403, CF_BLOCKED, **RAY),
    _case("Cloudflare blocks us with error 1020", "www.tijdschrift.example", 403, CF_1020, **RAY),
    _case("Akamai denies access", "www.bank.example", 403, AKAMAI, server="AkamaiGHost"),
    _case("Imperva's frame with status 200", "www.vliegveld.example", 200, INCAPSULA,
          x_iinfo="7-76038078-0 0NNN RT(1681371500126 0) q(0 -1 -1 -1) r(0 -1) B12(14,0,0) U18",
          x_cdn="Imperva", set_cookie="visid_incap_3187083=x; path=/"),
    _case("Imperva's frame with status 403", "www.raadhuis.example", 403, INCAPSULA,
          x_iinfo="7-76038078-0 0NNN RT(1681371500126 0)", x_cdn="Incapsula"),
    _case("Imperva's Pardon Our Interruption with status 200", "www.luchtvaart.example", 200, PARDON),
    _case("DataDome's captcha, 403", "www.veiling.example", 403, DATADOME, server="DataDome",
          x_datadome="protected", x_dd_b="1"),
    _case("HUMAN, once PerimeterX, asks to press and hold", "www.huizen.example", 403, PERIMETERX),
    _case("AWS's silent challenge, 202", "www.filmgids.example", 202, AWS,
          x_amzn_waf_action="challenge", server="awselb/2.0"),
    _case("AWS's silent challenge of 202 without a body", "www.sportuitslag.example", 202, "",
          x_amzn_waf_action="challenge", server="CloudFront"),
    _case("AWS's challenge with status 200", "www.hulppagina.example", 200, AWS),
    _case("AWS's captcha, 405", "www.woningsite.example", 405, AWS_CAPTCHA,
          x_amzn_waf_action="captcha"),
    _case("Sucuri denies access", "www.kerk.example", 403, SUCURI, server="Sucuri/Cloudproxy",
          x_sucuri_id="15012", x_sucuri_block="BLOCKED"),
    _case("Sucuri's script that sets a cookie, status 200", "www.toneelclub.example", 200, SUCURI_JS,
          x_sucuri_id="15012"),
    _case("SiteGround's captcha, 202", "www.yogaschool.example", 202, SITEGROUND,
          sg_captcha="challenge", server="nginx"),
    _case("SiteGround's captcha with status 200", "www.vinologie.example", 200, SITEGROUND),
    _case("Vercel's checkpoint, 429", "www.startup.example", 429, VERCEL, server="Vercel",
          x_vercel_mitigated="challenge", reasons="bot-wall rate-limited"),
    _case("Anubis weighs us, status 200", "git.vrijesoftware.example", 200, ANUBIS),
    _case("Wordfence limits us, 503", "www.wandelclub.example", 503, WORDFENCE),
    _case("F5 rejects the request with status 200", "www.verzekeraar.example", 200, F5,
          set_cookie="TS01a2b3c4=0123; Path=/"),
    _case("One moment please, with status 200", "www.hostingmuur.example", 200, ONE_MOMENT),
    _case("DDoS-Guard checks our browser, 403", "forum.gamers.example", 403, DDOS_GUARD,
          server="ddos-guard", set_cookie="__ddg1_=x; path=/"),
)  # fmt: skip
