import Desk
import FoundationEssentials
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
  /// The place of its account among the accounts.
  let account: Int
  /// The instrument as it was listed.
  let instrument: Instrument
  /// What the person agreed to, or is about to.
  var proposal: Proposal
  /// What it is for.
  var purpose = ChangePurpose.asked
  /// How far it has come.
  var state: State

  /// From what to what, by the latest reading: the one made just before sending where there is one.
  var latestChange: Change {
    switch state {
    case .staged, .submitting, .withheld: proposal.change
    case .blocked(let proposal, _): proposal.change
    case .decided(let report): report.change
    }
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

extension Model {
  /// The changes in the order of the list: unknown ones first, then those on their way or staged,
  /// then the others, the latest first.
  var orderedChanges: [ChangeEntry] {
    func rank(_ entry: ChangeEntry) -> Int {
      if entry.isUnknown { return 0 }
      return entry.isOpen ? 1 : 2
    }
    return changes.sorted {
      (rank($0), -$0.identifier) < (rank($1), -$1.identifier)
    }
  }
}
