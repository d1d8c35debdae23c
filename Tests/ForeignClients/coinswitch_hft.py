"""Drives the CoinSwitch HFT account of `lever simulate` with pybit, Bybit's own V5 client.

Usage: coinswitch_hft.py LEVER. Prints a line a check, then "N passed, N failed"; the exit code is 1
when a check failed. Base address and signing of the client are replaced, as CoinSwitch's
authentication page asks; paths, parameters and the reading of answers are the client's own.
"""

import logging
import sys
import urllib.parse

import pybit
from pybit.exceptions import InvalidRequestError
from pybit.unified_trading import HTTP

import coinswitch
import practice


def client(account):
    session = HTTP(
        api_key=account["api_key"], api_secret=account["api_secret"], max_retries=1,
        logging_level=logging.CRITICAL)
    session.endpoint = account["base_url"]
    session.client.auth = coinswitch.Authentication(account)
    session.client.trust_env = False
    return session


def drive(account, checks):
    session = client(account)
    expect = checks.expect

    def row(symbol):
        return session.get_positions(category="linear", symbol=symbol)["result"]["list"][0]

    def change(symbol, value, short=None):
        return session.set_leverage(
            category="linear", symbol=symbol, buyLeverage=value, sellLeverage=short or value)

    def refused(name, code, call):
        try:
            answer = call()
        except InvalidRequestError as error:
            expect(name, error.status_code == code, error)
        else:
            expect(name, False, answer)

    def market():
        time = session.get_server_time()
        expect("the time is told in seconds",
               abs(int(time["result"]["timeSecond"]) * 1000 - time["time"]) < 1000, time)
        seen, cursor = {}, ""
        while True:
            # pybit sends a cursor as it is given; the signature needs it encoded once more.
            page = session.get_instruments_info(
                category="linear", limit=1000, cursor=urllib.parse.quote(cursor) or None)["result"]
            seen.update({entry["symbol"]: entry for entry in page["list"]})
            cursor = page.get("nextPageCursor", "")
            if not cursor:
                break
        expect("more instruments are listed than a default page holds", len(seen) > 500, len(seen))
        expect("limits are told", seen["BTCUSDT"]["leverageFilter"]
               == {"minLeverage": "1", "maxLeverage": "100.00", "leverageStep": "0.01"},
               seen["BTCUSDT"])
        ticker = session.get_tickers(category="linear", symbol="BTCUSDT")["result"]["list"][0]
        expect("a mark price is told", float(ticker["markPrice"]) > 0, ticker)

    def leverage():
        expect("a flat symbol has a row", (row("BTCUSDT")["size"], row("BTCUSDT")["leverage"])
               == ("0", "10"), row("BTCUSDT"))
        answer = change("BTCUSDT", "12.34")
        expect("a change answers nothing",
               (answer["retCode"], answer["retMsg"], answer["result"]) == (0, "OK", {}), answer)
        expect("the setting is read back", row("BTCUSDT")["leverage"] == "12.34", row("BTCUSDT"))
        refused("the same value is not modified", 110043, lambda: change("BTCUSDT", "12.34"))
        refused("above the maximum is refused", 110013, lambda: change("BTCUSDT", "100.01"))
        refused("off the step is refused", 10001, lambda: change("BTCUSDT", "1.005"))
        refused("unequal sides are refused in one-way mode", 10001,
                lambda: change("BTCUSDT", "5", "6"))
        refused("an unknown symbol is refused", 10001, lambda: change("NOPEUSDT", "5"))
        expect("a refusal changes nothing", row("BTCUSDT")["leverage"] == "12.34", row("BTCUSDT"))

    def positions():
        before = row("DOGEUSDT")
        expect("a position has a side", before["side"] == "Buy", before)
        expect("a position does not refuse a change",
               change("DOGEUSDT", "3.5")["retCode"] == 0, before)
        expect("a position keeps the leverage that it was opened with",
               row("DOGEUSDT")["leverage"] == before["leverage"], row("DOGEUSDT"))
        refused("yet the setting has moved", 110043, lambda: change("DOGEUSDT", "3.5"))
        listed = session.get_positions(category="linear", limit=200)["result"]["list"]
        expect("without a symbol only what is open is listed",
               listed and all(float(entry["size"]) > 0 for entry in listed), listed)
        orders = session.get_open_orders(category="linear", symbol="SOLUSDT")["result"]["list"]
        expect("an open order is listed",
               [order["orderStatus"] for order in orders] == ["New"], orders)
        wallet = session.get_wallet_balance(accountType="UNIFIED")["result"]["list"][0]
        expect("there is money", float(wallet["totalEquity"]) > 0, wallet)
        refused("the mode stays with something open", 110024,
                lambda: session.switch_position_mode(category="linear", coin="USDT", mode=3))

    for body in (market, leverage, positions):
        checks.run(body.__name__, body)


if __name__ == "__main__":
    sys.exit(practice.main("coinswitch-hft", f"pybit {pybit.VERSION}", drive))
