"""A name server on loopback for what is asked by the rules of DNS itself: who takes mail?"""

import socket
import threading

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

_MAIL_HOST = "mx.provider.example."
_TTL = 300


def serve_names(mail, hosts):
    """Serve over UDP in a thread that ends with the process; gives the port."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    threading.Thread(target=_serve, args=(server, mail, hosts), daemon=True).start()
    return server.getsockname()[1]


def _serve(server, mail, hosts):
    while True:
        data, sender = server.recvfrom(4096)
        server.sendto(answer(dns.message.from_wire(data), mail, hosts).to_wire(), sender)


def answer(query, mail, hosts):
    """Answer one question from the lists."""
    reply = dns.message.make_response(query)
    reply.flags |= dns.flags.RA
    question = query.question[0]
    name = question.name.to_text().rstrip(".").lower()
    way = mail.get(name)
    host = hosts.get(name)
    if way == "servfail" or (host or {}).get("trouble"):
        reply.set_rcode(dns.rcode.SERVFAIL)
    elif way is None and host is None and name != _MAIL_HOST.rstrip("."):
        reply.set_rcode(dns.rcode.NXDOMAIN)
    elif text := _record(question.rdtype, way, host):
        kind = dns.rdatatype.to_text(question.rdtype)
        reply.answer.append(dns.rrset.from_text(question.name, _TTL, "IN", kind, text))
    return reply


def _record(kind, way, host):
    """Give a record's text; None: the name has none of this kind."""
    if kind == dns.rdatatype.MX and way in ("mx", "null"):
        return f"10 {_MAIL_HOST}" if way == "mx" else "0 ."
    if kind == dns.rdatatype.A and way != "null":
        return (host or {}).get("address", "127.77.0.9")
    return None
