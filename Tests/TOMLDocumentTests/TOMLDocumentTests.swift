import Testing

@testable import TOMLDocument

struct TOMLDocumentTests {
  let text = """
    # A comment with dots ................................................................
    theme = "nord"
    confirm_above = 12.34

    [accounts.zeta]
    venue = "ztdx"
    read_only = true
    command = ["pass", "show"]

    [accounts.alpha]
    venue = 7

    [[rule]]
    leverage = 10
    [[rule]]
    leverage = "1e3"
    """

  func table() throws -> TOMLTable { try TOMLDocument(text, file: "config.toml").root }

  @Test func `values of every kind are read`() throws {
    let root = try table()
    #expect(root.keys == ["theme", "confirm_above", "accounts", "rule"])
    #expect(try root.string("theme") == "nord")
    #expect(try root.optionalDecimal("confirm_above") == "12.34")
    let accounts = try #require(try root.optionalTable("accounts"))
    #expect(accounts.keys == ["zeta", "alpha"])
    let zeta = try #require(try accounts.optionalTable("zeta"))
    #expect(zeta.path == ["accounts", "zeta"])
    #expect(zeta.line == 5)
    #expect(try zeta.optionalBoolean("read_only") == true)
    #expect(try zeta.optionalStrings("command") == ["pass", "show"])
    #expect(try root.tables("rule").map { try $0.optionalDecimal("leverage") } == ["10", "1e3"])
    #expect(try root.tables("rule").first?.optionalInteger("leverage") == 10)
  }

  @Test func `what is not there is nil`() throws {
    let root = try table()
    #expect(try root.optionalString("x") == nil)
    #expect(try root.optionalBoolean("x") == nil)
    #expect(try root.optionalInteger("x") == nil)
    #expect(try root.optionalDecimal("x") == nil)
    #expect(try root.optionalStrings("x") == nil)
    #expect(try root.optionalTable("x") == nil)
    #expect(try root.tables("x").isEmpty)
  }

