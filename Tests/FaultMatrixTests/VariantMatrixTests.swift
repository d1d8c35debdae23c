import Desk
import LeverDomain
import LeverWording
import TestSupport
import Testing
import VenueSimulator

/// Every fault, on the change, on its proof and on readings, under every reading of every venue's
/// documents, with the instrument flat and with a position open: held against what the venue truly
/// holds for later orders.
struct VariantMatrixTests {
  @Test(arguments: DocumentReading.all)
  func `no word says more than the venue holds`(reading: DocumentReading) async throws {
    try await Gate.readings.pass {
      let striker = Striker()
      let bench = try Bench(reading.venue, variants: reading.variants, striker: striker)
      defer { bench.close() }
      guard let instrument = try? await bench.instrument() else {
        #expect(reading.forbidsEveryChange, "nothing could be listed")
        return
      }
      var changed = 0
      for isOpen in [false, true] {
        let cells = Cells(
          bench: bench, striker: striker, reading: reading, instrument: instrument,
          isOpen: isOpen)
        let reviewed = try await cells.review()
        changed += await cells.change(nil, .change, reviewed) ? 1 : 0
        for name in FaultName.allCases {
          for target in [Striker.Target.change, .changeAndProof] {
            changed += await cells.change(name, target, reviewed) ? 1 : 0
          }
          await cells.read(name)
        }
      }
      #expect(changed > 0 || reading.forbidsEveryChange, "no change was ever reached")
    }
  }
}

/// The cells of one reading of a venue's documents, flat or with a position open.
struct Cells {
  let bench: Bench
  let striker: Striker
  let reading: DocumentReading
  let instrument: Instrument
  /// Whether a position is open.
  let isOpen: Bool
  let wanted = "7"
  let earlier = "10"

  private var venue: String { bench.venue.rawValue }
  private var account: String { bench.practice.account }
  private var symbol: String { bench.symbol.text }

  /// Brings the venue into the state in which every cell begins.
  private func reset() {
    striker.arm(nil, .change)
    bench.simulator.removeAllFaults()
    bench.simulator.deliverHeldRequests()
    bench.simulator.clear(venue: venue, account: account)
    bench.simulator.setMaximumLeverage("75", venue: venue, symbol: symbol)
    bench.simulator.setBalance("25000", venue: venue, account: account)
    bench.simulator.set(
      venue: venue, account: account, symbol: symbol, long: earlier, short: earlier)
    if isOpen {
      bench.simulator.openPosition(venue: venue, account: account, symbol: symbol)
    }
    // Whatever was counted, banned or measured is long past.
    bench.clock.skip(.seconds(7200))
  }

  /// A change that somebody looked at while all was well: every cell begins with agreeing to it.
  struct Reviewed {
    let proposal: Proposal
    let accountReading: AccountReading
  }

  func review() async throws -> Reviewed {
    reset()
    let connection = await bench.desk.connect(bench.account)
    let before = await bench.desk.examine(instrument, in: bench.account)
    let proposal = await bench.desk.propose(
      LeverageSetting(both: try Leverage(wanted)), on: before, in: bench.account,
      accountReading: connection)
    return Reviewed(proposal: proposal, accountReading: connection)
  }

  /// One change under a fault. False where the venue's rules forbid it before anything is sent.
  func change(_ name: FaultName?, _ target: Striker.Target, _ reviewed: Reviewed) async -> Bool {
    guard reviewed.proposal.isPossible else { return false }
    reset()
    let cell = "\(name?.rawValue ?? "no fault") on \(target.rawValue), \(isOpen ? "open" : "flat")"
    if let name { striker.arm(FaultTable.fault(name, method: nil), target) }
    let submission = await bench.desk.submit(
      reviewed.proposal, on: instrument, in: bench.account,
      accountReading: reviewed.accountReading)
    striker.arm(nil, .change)
    guard case .decided(let report) = submission else {
      Issue.record("\(cell): not sent: \(submission)")
      return false
    }
    judge(report, name, cell)
    if name == nil, isOpen, reading.refusesWhileOpen {
      #expect(report.outcome == .refused, "\(cell): \(words(report))")
    } else if name == nil, !reading.forbidsEveryChange {
      #expect(report.outcome == .applied, "\(cell): \(words(report))")
      #expect(report.proof != .none, "\(cell)")
    }
    // What a proxy still holds reaches the venue now: no word that was said may become false.
    if bench.simulator.deliverHeldRequests() > 0 {
      judge(report, name, cell + ", delivered late")
    }
    return true
  }

