"""How often one network may speak, counted without keeping anybody's address."""

from ipaddress import IPv6Address, ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils.crypto import salted_hmac

from rajut.foundation.people.request import Request

PER_HOUR, HOUR = 10, 3600
OWN_PREFIX = 64  # a household or a phone has a whole IPv6 network of this size


def may_speak(request: Request) -> bool:
    """Count one more try of the network in this hour, and say whether it is within the measure.

    What is kept is a keyed hash of network and hour. Tries of the same network wait for each other, so that
    a hundred at once count as a hundred.
    """
    mark = salted_hmac("rajut.portal.network", f"{network(request)}/{request.at:%Y%m%d%H}").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [mark])
    key = f"feedback:{mark[:32]}"
    tries: int = cache.get(key, 0) + 1
    cache.set(key, tries, HOUR)
    return tries <= PER_HOUR


def network(request: Request) -> str:
    """Return whose network a request comes from: an address, of IPv6 its first half."""
    try:
        found = ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):  # behind a socket nobody has an address: one measure for all
        return ""
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, OWN_PREFIX), strict=False))
    return str(found)
