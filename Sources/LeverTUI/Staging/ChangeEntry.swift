import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

/// A change in the list below the panes.
struct ChangeEntry: Equatable {
  /// How far it has come.
  enum State: Equatable {
    /// Waits for a review.
    case staged
    /// On its way since then.
    case submitting(since: Date)
    /// A reading made just before sending forbade it; nothing was sent.
    case blocked(Proposal, at: Date)
    /// The journal forbade it; nothing was sent.
    case withheld(Withholding, at: Date)
    /// Its outcome is there.
    case decided(ChangeReport)
  }

  /// The number by which messages name it.
  let identifier: Int
  /// The instrument as it was listed.
  let instrument: Instrument
  /// What the user agreed to, or is about to.
  var proposal: Proposal
  /// What it is for.
  var purpose = ChangePurpose.asked
  /// How far it has come.
  var state: State
  /// Why the desk would hold it back, as far as the journal tells now; nil when it would not.
  var withholding: Withholding?
  /// Whether a reading is under way that may end that.
  var isBeingReconciled = false
  /// What it does at the moment; nil while it is not on its way.
  var progress: Progress?

  /// A stage of a change and when it began.
  struct Progress: Equatable {
    let stage: ChangeStage
    let since: Date
  }

  /// From what to what, by the latest reading: the one made just before sending where there is one.
  var latestChange: Change {
    switch state {
    case .staged, .submitting, .withheld: proposal.change
    case .blocked(let proposal, _): proposal.change
    case .decided(let report): report.change
    }
  }

  /// The unsettled changes that it would override.
  var overridden: [JournalledChange] {
    if case .unsettled(let changes) = withholding { changes } else { [] }
  }

  /// Whether nothing known forbids it. What is unsettled forbids it only while it is being read.
  var isPossible: Bool {
    proposal.isPossible
      && (withholding == nil || !overridden.isEmpty && !isBeingReconciled)
  }

  /// The instrument that it changes.
  var instrumentKey: InstrumentKey {
    InstrumentKey(
      account: proposal.account, venue: proposal.venue, symbol: instrument.symbol)
  }

  /// Whether its end is still open: quitting now would lose sight of it.
  var isOpen: Bool {
    switch state {
    case .staged, .submitting: true
    case .blocked, .withheld, .decided: false
    }
  }

  /// Whether it is on its way.
  var isSubmitting: Bool { if case .submitting = state { true } else { false } }

  /// Whether nobody knows what became of it.
  var isUnknown: Bool {
    if case .decided(let report) = state { report.outcome == .unknown } else { false }
  }
}
