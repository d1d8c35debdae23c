import Desk
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

/// Every key that the table lists for a place does something there.
struct KeyTableTests {
  /// The keys that hold in a place, its own and those it shares.
  func keys(_ place: KeyContext) -> [Key] {
    KeyBindings.all.filter {
      $0.command != nil && ($0.context == place || place.inherited.contains($0.context))
    }.flatMap(\.keys)
  }

  /// Screens on which the keyboard is in a place, so that some key of it can move either way.
  func stages(_ place: KeyContext) -> [Stage] {
    switch place {
    case .anywhere, .panes: []
    case .accounts: [accounts(1)]
    case .instruments: [instruments(), filtered()]
    case .leverage: [leverage(), leverage(isTouched: true)]
    case .changes: [changes(0), changes(3)]
    case .entry: [entry()]
    case .filter: [filter()]
    case .journal: [journal(0), journal(40)]
    case .journalFilter: [journalFilter()]
    case .journalDetail: [detail(0), detail(3)]
    case .review: [review(0), review(3)]
    case .command: [command()]
    case .help: [help(0), help(3)]
    case .quit: [quitting()]
    }
  }

  /// Whether a key does anything on a screen. What the key before said is gone with any key, obeyed
  /// or not.
  func isObeyed(_ key: Key, on stage: Stage) -> Bool {
    var pressed = stage
    pressed.press(key)
    var before = stage.model
    before.remark = nil
    return pressed.model != before || !pressed.effects.isEmpty
  }

  @Test(arguments: KeyContext.allCases.filter { $0 != .anywhere && $0 != .panes })
  func `a key does something where the table lists it`(place: KeyContext) {
    let stages = stages(place)
    for stage in stages {
      #expect(stage.model.keyContext == place)
      #expect(!isObeyed(Key(.function(9)), on: stage), "a key that is not listed does nothing")
    }
    for key in keys(place) {
      #expect(stages.contains { isObeyed(key, on: $0) }, "\(key.name(.unicode)) in \(place)")
    }
  }

  // MARK: - Screens

  /// On an account between two others, with something in doubt to be reconciled.
  private func accounts(_ index: Int) -> Stage {
    var stage = instruments()
    stage.model.selectAccount(index)
    stage.model.focus = .accounts
    stage.send(.timePassed(stage.model.now))
    stage.press(.control("d"))
    return settled(stage)
  }

  private func instruments() -> Stage {
    var stage = Stage(Size(columns: 80, rows: 24))
    stage.send(.journalOpened(.init(unsettled: [SettlementTests.unread.change])))
    stage.send(
      .reconciled(
        account: .blocking, .success([.unknown(SettlementTests.unread.change, .notShown)])))
    for _ in 0..<15 { stage.press(.down) }
    stage.examine(stage.model.row?.symbol.text ?? "")
    stage.press(.control("d"))
    return settled(stage)
  }

  /// On a list that is narrowed by a filter.
  private func filtered() -> Stage {
    var stage = filter()
    stage.press(.enter)
    return settled(stage)
  }

  private func leverage(isTouched: Bool = false) -> Stage {
    var stage = Stage(Size(columns: 80, rows: 24))
    stage.select("BTCUSDT", account: .listing, now: "10", mode: .hedge)
    stage.press(.enter)
    stage.press(.right)
    if !isTouched { stage.press(.escape) }
    stage.press(.control("d"))
    return settled(stage)
  }

  private func changes(_ top: Int) -> Stage {
    var stage = instruments()
    stage.model.focus = .changes
    for number in 1...30 {
      let sample = SampleChange(number: Int64(100 + number), user: "ben")
      stage.send(.journalGrew(.init(changes: [sample.change])))
    }
    stage = settled(stage)
    for _ in 0..<top { stage.press(.down) }
    return settled(stage)
  }

  private func entry() -> Stage {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("25")
    return settled(stage)
  }

  private func filter() -> Stage {
    var stage = Stage()
    stage.press(.character("/"))
    stage.type("coin")
    stage.press(.down)
    return settled(stage)
  }

  private func journal(_ selected: Int) -> Stage {
    let samples = (1...100).map { SampleChange(number: Int64($0)) }
    var stage = JournalScreenTests.reading(samples: samples)
    for _ in 0..<selected { stage.press(.down) }
    JournalScreenTests.answer(&stage, samples)
    return settled(stage)
  }

  private func journalFilter() -> Stage {
    var stage = journal(2)
    stage.press(.character("/"))
    stage.type("asha")
    JournalScreenTests.answer(&stage, (1...100).map { SampleChange(number: Int64($0)) })
    stage.press(.down)
    return settled(stage)
  }

  private func detail(_ top: Int) -> Stage {
    var stage = JournalScreenTests.reading(Size(columns: 80, rows: 24))
    stage.press(.enter)
    JournalScreenTests.answer(&stage, JournalScreenTests.samples)
    for _ in 0..<top { stage.press(.down) }
    return settled(stage)
  }

  private func review(_ top: Int) -> Stage {
    var stage = Stage(Size(columns: 80, rows: 20))
    stage.select("BTCUSDT")
    stage.type("50")
    stage.press(.enter)
    stage.type("5")
    for _ in 0..<top { stage.press(.down) }
    return settled(stage)
  }

  private func command() -> Stage {
    var stage = journal(0)
    stage.press(.character("c"))
    return settled(stage)
  }

  private func help(_ top: Int) -> Stage {
    var stage = Stage(Size(columns: 80, rows: 24))
    stage.press(.character("?"))
    for _ in 0..<top { stage.press(.down) }
    return settled(stage)
  }

  private func quitting() -> Stage {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("15")
    stage.press(.enter)
    stage.press(.character("y"))
    stage.press(.character("q"))
    return settled(stage)
  }

  /// The same screen, drawn and at rest: a key that does nothing changes nothing of it.
  private func settled(_ stage: Stage) -> Stage {
    var stage = stage
    stage.send(.rested)
    stage.draw()
    stage.send(.timePassed(stage.model.now))
    stage.effects = []
    return stage
  }
}
