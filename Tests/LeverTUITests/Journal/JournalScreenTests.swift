import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas
import TestSupport
import Testing

@testable import LeverTUI

/// The journal over the panes, as a person uses it.
struct JournalScreenTests {
  static let samples: [SampleChange] = [
    SampleChange(number: 1, from: "5", to: "10", secondsAgo: 90_000),
    SampleChange(
      number: 2, account: "bingx", venue: .bingx, symbol: "币安人生USDT", from: "20", to: "50",
      shortTo: "25", user: "ben", reason: .policy("risk.toml"), secondsAgo: 50_000),
    SampleChange(
      number: 3, from: "10", to: "20", secondsAgo: 40_000, outcome: .unknown, proof: .none,
      answer: .failed(
        VenueError(
          .timedOut, status: 504, message: "no answer", requestIdentifier: "req-77"))),
    SampleChange(
      number: 4, from: "10", to: "15", user: "ben", secondsAgo: 30_000),
    SampleChange(
      number: 5, account: "ztdx", venue: .ztdx, symbol: "SOLUSDT", from: nil, to: "3",
      secondsAgo: 20_000, proof: .echo, answer: .accepted(echo: leverage("3"))),
    SampleChange(
      number: 6, from: "15", to: "40", secondsAgo: 600, outcome: .refused,
      answer: .failed(
        VenueError(.marginTooLow, status: 400, code: "4001", message: "margin is not enough")),
      reading: .value(LeverageSetting(both: leverage("15")))),
    SampleChange(
      number: 7, from: "15", to: "10", reason: .undo(of: SampleChange.identifier(4)),
      secondsAgo: 60),
  ]

  /// A stage with the journal open and read.
  static func reading(
    _ size: Size = Size(columns: 120, rows: 40), unicode: Bool = true, clipboard: Bool = true,
    samples: [SampleChange] = JournalScreenTests.samples
  ) -> Stage {
    var stage = Stage(size, unicode: unicode, clipboard: clipboard)
    stage.select("BTCUSDT", now: "10")
    stage.press(.character("J"))
    answer(&stage, samples)
    return stage
  }

  /// Lets the journal answer whatever was asked last.
  static func answer(_ stage: inout Stage, _ samples: [SampleChange]) {
    var isAsking = true
    while isAsking {
      isAsking = false
      for effect in stage.effects {
        switch effect {
        case .background(.journal(.readPage(let question))):
          isAsking = true
          let changes = samples.reversed().map(\.change).filter(question.filter.admits)
          stage.send(
            .journalRead(
              question,
              .success(
                JournalPage(changes: Array(changes.prefix(question.limit)), unreadable: []))))
        case .background(.journal(.readEvidence(let identifier, let instrument))):
          isAsking = true
          let changes = samples.reversed().map(\.change)
          stage.send(
            .evidenceRead(
              identifier,
              .success(
                JournalEvidence(
                  records: samples.first { $0.change.identifier == identifier }?.records ?? [],
                  history: changes.filter { $0.intent.instrument == instrument },
                  isHistoryCut: false, readAt: stage.model.now))))
        default: continue
        }
      }
    }
  }

  /// Types characters, each of them answered by the journal.
  static func type(_ text: String, in stage: inout Stage) {
    for scalar in text.unicodeScalars {
      stage.press(.character(scalar))
      answer(&stage, samples)
    }
  }

  func rows(_ stage: Stage) -> [String] {
    stage.model.journal?.list.changes.map(\.identifier.text) ?? []
  }

  // MARK: - Pictures

  func expect(_ stage: Stage, _ name: String, _ variant: String) throws {
    try Snapshot.expect(
      stage.text, named: "journal-\(name)-\(variant)", in: ScreenTests.pictures)
  }

  @Test(arguments: ScreenTests.sizes)
  func `the list`(variant: String, size: Size, unicode: Bool) throws {
    try expect(Self.reading(size, unicode: unicode), "list", variant)
  }

  @Test(arguments: ScreenTests.sizes)
  func `the list filtered`(variant: String, size: Size, unicode: Bool) throws {
    var stage = Self.reading(size, unicode: unicode)
    Self.type("/btc appl", in: &stage)
    try expect(stage, "filtered", variant)
  }

  @Test(arguments: ScreenTests.sizes)
  func `one change with its picture and its records`(
    variant: String, size: Size, unicode: Bool
  ) throws {
    var stage = Self.reading(size, unicode: unicode)
    stage.press(.enter)
    Self.answer(&stage, Self.samples)
    try expect(stage, "detail", variant)
  }

