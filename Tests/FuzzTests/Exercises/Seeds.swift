/// Inputs that stand in no file.
enum Seeds {
  /// Values of headers, one a line.
  static let notices = texts(
    "0\n1790000000500", "7\n250", "2391", "-1\n-1", "60")

  /// A status, `Retry-After`, and the body of a refusal.
  static let refusals = texts(
    "06\n{\"code\":100410,\"msg\":\"frequency limit; unblocked after 1790000001000\"}",
    "8600\n<html><head><title>403</title></head></html>", "3\n",
    "40\n{\"retCode\":110043,\"retMsg\":\"leverage not modified\"}",
    "4\nFailed to deserialize the JSON body into the target type",
    "A1\n{\"success\":false,\"error\":{\"code\":\"-4028\",\"message\":\"Leverage 200 is not valid\"}}",
    "B\n{\"message\":\"leverage must be at most 25\"}")

  /// Text as venues and attackers write it.
  static let writings = texts(
    "BTCUSDT", "BTC-USDT", "币安人生USDT", "1000PEPEUSDT", "12.34", "0.00000001", "1000000", "-5",
    "1e3", "BTC*", "*?*USDT", "leverage  not\nmodified", "\u{1B}[31mred\u{1B}[0m",
    "\u{1B}]0;title\u{07}after", "\u{9B}2Jcleared", "\u{1B}P1;2|junk\u{1B}\\done",
    "\u{202E}evil\u{202C}", "zero\u{200B}width\u{FEFF}", "e\u{301}\u{301}", "👩‍👩‍👧‍👦", "\u{E000}\u{FFFF}")

  static let configuration = texts(
    """
    theme = "nord"
    confirm_above = 12.5

    [accounts.main]
    venue = "bingx"
    read_only = true
    key_file = "~/keys/main.toml"

    [accounts."two"]
    venue = "ztdx"
    key_command = ["pass", "show", 'lever/two']
    base_url = "http://127.0.0.1:8081"
    """,
    """
    api_key = "made-up-key"
    api_secret = "made-up-secret"
    """,
    """
    [[rule]]
    account = "*"
    symbol = "BTC*"
    leverage = 10

    [[rule]]
    account = "main"
    symbol = '''ETH*'''
    maximum = 0x14
    since = 2026-11-21T10:00:00Z
    numbers = [1, 2.5, 1e3, inf, -nan, [true, { a.b = \"\"\"c\"\"\" }]]
    """)

  static func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
