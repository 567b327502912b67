"""Every Python that a test starts is cut off from the network: only sockets of this machine are let through."""

import sys
from ipaddress import ip_address

_ASKED = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_NAMES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")


class NetworkError(RuntimeError):
    """A connection that no test may open."""


def _is_near(host: object) -> bool:
    try:
        return ip_address(str(host)).is_loopback
    except ValueError:
        return host in (None, "", "localhost")


def _refuse(event: str, given: tuple[object, ...]) -> None:
    if event in _ASKED:
        address = given[1] if len(given) > 1 else None
        near = not isinstance(address, tuple) or _is_near(address[0])  # sockets of files are called by a path
    elif event in _NAMES:
        near = _is_near(given[0][0] if isinstance(given[0], tuple) else given[0])
    else:
        return
    if not near:
        raise NetworkError(f"{event} {given[1:]}")


sys.addaudithook(_refuse)