  @Test func `the rest of an unknown change's records`() throws {
    var stage = Self.reading(Size(columns: 80, rows: 24))
    stage.type("jjjj")
    stage.press(.enter)
    Self.answer(&stage, Self.samples)
    stage.press(.end)
    try expect(stage, "unknown", "80x24")
  }

  @Test(arguments: [true, false])
  func `a change as a command`(takesClipboard: Bool) throws {
    var stage = Self.reading(
      Size(columns: 80, rows: 24), unicode: takesClipboard, clipboard: takesClipboard)
    stage.type("jjjjjc")
    let command = "lever set bingx 币安人生USDT 50 --short 25"
    #expect(stage.model.dialog == .command(command))
    #expect(stage.effects.contains(.terminal(.copy(command))) == takesClipboard)
    try expect(stage, "command", takesClipboard ? "80x24" : "80x24-ascii")
    stage.press(.escape)
    #expect(stage.model.dialog == nil && stage.model.journal != nil)
  }

  // MARK: - Keys

  @Test func `J opens and closes it, and so do escape and q`() {
    for close in ["J", "q"] {
      var stage = Self.reading()
      #expect(stage.model.journal != nil)
      stage.type(close)
      #expect(stage.model.journal == nil)
      #expect(stage.model.exit == nil)
    }
    var stage = Self.reading()
    stage.press(.escape)
    #expect(stage.model.journal == nil)
    #expect(stage.text.contains("Instruments"))
  }

