"""Drives the CoinSwitch Futures account of `lever simulate` with the samples of its own pages.

Usage: coinswitch_futures.py LEVER. Prints a line a check, then "N passed, N failed"; the exit code is
1 when a check failed. The samples (Update Leverage and those beside it, read 2026-11-21) are written
with `requests`, as printed; `sign_request` is that of the authentication page.
"""

import sys

import requests

import coinswitch
import practice


def drive(account, checks):
    expect = checks.expect
    session = requests.Session()
    session.trust_env = False
    base = account["base_url"]

    def get(path, **parameters):
        target = requests.Request("GET", base + path, params=parameters).prepare().path_url
        return session.get(base + target, headers=coinswitch.sign_request(account, "GET", target))

    def post(path, body):
        headers = coinswitch.sign_request(account, "POST", path)
        return session.post(base + path, headers=headers, json=body)

    leverage_path = "/trade/api/v2/futures/leverage"

    def leverage(symbol="btcusdt"):
        return get(leverage_path, symbol=symbol, exchange="EXCHANGE_2").json()

    def change(symbol, value):
        return post(
            leverage_path, {"symbol": symbol, "exchange": "EXCHANGE_2", "leverage": value})

    def keys():
        expect("the time needs no signature",
               "serverTime" in session.get(base + "/trade/api/v2/time").json(), None)
        answer = get("/trade/api/v2/validate/keys")
        expect("the keys are valid", answer.json() == {"message": "Valid Access"}, answer.text)
        unsigned = session.get(base + leverage_path)
        expect("an unsigned request is refused", unsigned.status_code == 401, unsigned.text)

    def instruments():
        data = get("/trade/api/v2/futures/instrument_info", exchange="EXCHANGE_2").json()["data"]
        expect("instruments are keyed by symbol", len(data) > 500, len(data))
        bitcoin = data["BTCUSDT"]
        expect("limits are told",
               (bitcoin["min_leverage"], bitcoin["max_leverage"], bitcoin["leverage_step"])
               == ("1", "25", 1), bitcoin)

    def update():
        answer = change("btcusdt", 13)
        printed = {"data": {"exchange": "EXCHANGE_2", "symbol": "BTCUSDT", "leverage": "13"}}
        expect("the sample is answered as printed",
               (answer.status_code, answer.json()) == (200, printed), answer.text)
        expect("the setting is read back", leverage() == printed, leverage())
        for name, value in [("above the maximum", 26), ("below the minimum", 0),
                            ("a fraction", 1.5), ("text", "13")]:
            refused = change("BTCUSDT", value)
            expect(f"{name} is refused by naming the field",
                   refused.status_code == 422 and "leverage" in refused.json()["message"],
                   refused.text)
        expect("a refusal changes nothing", leverage() == printed, leverage())

    def restrictions():
        for name, symbol in [("a position", "DOGEUSDT"), ("an order", "SOLUSDT")]:
            before = leverage(symbol)
            refused = change(symbol, 2)
            expect(f"{name} refuses a change", refused.status_code == 400, refused.text)
            expect(f"{name} keeps its leverage", leverage(symbol) == before, before)
        positions = get("/trade/api/v2/futures/positions", exchange="EXCHANGE_2",
                        symbol="DOGEUSDT").json()["data"]
        expect("the position is listed",
               [(row["symbol"], row["status"]) for row in positions] == [("DOGEUSDT", "OPEN")],
               positions)
        orders = post("/trade/api/v2/futures/orders/open",
                      {"exchange": "EXCHANGE_2", "symbol": "solusdt"}).json()["data"]["orders"]
        expect("the order is listed", [row["status"] for row in orders] == ["RAISED"], orders)

    for body in (keys, instruments, update, restrictions):
        checks.run(body.__name__, body)


if __name__ == "__main__":
    sys.exit(practice.main("coinswitch-futures", "the pages' own samples", drive))
