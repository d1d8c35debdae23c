#!/usr/bin/env python3
"""Reads what an account has set on an instrument, straight from a venue's interface.

Written from the venues' published documents alone, with Python's standard library and the openssl
command, so that neither the program nor its simulator can hide a mistake that they share.

    read_leverage.py VENUE BASE_URL API_KEY API_SECRET SYMBOL

prints {"long": "20", "short": "20"}. ZTDX publishes no reading of the setting; there the answer to
setting the value in a sixth argument is printed, as the venue echoes it.
"""

import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HEADERS_JSON = {"Content-Type": "application/json"}


def call(method, url, headers, body=None):
    request = urllib.request.Request(
        url, data=body.encode() if body is not None else None, headers=headers, method=method
    )
    # Nothing but loopback is spoken to, so that no proxy is wanted.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=10) as response:
            return json.loads(response.read())
    except urllib.error.HTTPError as error:
        sys.exit(f"HTTP {error.code}: {error.read().decode(errors='replace')}")


def ed25519(seed_hex, message):
    """A signature by openssl: the private key in PKCS #8 is a fixed head and the seed."""
    key = bytes.fromhex("302e020100300506032b657004220420" + seed_hex[:64])
    with tempfile.TemporaryDirectory() as folder:
        key_file = os.path.join(folder, "key.der")
        message_file = os.path.join(folder, "message")
        with open(key_file, "wb") as file:
            file.write(key)
        with open(message_file, "wb") as file:
            file.write(message.encode())
        command = ["openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER"]
        command += ["-inkey", key_file, "-in", message_file]
        return subprocess.run(command, check=True, capture_output=True).stdout.hex()


def coinswitch(base_url, key, secret, target):
    """Signs verb, decoded target and time, as CoinSwitch PRO documents it for both interfaces."""
    epoch = str(int(time.time() * 1000))
    message = "GET" + urllib.parse.unquote_plus(target) + epoch
    headers = dict(HEADERS_JSON)
    headers["X-AUTH-APIKEY"] = key
    headers["X-AUTH-SIGNATURE"] = ed25519(secret, message)
    headers["X-AUTH-EPOCH"] = epoch
    return call("GET", base_url + target, headers)


def coinswitch_futures(base_url, key, secret, symbol):
    query = urllib.parse.urlencode({"symbol": symbol, "exchange": "EXCHANGE_2"})
    answer = coinswitch(base_url, key, secret, "/trade/api/v2/futures/leverage?" + query)
    value = answer["data"]["leverage"]
    return value, value


def coinswitch_hft(base_url, key, secret, symbol):
    query = urllib.parse.urlencode({"category": "linear", "symbol": symbol})
    answer = coinswitch(base_url, key, secret, "/v5/position/list?" + query)
    if answer["retCode"] != 0:
        sys.exit(f"retCode {answer['retCode']}: {answer['retMsg']}")
    rows = {row["positionIdx"]: row["leverage"] for row in answer["result"]["list"]}
    if 0 in rows:
        return rows[0], rows[0]
    return rows[1], rows[2]


def bingx(base_url, key, secret, symbol):
    parameters = {"recvWindow": 5000, "symbol": symbol, "timestamp": int(time.time() * 1000)}
    query = "&".join(f"{name}={parameters[name]}" for name in sorted(parameters))
    signature = hmac.new(secret.encode(), query.encode(), hashlib.sha256).hexdigest()
    url = f"{base_url}/openApi/swap/v2/trade/leverage?{query}&signature={signature}"
    answer = call("GET", url, {"X-BX-APIKEY": key})
    if answer["code"] != 0:
        sys.exit(f"code {answer['code']}: {answer['msg']}")
    return answer["data"]["longLeverage"], answer["data"]["shortLeverage"]


def ztdx(base_url, key, secret, symbol, value):
    query = f"recvWindow=5000&timestamp={int(time.time() * 1000)}"
    body = json.dumps({"symbol": symbol, "leverage": int(value)}, separators=(",", ":"))
    signed = (query + body).encode()
    signature = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    headers = dict(HEADERS_JSON)
    headers["X-MBX-APIKEY"] = key
    url = f"{base_url}/fapi/v1/leverage?{query}&signature={signature}"
    answer = call("POST", url, headers, body)
    return answer["leverage"], answer["leverage"]


def main(arguments):
    venue, *rest = arguments
    readers = {
        "coinswitch-futures": coinswitch_futures,
        "coinswitch-hft": coinswitch_hft,
        "bingx": bingx,
        "ztdx": ztdx,
    }
    long, short = readers[venue](*rest)
    print(json.dumps({"long": str(long), "short": str(short)}))


if __name__ == "__main__":
    main(sys.argv[1:])
