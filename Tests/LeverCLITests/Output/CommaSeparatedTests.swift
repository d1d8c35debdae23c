import Testing

@testable import LeverCLI

@Suite struct CommaSeparatedTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
    // With a combining mark behind it, a comma or a quotation mark is no character of its own.
    ("a,\u{0301}b", "\"a,\u{0301}b\""), ("a\"\u{0301}b", "\"a\"\"\u{0301}b\""),
    ("two\r\nlines\u{2028}end", "two  lines end"), ("red \u{1B}[31mtext\u{202E}", "red text"),
  ])
  func `cells are quoted where they must be, and steer no terminal`(text: String, cell: String) {
    #expect(CommaSeparated.line([text, "x"]) == cell + ",x\n")
  }

  @Test(arguments: [
    "=1+1", "+1", "-1+1", "@SUM(A1)", "=", "+", "-", "@", "--5", "-5e3", "-1.2.3", "-.5", "-5.",
    " =1+1", "＝1", "＋1", "－1", "＠A1", "=\u{0301}1", "'quoted", "''", "-inf",
    "+5", "=\"a\",b",
  ])
  func `a cell that would be a formula has an apostrophe in front, and can be read back`(
    text: String
  ) {
    let line = CommaSeparated.line([text])
    let cell = line.hasPrefix("\"") ? unquoted(line) : String(line.dropLast())
    #expect(cell == "'" + text)
    #expect(cell.dropFirst() == text)
  }

  @Test(arguments: ["-5", "-0.25", "0", "12.34", "-123456789012345678901234567890"])
  func `numbers stay numbers`(text: String) {
    #expect(CommaSeparated.line([text]) == text + "\n")
  }

  @Test func `a tab or a return in front is gone`() {
    #expect(CommaSeparated.line(["\t=1"]) == "' =1\n")
    #expect(CommaSeparated.line(["\r=1"]) == "' =1\n")
    #expect(CommaSeparated.line(["\u{00A0}=1"]) == "' =1\n")
    #expect(CommaSeparated.line(["\u{200B}=1"]) == "'=1\n")
  }

  private func unquoted(_ line: String) -> String {
    String(line.dropFirst().dropLast(2)).replacing("\"\"", with: "\"")
  }
}
