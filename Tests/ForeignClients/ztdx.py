"""Drives the ZTDX account of `lever simulate` with the samples of its Change Leverage page.

Usage: ztdx.py LEVER. Prints a line a check, then "N passed, N failed"; the exit code is 1 when a
check failed. The Python sample is used as printed (read 2026-11-21); the cURL sample runs in a shell
with its mangled character put right to `&timestamp`.
"""

import hashlib
import hmac
import json
import os
import shutil
import subprocess
import sys
import time

import requests

import practice

CURL = """
TIMESTAMP=$(date +%s%3N)
QUERY_STRING="symbol=BTCUSDT&leverage=20&timestamp=${TIMESTAMP}"
SIGNATURE=$(echo -n "${QUERY_STRING}" | openssl dgst -sha256 -hmac "${API_SECRET}" | awk '{print $2}')
curl -s -X POST \\
-H "X-MBX-APIKEY: ${API_KEY}" \\
"${BASE_URL}/fapi/v1/leverage?${QUERY_STRING}&signature=${SIGNATURE}"
"""

PRINTED = {"leverage": 20, "maxNotionalValue": "10000000.0000", "symbol": "BTCUSDT"}


def drive(account, checks):
    expect = checks.expect
    API_KEY, API_SECRET = account["api_key"], account["api_secret"]
    BASE_URL = account["base_url"]
    session = requests.Session()
    session.trust_env = False

    def sign(msg: str) -> str:
        return hmac.new(API_SECRET.encode(), msg.encode(), hashlib.sha256).hexdigest()

    def signed_post(path, body={}):
        ts = int(time.time() * 1000)
        qs = f"timestamp={ts}"
        body_str = json.dumps(body, separators=(',', ':'))
        sig = sign(qs + body_str)
        return session.post(
            f"{BASE_URL}{path}?timestamp={ts}&signature={sig}",
            data=body_str,
            headers={"X-MBX-APIKEY": API_KEY, "Content-Type": "application/json"},
        )

    def signed_get(path, query=""):
        qs = (query + "&" if query else "") + f"timestamp={int(time.time() * 1000)}"
        return session.get(f"{BASE_URL}{path}?{qs}&signature={sign(qs)}",
                           headers={"X-MBX-APIKEY": API_KEY})

    def change(symbol, value):
        return signed_post("/fapi/v1/leverage", body={"symbol": symbol, "leverage": value})

    def samples():
        answer = change("BTCUSDT", 20)
        expect("the Python sample is answered as printed",
               (answer.status_code, answer.json()) == (200, PRINTED), answer.text)
        answer = change("BTCUSDT", "20")
        expect("a numeric string is taken as well", answer.json() == PRINTED, answer.text)
        if not (shutil.which("curl") and shutil.which("openssl")):
            print("skipped the cURL sample: curl and openssl are wanted")
            return
        variables = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        variables.update(API_KEY=API_KEY, API_SECRET=API_SECRET, BASE_URL=BASE_URL)
        answer = subprocess.run(["bash", "-c", CURL], env=variables, check=True,
                                capture_output=True, text=True).stdout
        expect("the cURL sample is answered as printed", json.loads(answer) == PRINTED, answer)

    def band():
        for name, symbol, value in [("above the band", "BTCUSDT", 101),
                                    ("below the band", "PAXGUSDT", 1)]:
            refused = change(symbol, value)
            expect(f"{name} is refused with -4028",
                   (refused.status_code, refused.json()["code"]) == (400, -4028), refused.text)
        refused = change("BTCUSDT", 20.5)
        expect("a fraction is refused", refused.status_code == 422, refused.text)

    def account_reads():
        markets = session.get(BASE_URL + "/api/v1/markets/risk-params").json()["markets"]
        bitcoin = next(row for row in markets if row["symbol"] == "BTCUSDT")
        expect("the maximum is told", bitcoin["max_leverage"] == 100, bitcoin)
        rows = signed_get("/fapi/v1/positionRisk", "symbol=DOGEUSDT").json()
        expect("a position is listed one-way",
               [(row["symbol"], row["positionSide"]) for row in rows] == [("DOGEUSDT", "BOTH")],
               rows)
        change("DOGEUSDT", 3)
        after = signed_get("/fapi/v1/positionRisk", "symbol=DOGEUSDT").json()
        expect("a change does not re-margin a position",
               after[0]["leverage"] == rows[0]["leverage"], after)
        dual = signed_get("/fapi/v1/positionSide/dual").json()
        expect("the mode is one-way", dual == {"dualSidePosition": False}, dual)

    def security():
        query = "timestamp=1"
        old = session.get(f"{BASE_URL}/fapi/v2/balance?{query}&signature={sign(query)}",
                          headers={"X-MBX-APIKEY": API_KEY})
        expect("an old timestamp is refused with -1021", old.json().get("code") == -1021, old.text)
        query = f"timestamp={int(time.time() * 1000)}"
        wrong = session.get(f"{BASE_URL}/fapi/v2/balance?{query}&signature={sign(query + 'x')}",
                            headers={"X-MBX-APIKEY": API_KEY})
        expect("a wrong signature is refused", wrong.status_code == 401, wrong.text)

    for body in (samples, band, account_reads, security):
        checks.run(body.__name__, body)


if __name__ == "__main__":
    sys.exit(practice.main("ztdx", "the page's own samples", drive))
