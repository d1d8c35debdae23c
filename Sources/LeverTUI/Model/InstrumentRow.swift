import Desk
import FoundationEssentials
import LeverDomain

/// One instrument of an account as the screen knows it.
struct InstrumentRow {
  /// What is known of it.
  var reading: InstrumentReading
  /// When everything that bears on a change was last read.
  var examinedAt: Date?
  /// Whether it is to be examined when it is selected.
  var needsExamination = true
  /// Whether it can be changed; nil until worked out.
  var changeable: Changeable?

  /// A row of which only the list is known.
  init(_ instrument: Instrument) { reading = InstrumentReading(instrument) }

  /// The venue's symbol.
  var symbol: ContractSymbol { reading.instrument.symbol }
}

/// The short answer to whether an instrument's leverage can be changed now.
struct Changeable: Equatable {
  /// Whether it can.
  var changeability: Changeability
  /// What speaks most strongly against it or should be known; nil when nothing does.
  var reason: Precondition?

  /// The answer that a list of preconditions, blocking ones first, amounts to.
  init(_ preconditions: [Precondition]) {
    changeability = Changeability(preconditions)
    reason =
      switch changeability {
      case .impossible:
        preconditions.first { $0.state == .blocking && !$0.evidence.contains(.notRead) }
      case .possible: preconditions.first { $0.state == .advisory }
      case .notKnown: nil
      }
  }

  /// The state whose sign stands for the answer.
  var state: Precondition.State {
    switch changeability {
    case .impossible: .blocking
    case .notKnown: .unknown
    case .possible: reason == nil ? .met : .advisory
    }
  }
}
