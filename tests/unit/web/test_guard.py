"""Which places are public."""

from __future__ import annotations

import socket

import pytest

from werkplaats.web.guard import is_public, is_public_name, public_only


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 - judged, not bound to
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "ff02::1",
        "geen adres",
    ],
)
def test_within_a_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["145.92.4.1", "2a00:1450:400e::1", "::ffff:145.92.4.1", "64:ff9b::915c:401"])
def test_in_public(address: str) -> None:
    assert is_public(address)


def test_only_the_public_places_of_a_name_are_left() -> None:
    places = [
        (socket.AF_INET, ("10.0.0.1", 80)),
        (socket.AF_INET, ("145.92.4.1", 80)),
        (socket.AF_INET6, ("::1", 80, 0, 0)),
    ]
    assert public_only(places) == [places[1]]


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("voorbeeld.nl", True),
        ("145.92.4.1", True),
        ("localhost", False),
        ("LOCALHOST.", False),
        ("x.localhost", False),
        ("127.0.0.1", False),
        ("2130706433", False),
        ("0x7f.1", False),
        ("::1", False),
    ],
)
def test_a_name_that_somebody_else_looks_up(host: str, *, public: bool) -> None:
    assert is_public_name(host) is public
