"""Drives the BingX account of `lever simulate` with ccxt as its authors ship it.

Usage: bingx.py LEVER. Prints a line a check, then "N passed, N failed"; the exit code is 1 when a
check failed. Only the base address of the client is changed.
"""

import sys

import ccxt

import practice

BITCOIN = "BTC/USDT:USDT"


def client(account):
    exchange = ccxt.bingx({
        "apiKey": account["api_key"],
        "secret": account["api_secret"],
        "options": {"defaultType": "swap"},
    })
    for name in exchange.urls["api"]:
        exchange.urls["api"][name] = account["base_url"] + "/openApi"
    return exchange


def drive(found, checks):
    exchange = client(found)
    expect = checks.expect

    def markets():
        listed = exchange.load_markets()
        expect("markets are loaded", len(listed) > 500, len(listed))
        swaps = [market for market in listed.values() if market["swap"] and market["linear"]]
        expect("every market is a linear swap", len(swaps) == len(listed), len(swaps))
        bitcoin = listed[BITCOIN]
        expect("a market keeps its own name", bitcoin["id"] == "BTC-USDT", bitcoin["id"])
        expect("a market that trades is active", bitcoin["active"], bitcoin["active"])

    def leverage():
        before = exchange.fetch_leverage(BITCOIN)
        expect("long leverage is read", before["longLeverage"] == 20, before)
        expect("short leverage is read", before["shortLeverage"] == 20, before)
        answer = exchange.set_leverage(17, BITCOIN, {"side": "LONG"})
        expect("long leverage is set", answer["data"]["leverage"] == 17, answer)
        between = exchange.fetch_leverage(BITCOIN)
        expect("only the long side has moved",
               (between["longLeverage"], between["shortLeverage"]) == (17, 20), between)
        answer = exchange.set_leverage(33, BITCOIN, {"side": "SHORT"})
        expect("short leverage is set", answer["data"]["leverage"] == 33, answer)
        after = exchange.fetch_leverage(BITCOIN)
        expect("both sides are read back",
               (after["longLeverage"], after["shortLeverage"]) == (17, 33), after)

    def refusals():
        def refused(name, words, call):
            try:
                answer = call()
            except ccxt.ExchangeError as error:
                expect(name, words in str(error), error)
            else:
                expect(name, False, answer)

        refused("above the maximum is refused", "maximum leverage",
                lambda: exchange.set_leverage(1000, BITCOIN, {"side": "LONG"}))
        refused("one-way side is refused in hedge mode", "Hedge mode",
                lambda: exchange.set_leverage(5, BITCOIN, {"side": "BOTH"}))
        held = exchange.fetch_leverage(BITCOIN)
        expect("a refusal changes nothing",
               (held["longLeverage"], held["shortLeverage"]) == (17, 33), held)

    def account():
        mode = exchange.fetch_position_mode()
        expect("the position mode is hedge", mode["hedged"] is True, mode)
        margin = exchange.fetch_margin_mode(BITCOIN)
        expect("the margin mode is cross", margin["marginMode"] == "cross", margin)
        positions = exchange.fetch_positions()
        expect("there are positions", len(positions) > 0, positions)
        expect("positions have sides",
               {position["side"] for position in positions} == {"long", "short"}, positions)
        expect("positions have sizes",
               all(position["contracts"] > 0 for position in positions), positions)
        orders = exchange.fetch_open_orders()
        expect("there are open orders", len(orders) > 0, orders)
        expect("every order is open",
               all(order["status"] == "open" for order in orders), orders)
        balance = exchange.fetch_balance()
        expect("there is a balance in USDT", balance["USDT"]["total"] > 0, balance["USDT"])

    for body in (markets, leverage, refusals, account):
        checks.run(body.__name__, body)


if __name__ == "__main__":
    sys.exit(practice.main("bingx", f"ccxt {ccxt.__version__}", drive))
