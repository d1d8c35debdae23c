#!/usr/bin/env python3
"""Sends the request that a venue's Set Leverage page prints, as the page prints it.

The samples are those of the pages as read on 2026-11-21, with Python's standard library in place of
`requests` and the openssl command for Ed25519 and, where the page calls it, for HMAC. The page of
ZTDX has a mangled character where `&timestamp` belongs; BingX prints no sample, so its JSON body is
built from the table and the signing page.

    document_examples.py NAME BASE_URL API_KEY API_SECRET

prints {"status": 200, "answer": ...}.
"""

import hashlib
import hmac
import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

from read_leverage import ed25519


def post(url, headers, body):
    # urllib names a form's media type by itself unless another is given; curl -X POST without data
    # names none, and an empty one says the same.
    request = urllib.request.Request(
        url, data=body.encode(), headers={"Content-Type": "", **headers}, method="POST")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=10) as response:
            return response.status, json.loads(response.read())
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")


def coinswitch(base_url, key, secret, path, body):
    """sign_request("POST", path) of the authentication page: the body is not signed."""
    epoch = str(int(time.time() * 1000))
    headers = {
        "Content-Type": "application/json",
        "X-AUTH-APIKEY": key,
        "X-AUTH-SIGNATURE": ed25519(secret, "POST" + path + epoch),
        "X-AUTH-EPOCH": epoch,
    }
    return post(base_url + path, headers, json.dumps(body))


def futures(base_url, key, secret):
    body = {"symbol": "btcusdt", "exchange": "EXCHANGE_2", "leverage": 13}
    return coinswitch(base_url, key, secret, "/trade/api/v2/futures/leverage", body)


def hft(base_url, key, secret):
    payload = {
        "category": "linear",
        "symbol": "BTCUSDT",
        "buyLeverage": "2",
        "sellLeverage": "2",
    }
    return coinswitch(base_url, key, secret, "/v5/position/set-leverage", payload)


def ztdx_curl(base_url, key, secret):
    """The lines of the cURL sample: QUERY_STRING signed by openssl, and nothing but the query."""
    query = f"symbol=BTCUSDT&leverage=20&timestamp={int(time.time() * 1000)}"
    signed = subprocess.run(
        ["openssl", "dgst", "-sha256", "-hmac", secret], input=query.encode(), check=True,
        capture_output=True)
    signature = signed.stdout.decode().split()[1]
    url = f"{base_url}/fapi/v1/leverage?{query}&signature={signature}"
    return post(url, {"X-MBX-APIKEY": key}, "")


def ztdx_python(base_url, key, secret):
    ts = int(time.time() * 1000)
    qs = f"timestamp={ts}"
    body_str = json.dumps({"symbol": "BTCUSDT", "leverage": 20}, separators=(",", ":"))
    sig = hmac.new(secret.encode(), (qs + body_str).encode(), hashlib.sha256).hexdigest()
    return post(
        f"{base_url}/fapi/v1/leverage?timestamp={ts}&signature={sig}",
        {"X-MBX-APIKEY": key, "Content-Type": "application/json"}, body_str)


def bingx(base_url, key, secret):
    body = {
        "symbol": "BTC-USDT",
        "side": "LONG",
        "leverage": 10,
        "recvWindow": 5000,
        "timestamp": int(time.time() * 1000),
    }
    pairs = "&".join(f"{name}={body[name]}" for name in sorted(body))
    body["signature"] = hmac.new(secret.encode(), pairs.encode(), hashlib.sha256).hexdigest()
    return post(
        f"{base_url}/openApi/swap/v2/trade/leverage",
        {"X-BX-APIKEY": key, "Content-Type": "application/json"}, json.dumps(body))


def main(arguments):
    name, base_url, key, secret = arguments
    examples = {
        "futures": futures,
        "hft": hft,
        "ztdx-curl": ztdx_curl,
        "ztdx-python": ztdx_python,
        "bingx": bingx,
    }
    status, answer = examples[name](base_url, key, secret)
    print(json.dumps({"status": status, "answer": answer}))


if __name__ == "__main__":
    main(sys.argv[1:])