  @Test func `a missing key names the table's line and what was expected`() throws {
    let rule = try #require(try table().tables("rule").last)
    let error = #expect(throws: TOMLError.self) {
      try rule.string("symbol", expected: "a symbol or pattern")
    }
    #expect(
      error?.description
        == "config.toml, line 15: `symbol` is missing; expected a symbol or pattern")
  }

  @Test func `a wrong type names the line, what was expected and what was found`() throws {
    let accounts = try #require(try table().optionalTable("accounts"))
    let alpha = try #require(try accounts.optionalTable("alpha"))
    let error = #expect(throws: TOMLError.self) { try alpha.string("venue") }
    #expect(
      error?.description
        == "config.toml, line 11: `venue`: expected a string, found an integer")
    #expect(throws: TOMLError.self) { try alpha.optionalBoolean("venue") }
    #expect(throws: TOMLError.self) { try alpha.optionalStrings("venue") }
    #expect(throws: TOMLError.self) { try alpha.optionalTable("venue") }
    #expect(throws: TOMLError.self) { try alpha.tables("venue") }
    #expect(throws: TOMLError.self) { try accounts.optionalInteger("zeta") }
    #expect(throws: TOMLError.self) { try accounts.optionalDecimal("zeta") }
  }

  @Test func `an unknown key suggests the one that was meant`() throws {
    let root = try TOMLDocument("theme = 1\nconfrim_above = 3", file: "c.toml").root
    let error = #expect(throws: TOMLError.self) {
      try root.checkKeys(["theme", "confirm_above", "accounts"])
    }
    #expect(
      error?.description
        == "c.toml, line 2: unknown key; did you mean `confirm_above`?")
    let other = #expect(throws: TOMLError.self) { try root.checkKeys(["theme", "x"]) }
    #expect(other?.description == "c.toml, line 2: unknown key; expected `theme`, `x`")
    try root.checkKeys(["confrim_above", "theme", "more"])
  }

  @Test(arguments: [
    ("a = 1\nb = ", 2), ("a = 1\n\n[b", 3), ("a = 1\na = 2", 2), ("a = \"\u{0}\"", 1),
    ("= 1", 1), ("\"", 1), ("x = 2026-13-01", 1), ("a = nope", 1),
  ])
  func `what is not TOML names its line`(text: String, line: Int) {
    let error = #expect(throws: TOMLError.self) { try TOMLDocument(text, file: "c.toml") }
    #expect(error?.line == line)
    guard case .syntax = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: TOMLError.self) { try TOMLDocument([0x61, 0x3D, 0x22, 0xFF, 0x22], file: "c") }
  }

  @Test(arguments: ["", "\n", "# nothing\n"])
  func `an empty document has no keys`(text: String) throws {
    #expect(try TOMLDocument(text, file: "c").root.keys.isEmpty)
  }

  @Test(arguments: [
    ("0.1", "0.1"), ("12.340", "12.34"), ("1e3", "1000"), ("1e-7", "0.0000001"), ("20.0", "20"),
    ("nan", "nan"), ("-inf", "-inf"), ("1_000", "1000"), ("0x10", "16"), ("\" 5\"", " 5"),
  ])
  func `numbers keep the digits that were written`(written: String, decimal: String) throws {
    let root = try TOMLDocument("a = \(written)", file: "c").root
    #expect(try root.optionalDecimal("a") == decimal)
  }

  @Test func `hostile documents are refused without harm`() {
    let deep = 100_000
    let documents = [
      "a = " + String(repeating: "[", count: deep),
      "a = " + String(repeating: "[", count: deep) + String(repeating: "]", count: deep),
      "a = " + String(repeating: "{a=", count: deep),
      String(repeating: "a.", count: deep) + "a = 1",
      "[" + String(repeating: "a.", count: deep) + "a]",
      "x = [\"\"\"a\"\"\"\", { " + String(repeating: "a.", count: deep) + "a = 1 }]",
      "x = ['''a''''', { " + String(repeating: "a.", count: deep) + "a = 1 }]",
      String(repeating: "\"a\".", count: deep) + "a = 1",
    ]
    for document in documents {
      #expect(throws: TOMLError.self) { try TOMLDocument(document, file: "hostile") }
    }
    let long = "a = \"" + String(repeating: "a", count: TOMLDocument.maximumLength) + "\""
    let error = #expect(throws: TOMLError.self) { try TOMLDocument(long, file: "long") }
    #expect(error?.problem == .tooLong(maximum: TOMLDocument.maximumLength))
  }

  @Test func `dots in strings and comments are no deep keys`() throws {
    let dots = String(repeating: ".", count: 100)
    let root = try TOMLDocument(
      """
      a = "\(dots)" # \(dots)
      b = '\(dots)'
      c = \"\"\"
      \(dots)\"\"\"\"\"
      d = "\\"\(dots)"
      """, file: "c"
    ).root
    #expect(try root.string("a") == dots)
    #expect(try root.string("c") == dots + "\"\"")
    #expect(try root.string("d") == "\"" + dots)
  }

  @Test(arguments: [
    ("a = 1\na = 2", TOMLSyntaxProblem.duplicate), ("[a]\n[a]", .duplicate),
    ("a = 1\n[a]", .duplicate), ("a = [1, ", .unfinished), ("a = \"x", .unfinished),
    ("a b", .other),
  ])
  func `what kind of mistake it is, is told without the parser's words`(
    text: String, problem: TOMLSyntaxProblem
  ) {
    let error = #expect(throws: TOMLError.self) { try TOMLDocument(text, file: "c.toml") }
    #expect(error?.problem == .syntax(problem))
  }

  /// Where a secret may have been pasted by mistake.
  @Test(arguments: [
    "$ = 1", "$", "[$]", "[accounts.$\n", "a = $", "a = \"$", "\"$\" = 1", "a = { $ = 1 }",
    "a = 1 $", "a = 1\na.$ = 2", "$ = 1\n$ = 2", "[$]\n[$]", "a = 2026-01-01T$", "a = '$",
  ])
  func `no error quotes the document`(pattern: String) {
    let secret = "1Te5tMadeUpSecret0000"
    let text = pattern.replacing("$", with: secret)
    let error = #expect(throws: TOMLError.self) {
      let root = try TOMLDocument(text, file: "c.toml").root
      for key in root.keys { _ = try root.entry(key, expected: "a table").checkKeys(["b"]) }
      try root.checkKeys(["b"])
    }
    #expect(error?.description.contains(secret) == false)
    #expect(!String(reflecting: error).contains(secret))
  }
}
