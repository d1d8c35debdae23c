import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

extension Model {
  /// Opens the review of what is wanted on the selected instrument, or says why there is nothing
  /// to review. What was typed ahead is thrown away, so that it cannot confirm.
  mutating func openReview() -> [Effect] {
    guard let row else { return [] }
    guard acceptEntry() else { return [] }
    guard let proposal = proposedChange else {
      remark = .note(
        draft.isTouched
          ? "the other side is not known; give it a value too"
          : "type a value or move the slider first")
      return []
    }
    if let violation = proposal.violations.first {
      remark = Remark(text: Wording.violation(violation), role: .danger)
      return []
    }
    if proposal.isAlreadySet {
      remark = .note("already \(Wording.setting(proposal.change.to))")
      return []
    }
    if isSubmitting(row.symbol, account: selectedAccount) {
      remark = .warning("a change of \(row.symbol) is in progress; wait for its outcome")
      return []
    }
    let entry = ChangeEntry(
      identifier: nextChange, account: selectedAccount, instrument: row.reading.instrument,
      proposal: proposal, state: .staged)
    nextChange += 1
    dialog = .review(Review(entries: [entry]))
    markForExamination()
    return [.discardPendingInput] + askBudgets(of: selectedAccount)
  }

  /// Whether a change of an instrument is on its way.
  func isSubmitting(_ symbol: ContractSymbol, account: Int) -> Bool {
    changes.contains {
      $0.isSubmitting && $0.account == account && $0.instrument.symbol == symbol
    }
  }

  /// Holds the reviewed changes against what has been read since.
  mutating func refreshReview() {
    guard case .review(var review) = dialog else { return }
    for index in review.entries.indices {
      let known = review.entries[index].overridden.map(\.identifier)
      let key = review.entries[index].instrumentKey
      review.entries[index].withholding = withholding(of: key)
      review.entries[index].isBeingSettled = isBeingSettled(key)
      // What was typed before was not typed in the face of this.
      if review.entries[index].overridden.contains(where: { !known.contains($0.identifier) }) {
        review.typed = ""
      }
      let entry = review.entries[index]
      guard accounts.indices.contains(entry.account),
        let place = accounts[entry.account].list.place(of: entry.instrument.symbol)
      else { continue }
      let account = accounts[entry.account]
      review.entries[index].proposal = propose(
        entry.proposal.change.to, on: account.list.rows[place].reading, in: account)
    }
    dialog = .review(review)
  }

  /// Takes in a character of the value that must be typed again.
  mutating func typeAgain(_ scalar: Unicode.Scalar) {
    guard case .review(var review) = dialog, review.isPossible, review.confirmation != nil,
      review.typed.count < 24
    else { return }
    review.typed.unicodeScalars.append(scalar)
    dialog = .review(review)
  }

  /// Does what a key asks for in the review.
  mutating func obeyInReview(_ intent: Intent) -> [Effect] {
    guard case .review(var review) = dialog else { return [] }
    switch intent {
    case .confirm: return submit(review)
    case .cancel:
      dialog = nil
      remark = .note("cancelled; nothing was sent")
      return []
    case .eraseBackward: review.typed = String(review.typed.dropLast())
    case .move(let lines): review.top = scrolled(review, by: lines)
    case .movePage(let pages): review.top = scrolled(review, by: pages * 8)
    default: return []
    }
    dialog = .review(review)
    return []
  }

  private func scrolled(_ review: Review, by lines: Int) -> Int {
    max(0, min(review.top + lines, ReviewDialog.lastTop(self, review)))
  }

  private mutating func submit(_ review: Review) -> [Effect] {
    guard review.isPossible else {
      remark = .warning("this change cannot be made now; nothing was sent")
      return []
    }
    guard review.isConfirmable else {
      remark = .warning("type \(review.confirmation?.text ?? "") first, then y")
      return []
    }
    dialog = nil
    if review.entries.contains(where: { $0.purpose == .asked }) { draft = Draft() }
    if let focusBeforeEntry { focus = focusBeforeEntry }
    focusBeforeEntry = nil
    return review.entries.map { entry in
      var entry = entry
      entry.state = .submitting(since: now)
      changes.append(entry)
      return .submit(
        change: entry.identifier, account: entry.account,
        Submittal(
          proposal: entry.proposal, instrument: entry.instrument,
          reading: accounts[entry.account].reading, reason: entry.purpose.reason,
          isDespiteUnsettled: !entry.overridden.isEmpty))
    }
  }

  /// Takes in what a submitted change does now.
  mutating func takeStage(_ stage: ChangeStage, of identifier: Int) {
    guard let index = changes.firstIndex(where: { $0.identifier == identifier }),
      changes[index].isSubmitting
    else { return }
    changes[index].progress = ChangeEntry.Progress(stage: stage, since: now)
  }

  /// Takes in what became of a submitted change.
  mutating func takeSubmission(_ submission: Submission, of identifier: Int) -> [Effect] {
    guard let index = changes.firstIndex(where: { $0.identifier == identifier }) else { return [] }
    let entry = changes[index]
    guard accounts.indices.contains(entry.account) else { return [] }
    let place = accounts[entry.account].list.place(of: entry.instrument.symbol)
    switch submission {
    case .blocked(let proposal):
      changes[index].state = .blocked(proposal, at: now)
      if let place {
        accounts[entry.account].list.change(place) { $0.needsExamination = true }
      }
    case .withheld(let withholding):
      changes[index].state = .withheld(withholding, at: now)
    case .decided(let report):
      changes[index].state = .decided(report)
      if let place {
        accounts[entry.account].list.change(place) { row in
          // Where the venue says how large a position may be at the present leverage, that is old.
          let isOutdated = row.reading.leverage.value?.maximumPositionValue != nil
          row.know { $0.receive(report) }
          row.needsExamination = isOutdated || !report.outcome.isSuccess
        }
      }
    }
    return askBudgets(of: entry.account) + keepSoon(entry.account)
  }
}
