import FoundationEssentials
import JournalModel
import Testing

@testable import LeverDomain

struct CanonicalRecordTests {
  static let identifier = ChangeIdentifier("8b7c2d1e")!
  static let other = ChangeIdentifier("00000000")!
  static let author = ChangeAuthor(
    user: "asha", host: "desk-1",
    process: ProcessMark(identifier: 4242, startedAt: 99, realm: "boot pid:[1]"),
    terminal: "/dev/pts/3", command: "lever set main BTC-USDT 20")
  static let moment = JournalMoment(
    local: Date(timeIntervalSince1970: 1_795_233_906.078),
    venue: Date(timeIntervalSince1970: 1_795_233_906.2))
  static let twenty = LeverageSetting(both: Leverage(units: 2_000_000_000)!)
  static let uneven = LeverageSetting(
    long: Leverage(units: 1_234_000_000)!, short: Leverage(units: 500_000_000)!)
  static let error = VenueError(
    .marginTooLow, status: 200, code: "101204", message: "no margin \\ left",
    requestIdentifier: "abc", retryAfter: .milliseconds(1500))

  static func intent(
    reason: ChangeReason = .asked, from: LeverageSetting? = uneven, mode: PositionMode? = .hedge,
    body: String = "a=1\nb=\\n\u{1B}"
  ) -> ChangeIntent {
    let symbol = ContractSymbol("币安人生-USDT")!
    return ChangeIntent(
      identifier: identifier, moment: moment, author: author, reason: reason,
      account: AccountName("main")!, venue: .bingx,
      change: Change(symbol: symbol, from: from, to: twenty, positionMode: mode),
      steps: [
        ChangeStep(symbol: symbol, sides: [.long], target: twenty, positionMode: mode),
        ChangeStep(symbol: symbol, sides: [.long, .short], target: uneven, positionMode: nil),
      ],
      previews: [
        RequestPreview(
          method: "POST", url: "https://example.test/x?y=%20", headers: ["A: b", "C: <key>"],
          body: body)
      ], expiresAt: expiry, mayRepeat: true)
  }

  static let expiry = Date(timeIntervalSince1970: 1_795_233_966)

  static func conclusion(_ readBack: ReadBack) -> JournalEntry {
    .conclusion(
      ChangeConclusion(
        identifier: identifier, moment: moment, author: author, outcome: .notConfirmed,
        proof: .readBack,
        steps: [
          .init(outcome: .applied, proof: .readBack), .init(outcome: .refused, proof: .none),
        ],
        readBack: readBack, readAt: moment.local))
  }

  static func answer(_ answer: ChangeAnswer) -> JournalEntry {
    .answer(StepAnswer(identifier: identifier, moment: moment, step: 1, answer: answer))
  }

  static let entries: [JournalEntry] = [
    .intent(intent(body: "a=1\nb=\\n")),
    .intent(intent(reason: .policy("desk policy.toml"), from: nil, mode: nil, body: "")),
    .intent(intent(reason: .undo(of: other), body: "")),
    .intent(intent(reason: .again(of: other), mode: .oneWay, body: "")),
    answer(.accepted(echo: nil)), answer(.accepted(echo: twenty.long)),
    answer(
      .accepted(
        ChangeAcceptance(
          echo: twenty.long,
          positionCaps: PositionCaps([
            .maximumValue: 0, .availableLongVolume: Decimal(204_655) / 10_000,
          ]),
          forms: [.query, .jsonBody]))),
    answer(.failed(VenueError(.timedOut, forms: [.query, .jsonBody]))),
    answer(.notModified(error)), answer(.failed(VenueError(.timedOut))),
    conclusion(.value(uneven)), conclusion(.notOffered), conclusion(.notShown),
    conclusion(.failed(error)), conclusion(.position(uneven, before: nil)),
    conclusion(.position(uneven, before: twenty)),
    .answer(
      StepAnswer(
        identifier: identifier, moment: moment, step: 0, answer: .notModified(error),
        expiresAt: expiry, isRepeated: true)),
    .supersession(
      ChangeSupersession(
        identifier: identifier, moment: JournalMoment(local: moment.local), author: author,
        successor: other)),
    .recovery(
      JournalRecovery(
        moment: moment, author: author, setAside: "/x/journal.sqlite.damaged-1", kept: 7,
        lost: [2...3, 9...9])),
    .recovery(
      JournalRecovery(moment: moment, author: author, setAside: "/x/y", kept: 0, lost: [])),
  ]

