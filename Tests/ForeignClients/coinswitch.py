"""The signature of CoinSwitch PRO's authentication page (read 2026-11-21), for `requests`.

Ed25519 over the verb, the target decoded once and the time in milliseconds; the body is not signed.
"""

import time
import urllib.parse

from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa


def sign_request(account, method, target):
    """The headers of a request for `target`, which is a path with its query."""
    epoch = str(int(time.time() * 1000))
    message = method + urllib.parse.unquote_plus(target) + epoch
    key = ECC.construct(curve="Ed25519", seed=bytes.fromhex(account["api_secret"]))
    signature = eddsa.new(key, "rfc8032").sign(message.encode()).hex()
    return {
        "Content-Type": "application/json",
        "X-AUTH-APIKEY": account["api_key"],
        "X-AUTH-SIGNATURE": signature,
        "X-AUTH-EPOCH": epoch,
    }


class Authentication:
    """Signs whatever a `requests` session is about to send, in place of what signed it before."""

    def __init__(self, account):
        self.account = account

    def __call__(self, request):
        for name in [name for name in request.headers if name.upper().startswith("X-BAPI")]:
            del request.headers[name]
        request.headers.update(sign_request(self.account, request.method, request.path_url))
        return request