  private func judge(_ report: ChangeReport, _ name: FaultName?, _ cell: String) {
    let truth = bench.truth()
    for step in report.steps {
      let holdsWanted = truth.map { step.step.agrees(with: $0) } ?? false
      switch step.verdict.outcome {
      case .applied, .alreadySet:
        // An echo, "not modified", or the row of a position that moved tells what the venue did, not
        // what somebody did afterwards.
        let cannotKnow =
          name == .changeByOther && (step.verdict.proof != .readBack || report.isShownByPosition)
        #expect(holdsWanted || cannotKnow, "\(cell): \(words(report))")
        #expect(step.verdict.proof != .none, "\(cell)")
      case .refused:
        // The venue's own documented refusal is all there is where no reading could contradict it,
        // and only there; and it is told for what it is.
        let isUnread = step.verdict.proof == .none && !reading.offersReading(isOpen: isOpen)
        let cannotKnow = name?.refusesWhatItApplied(on: bench.venue) == true && isUnread
        #expect(!holdsWanted || cannotKnow, "\(cell): \(words(report))")
        switch step.verdict.reason {
        case .notSent: break
        case .refusedNotRead:
          #expect(isUnread, "\(cell): \(words(report))")
          #expect(Wording.reason(step.verdict.reason).contains("was not read"))
        default: #expect(step.verdict.proof == .readBack, "\(cell): \(words(report))")
        }
      case .notConfirmed, .unknown: break
      }
      let sentence = Wording.reason(step.verdict.reason)
      #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  private func words(_ report: ChangeReport) -> String {
    report.steps.map {
      "\(Wording.result($0.verdict.outcome, $0.verdict.proof)): \(Wording.reason($0.verdict.reason))"
    }.joined(separator: "; ") + "; the venue holds \(String(describing: bench.truth()))"
  }

  /// One reading under a fault: what is told as the setting is the setting.
  func read(_ name: FaultName) async {
    reset()
    striker.arm(FaultTable.fault(name, method: nil), .reading)
    let told = await bench.desk.leverage(of: bench.symbol, in: bench.account, priority: .selected)
    striker.arm(nil, .reading)
    if let values = told.value?.values {
      #expect(values == bench.truth(), "\(name.rawValue) on a reading, \(isOpen ? "open" : "flat")")
    }
  }
}

extension Gate {
  /// For the readings of the documents, each of which runs its cells one after the other.
  static let readings = Gate(width: 8)
}

extension FaultName {
  /// Whether the venue's documented refusal comes although the change was applied.
  fileprivate func refusesWhatItApplied(on venue: Venue) -> Bool {
    // A success of CoinSwitch HFT has no data that an error could stand beside.
    self == .refusedApplied || self == .errorBesideData && venue == .coinswitchHFT
  }
}

extension ChangeReport {
  /// Whether all that a reading showed was what an open position carries.
  fileprivate var isShownByPosition: Bool {
    if case .position = readBack { true } else { false }
  }
}

extension DocumentReading {
  /// Whether the account can change nothing under it.
  var forbidsEveryChange: Bool {
    variant == .hftPortfolioMargin || variant == .hftUnprovisioned
  }

  /// Whether the setting of an instrument that was changed before can be read: the row of an open
  /// position on CoinSwitch HFT is not the setting, and an account that can change nothing there is
  /// shown none.
  func offersReading(isOpen: Bool) -> Bool {
    switch venue {
    case .ztdx: false
    case .coinswitchHFT: !isOpen && variant != .hftFlatNoRow && !forbidsEveryChange
    case .coinswitchFutures, .bingx: true
    }
  }

  /// Whether the venue refuses a change of an instrument with an open position, in words that no
  /// reading foretells.
  fileprivate var refusesWhileOpen: Bool { variant == .bingxRiskForbidden }
}