  @Test(arguments: entries)
  func `every entry is read as it was written`(entry: JournalEntry) throws {
    let head = JournalHead(
      sequence: 41, hash: try #require(JournalHash(String(repeating: "a", count: 64))))
    let text = CanonicalRecord.text(of: entry, after: head)
    let content = try #require(CanonicalRecord.read(text))
    #expect(content.entry == entry)
    #expect(content.sequence == 42)
    #expect(content.previous == head.hash)
  }

  @Test func `the text of a record stays as it is documented`() {
    let entry = JournalEntry.intent(Self.intent())
    let expected = """
      lever journal 1
      previous 0000000000000000000000000000000000000000000000000000000000000000
      sequence 1
      kind intent
      change 8b7c2d1e
      local 2026-11-21T04:05:06.078Z
      venue-clock 2026-11-21T04:05:06.200Z
      user asha
      host desk-1
      process 4242
      process-start 99
      process-realm boot pid:[1]
      terminal /dev/pts/3
      command lever set main BTC-USDT 20
      reason asked
      account main
      venue bingx
      symbol 币安人生-USDT
      position-mode hedge
      from 12.34 5
      to 20 20
      steps 2
      step.0.sides long
      step.0.target 20 20
      step.0.position-mode hedge
      step.1.sides long short
      step.1.target 12.34 5
      previews 1
      request.0.method POST
      request.0.url https://example.test/x?y=%20
      request.0.headers 2
      request.0.header.0 A: b
      request.0.header.1 C: <key>
      request.0.body a=1\\nb=\\\\n\\u{1b}
      expires 2026-11-21T04:06:06.000Z
      may-repeat yes

      """
    #expect(CanonicalRecord.text(of: entry, after: .empty) == expected)
  }

  @Test func `an acceptance is written with what its answer told, and nothing where it told none`()
  {
    let full = ChangeAcceptance(
      echo: Self.twenty.long,
      positionCaps: PositionCaps([.maximumValue: 10_000_000, .availableShortVolume: 7]),
      forms: [.query, .jsonBody])
    let text = CanonicalRecord.text(of: Self.answer(.accepted(full)), after: .empty)
    #expect(
      text.hasSuffix(
        """
        step 1
        answer accepted
        echo 20
        position-cap.maximum-value 10000000
        position-cap.available-short-volume 7
        forms query json_body

        """))
    let plain = CanonicalRecord.text(of: Self.answer(.accepted(echo: nil)), after: .empty)
    #expect(plain.hasSuffix("step 1\nanswer accepted\n"))
  }

  @Test(arguments: [
    "position-cap.maximum-value x", "position-cap.maximum-value 1e3",
    "position-cap.maximum-value -1", "position-cap.maximum-value 1.0", "forms query  json_body",
    "forms fax",
  ])
  func `what an answer told is read as it was written, or not at all`(line: String) {
    let text = CanonicalRecord.text(of: Self.answer(.accepted(echo: nil)), after: .empty)
    #expect(CanonicalRecord.read(text)?.entry != nil)
    #expect(CanonicalRecord.read(text + line + "\n")?.entry == nil)
  }

  @Test func `a text that lost a field, or says one twice, is no entry`() throws {
    let text = CanonicalRecord.text(of: Self.entries[0], after: .empty)
    let lines = text.split(separator: "\n").map { $0 + "\n" }
    let optional = [
      "venue-clock", "terminal", "from", "position-mode", "process-start", "expires",
      "may-repeat",
    ]
    for index in lines.indices.dropFirst() {
      var shorter = lines
      let removed = shorter.remove(at: index)
      let isOptional = optional.contains { removed.hasPrefix($0) || removed.contains(".\($0)") }
      if !isOptional {
        #expect(CanonicalRecord.read(shorter.joined())?.entry == nil, "without \(removed)")
      }
      var doubled = lines
      doubled.insert(lines[index], at: index)
      #expect(CanonicalRecord.read(doubled.joined()) == nil)
    }
  }

  @Test func `a control character in a stored text makes it no record`() {
    let text = CanonicalRecord.text(of: Self.entries[0], after: .empty)
    #expect(CanonicalRecord.read(text + "note \u{1B}[2J\n") == nil)
    #expect(CanonicalRecord.read(text + "note ok\n") != nil)
  }

  @Test(arguments: [
    (0.0, "1970-01-01T00:00:00.000Z"), (-0.001, "1969-12-31T23:59:59.999Z"),
    (951_782_400.5, "2000-02-29T00:00:00.500Z"), (4_107_542_399.999, "2100-02-28T23:59:59.999Z"),
    (1_795_233_906.123, "2026-11-21T04:05:06.123Z"),
  ])
  func `a time has one text, and the text gives the time`(seconds: Double, text: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(JournalTimestamp.text(date) == text)
    #expect(
      JournalTimestamp.date(text).map(JournalTimestamp.milliseconds)
        == JournalTimestamp.milliseconds(date))
  }

  @Test(arguments: [
    "2026-02-30T00:00:00.000Z", "2026-11-21T04:05:06Z", "2026-11-21 04:05:06.000Z",
    "2026-13-01T00:00:00.000Z", "+026-11-21T04:05:06.000Z",
  ])
  func `another text is no time`(text: String) {
    #expect(JournalTimestamp.date(text) == nil)
  }

  @Test func `a name is read as a person types it`() {
    #expect(ChangeIdentifier("8B7C2D1E") == Self.identifier)
    #expect(ChangeIdentifier("8b7c2d1") == nil)
    #expect(ChangeIdentifier("8b7c2d1i") == nil)
    let fresh = ChangeIdentifier()
    #expect(ChangeIdentifier(fresh.text) == fresh)
  }
}