  @Test func `it asks for nothing while it is closed and once when it is opened`() {
    var stage = Stage()
    stage.wait(1)
    #expect(
      !stage.effects.contains {
        if case .background(.journal(.readPage)) = $0 { true } else { false }
      })
    stage.press(.character("J"))
    #expect(
      stage.effects.count { if case .background(.journal(.readPage)) = $0 { true } else { false } }
        == 1)
    stage.wait(1)
    #expect(
      !stage.effects.contains {
        if case .background(.journal(.readPage)) = $0 { true } else { false }
      })
  }

  @Test func `keys that change a leverage do nothing in it`() {
    var stage = Self.reading()
    stage.type("25+-=s")
    #expect(stage.model.leverage.draft == Draft())
    #expect(stage.model.dialog == nil)
  }

  @Test func `a filter is typed, kept, and cleared by escape before escape closes`() {
    var stage = Self.reading()
    Self.type("/ben", in: &stage)
    #expect(rows(stage) == ["00000004", "00000002"])
    stage.press(.enter)
    #expect(stage.model.keyContext == .journal)
    stage.press(.escape)
    Self.answer(&stage, Self.samples)
    #expect(rows(stage).count == 7)
    #expect(stage.model.journal != nil)
    stage.press(.escape)
    #expect(stage.model.journal == nil)
  }

  @Test func `U shows what is unsettled alone`() {
    var stage = Self.reading()
    stage.type("U")
    Self.answer(&stage, Self.samples)
    #expect(rows(stage) == ["00000003"])
    stage.type("U")
    Self.answer(&stage, Self.samples)
    #expect(rows(stage).count == 7)
  }

  @Test func `i goes to the instrument, whatever filter hid it`() {
    var stage = Self.reading()
    stage.press(.escape)
    stage.selectAccount(.unreadable)
    stage.type("/DOGE")
    stage.press(.enter)
    stage.selectAccount(.blocking)
    stage.press(.character("J"))
    Self.answer(&stage, Self.samples)
    stage.type("jji")
    #expect(stage.model.journal == nil)
    #expect(stage.model.accounts.selectedIndex == 2)
    #expect(stage.model.row?.symbol.text == "SOLUSDT")
  }

  @Test func `an instrument that is not listed here is not gone to`() {
    var samples = Self.samples
    samples.append(SampleChange(number: 8, account: "elsewhere"))
    var stage = Self.reading(samples: samples)
    stage.type("i")
    #expect(stage.model.journal != nil)
    #expect(stage.model.remark?.text.contains("elsewhere on CoinSwitch Futures is not") == true)
  }

  @Test func `u undoes the selected change, whichever instrument the panes are at`() throws {
    var stage = Self.reading()
    stage.type("jju")
    guard case .background(.journal(.findUndo(let request)))? = stage.effects.first else {
      Issue.record("nothing was asked")
      return
    }
    #expect(request.target == .change(SampleChange.identifier(5)))
    stage.press(.up)
    stage.send(.undoFound(number: request.number, .meant(Self.samples[6].change)))
    #expect(stage.model.dialog == nil, "a key has given it up")
    stage.type("u")
    let number = try #require(stage.model.undo.question?.number)
    stage.send(.undoFound(number: number, .meant(Self.samples[6].change)))
    #expect(stage.text.contains("undoes 00000007"))
    #expect(stage.text.contains("Journal"))
    stage.press(.character("y"))
    #expect(stage.model.changes.map(\.isSubmitting) == [true])
    #expect(stage.model.journal != nil)
  }

  @Test func `what others write comes in, and the change looked at is read again`() {
    var stage = Self.reading()
    stage.press(.enter)
    Self.answer(&stage, Self.samples)
    var later = Self.samples[6]
    later.successor = SampleChange.identifier(8)
    var newest = SampleChange(number: 8, from: "10", to: "12", user: "cron", secondsAgo: 1)
    newest.venue = .coinswitchFutures
    stage.send(.journalGrew(JournalNews(changes: [later.change, newest.change])))
    #expect(stage.model.journal?.detail?.change.successor != nil)
    #expect(
      stage.effects.contains {
        if case .background(.journal(.readEvidence)) = $0 { true } else { false }
      })
    stage.press(.escape)
    #expect(rows(stage).first == "00000008")
    #expect(stage.model.journal?.list.selectedChange?.identifier == SampleChange.identifier(7))
  }

  @Test func `a resize keeps the place, and a screen too small asks for nothing`() {
    var stage = Self.reading(
      samples: (1...300).map { SampleChange(number: Int64($0)) })
    stage.press(.pageDown)
    stage.press(.pageDown)
    let chosen = stage.model.journal?.list.selectedChange?.identifier
    stage.send(.input(.resize(Size(columns: 40, rows: 10))))
    #expect(stage.text.contains("too small"))
    stage.send(.input(.resize(Size(columns: 80, rows: 24))))
    #expect(stage.model.journal?.list.selectedChange?.identifier == chosen)
    #expect(stage.text.contains(chosen?.text ?? "none"))
  }

  @Test func `a resize keeps what is read of a change in sight`() {
    var stage = Self.reading(Size(columns: 80, rows: 24))
    stage.press(.enter)
    Self.answer(&stage, Self.samples)
    stage.press(.end)
    stage.send(.input(.resize(Size(columns: 120, rows: 60))))
    stage.draw()
    #expect(stage.model.journal?.detail?.scroll.top == 0)
    #expect(stage.text.contains("Change 00000007") && stage.text.contains("accepted by the venue"))
  }

  @Test func `nothing on it changes by time alone`() {
    let stage = Self.reading()
    #expect(stage.model.secondsUntilChange == nil)
  }

  @Test func `the mouse selects and scrolls`() {
    var stage = Self.reading(samples: (1...300).map { SampleChange(number: Int64($0)) })
    stage.send(.input(.mouse(MouseEvent(.press, at: Point(column: 20, row: 5)))))
    #expect(stage.model.journal?.list.position.selected == 3)
    stage.send(.input(.mouse(MouseEvent(.scrollDown, at: Point(column: 20, row: 5)))))
    #expect(stage.model.journal?.list.position.top == 3)
  }

  @Test func `a journal that cannot be read says why`() throws {
    var stage = Stage()
    stage.press(.character("J"))
    guard
      case .background(.journal(.readPage(let question)))? = stage.effects.first(where: {
        if case .background(.journal(.readPage)) = $0 { true } else { false }
      })
    else {
      Issue.record("nothing was asked")
      return
    }
    stage.send(
      .journalRead(question, .failure(.storage(.notReadable(at: "/state/journal.sqlite")))))
    #expect(stage.text.contains("/state/journal.sqlite may not be read"))
    stage.press(.character("r"))
    Self.answer(&stage, Self.samples)
    #expect(rows(stage).count == 7)
  }

  @Test func `every record of every kind of change is told`() {
    for sample in Self.samples {
      let lines = RecordLines(shapes: .unicode, columns: 70, change: sample.change)
        .lines(sample.records)
      let text = lines.map { $0.spans.map(\.text).joined() }.joined(separator: "\n")
      #expect(text.contains("POST https://venue.example/v2/leverage"))
      #expect(text.contains("X-SIGNATURE: <signature>"))
      #expect(lines.allSatisfy { $0.columns <= 70 }, "\(text)")
      for record in sample.records { #expect(text.contains("#\(record.sequence) ")) }
    }
    let unknown = RecordLines(shapes: .unicode, columns: 70, change: Self.samples[2].change)
      .lines(Self.samples[2].records).map { $0.spans.map(\.text).joined() }
    #expect(unknown.contains { $0.contains("(request req-77)") })
  }
}
