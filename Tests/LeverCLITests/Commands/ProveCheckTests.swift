import FoundationEssentials
import LeverCLI
import LeverDomain
import TestSupport
import Testing

@Suite struct ProveCheckTests {
  private func document(_ outcome: Outcome, _ options: [String] = []) async throws -> String {
    let bench = try await ProveCommandTests.bench(outcome)
    let result = await bench.console([])
      .run(contentsOf: ["prove", "k3m9x2aa", "--output", "json"] + options)
    // The journal's folder is there as long as the bench is.
    return withExtendedLifetime(bench) { result.output }
  }

  private func check(_ text: String, _ options: String...) async throws -> Console.Result {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "proof.json")
    return await Console().run(contentsOf: ["prove", "--check", file] + options)
  }

  @Test(arguments: [Outcome.applied, .refused, .unknown])
  func `a document as it was written is clean`(outcome: Outcome) async throws {
    let text = try await document(outcome)
    let result = try await check(text)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasPrefix("clean: k3m9x2aa, main BTCUSDT, 5x → 10x, "))
    #expect(
      result.output.contains("not in the document: record 5, so nothing joins it to the head"))
    // Written anew by somebody's tool, with other white space and its members in another order.
    let reader = try JSONDecoder().decode(Anything.self, from: Data(text.utf8))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let other = String(decoding: try encoder.encode(reader), as: UTF8.self)
    #expect(other != text)
    #expect(try await check(other).status == 0)
  }

  /// Flips one character in each run of letters and digits, wherever in the document it stands: in
  /// keys, hashes, numbers, words, texts and every line of the records.
  @Test(arguments: [(Outcome.applied, []), (.refused, ["--to-head"])])
  func `one flipped character is found, in whatever it stands`(
    outcome: Outcome, options: [String]
  ) async throws {
    let text = try await document(outcome, options)
    let bytes = Array(text.utf8)
    var middles: [Int] = []
    var start = 0
    for index in bytes.indices {
      let isWord =
        Character(Unicode.Scalar(bytes[index])).isLetter
        || Character(Unicode.Scalar(bytes[index])).isNumber
      guard !isWord else { continue }
      if index > start { middles.append((start + index) / 2) }
      start = index + 1
    }
    #expect(middles.count > 400, "\(middles.count)")
    for place in middles {
      var altered = bytes
      altered[place] ^= 1
      let result = try await check(String(decoding: altered, as: UTF8.self))
      #expect(
        result.status == 2 || result.status == 1,
        "byte \(place): …\(String(decoding: bytes[max(0, place - 20)..<place], as: UTF8.self))")
      if result.status == 2 { #expect(result.output.hasPrefix("altered: ")) }
    }
  }

  static let alterations: [(String, String, String)] = [
    (
      #""outcome":"applied","proof":"read_back","reason":"confirmed""#,
      #""outcome":"refused","proof":"read_back","reason":"confirmed""#,
      #"proof.change.outcome is "refused", and by the records it is "applied""#
    ),
    (
      #""user":"asha""#, #""user":"ben""#,
      #"proof.change.submitted_by.user is "ben", and by the records it is "asha""#
    ),
    (#""record":2,"#, #""record":3,"#, "record 3 says of itself that it is record 2"),
    (#"outcome applied\n"#, #"outcome refused\n"#, "record 4 was altered: its text has the hash "),
    (
      #""reaches_head":false"#, #""reaches_head":true"#,
      "proof.reaches_head is true, and by the records it is false"
    ),
    (
      #""printed_at":"2026"#, #""printed_at":"2025"#,
      "proof.document_hash is not the hash of the rest"
    ),
    (
      #""why":{"#, #""why":{"extra":1,"#,
      #"proof.change.why has a member "extra" that does not belong there"#
    ),
    (#""echo":"10","#, "", "proof.change.steps[0].answers[0].echo is missing"),
    (#""others":[]"#, #""others":null"#, "proof.others is no list of records"),
    (#""id":"k3m9x2aa","lever""#, #""id":"k3m9x2ab","lever""#, "record 2 is not about this change"),
  ]

  @Test(arguments: alterations)
  func `what was altered is named`(from: String, to: String, sentence: String) async throws {
    let text = try await document(.applied)
    let altered = text.replacing(from, with: to, maxReplacements: 1)
    try #require(altered != text)
    let result = try await check(altered)
    #expect(result.status == 2)
    #expect(result.output.contains("altered: \(sentence)"), "\(result.output)")
  }

  @Test func `a record that is left out, and one that is put in`() async throws {
    let text = try await document(.applied, ["--to-head"])
    let records = text.matches(of: /\{"record":[^}]*\}/).map { String($0.output) }
    let answer = try #require(records.first { $0.hasPrefix(#"{"record":3,"entry":"answer""#) })
    let without = try await check(text.replacing(answer + ",", with: ""))
    #expect(without.status == 2)
    #expect(without.output.contains("proof.reaches_head is true, and by the records it is false"))
    let moved = try await check(
      text.replacing(answer + ",", with: "").replacing(
        #""others":["#, with: #""others":["# + answer + ","))
    #expect(moved.status == 2)
    #expect(
      moved.output.contains("record 3 is about this change and stands among those of others"))
  }

  @Test(arguments: [
    "", "{", "[]", "null", #"{"schema":"lever/1"}"#, #"{"schema":"lever/2","proof":{}}"#,
    #"{"schema":"lever/1","proof":{},"proof":{}}"#,
  ])
  func `what is no proof at all is an error`(text: String) async throws {
    let result = try await check(text, "--output", "json")
    #expect(result.status == 1)
    #expect(result.output.contains(#""kind":"unreadable""#))
    #expect(result.said.contains("is no proof that lever wrote"))
  }

  @Test func `a file that is not there is an error`() async {
    let result = await Console().run("prove", "--check", "/nowhere/proof.json")
    #expect(result.status == 1)
  }

  @Test func `nothing of a hostile document is shown raw`() async throws {
    let text = try await document(.applied)
    let hostile = text.replacing(#""user":"asha""#, with: #""user":"\u001b[31mbad\u202e\u0007""#)
      .replacing(#""why":{"#, with: #""why":{"\u001b[2J\u202eodd":1,"#)
    for format in ["table", "json", "csv"] {
      let result = try await check(hostile, "--output", format)
      #expect(result.status == 2)
      let others = result.output.unicodeScalars.filter { scalar in
        let category = scalar.properties.generalCategory
        return scalar != "\n" && scalar != "\r" && (category == .control || category == .format)
      }
      #expect(others.isEmpty, "\(result.output.debugDescription)")
    }
  }
}

/// Any JSON, as a reader that knows nothing of proofs has it.
private enum Anything: Codable {
  case null, flag(Bool), number(Int), text(String), list([Anything]), object([String: Anything])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([Anything].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: Anything].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    }
  }
}
