"""Which places may be connected to: those of the public internet.

Whoever proposes a text to a site chooses its links, and a check that runs by itself on somebody's server follows them. Without this guard such a
text could ask what stands behind that server's door (the address book of a cloud, a printer, a database) and read the answer in the report. So a
place that is not public is not connected to, whatever the name that leads there, and the place that was judged is the one that is used.

Sources: RFC 6890 and the IANA registries of special-purpose addresses, as Python's `ipaddress` has them; RFC 4291 (IPv4 within IPv6), RFC 3056
(6to4), RFC 6052 (NAT64).
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Place: TypeAlias = tuple[int, Any]
"""Family and socket address, as `socket.getaddrinfo` gives them."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def public_only(places: Sequence[Place]) -> Sequence[Place]:
    """Return the places that lie in the public internet."""
    return [place for place in places if is_public(str(place[1][0]))]


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that anybody may reach."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def is_public_name(host: str) -> bool:
    """Tell whether a host that a proxy will look up may be public: of a name nothing is known but `localhost`, of an IP address all.

    What ends in a number is an IP address in one of its old forms (`2130706433`, `0x7f.1`) or nothing at all.
    """
    bare = host.rstrip(".").lower()
    last = bare.rpartition(".")[2]
    if ":" in bare or last.isdigit() or last.startswith("0x"):
        return is_public(bare)
    return last != "localhost"
