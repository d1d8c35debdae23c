import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

extension Model {
  /// Whether long and short have a value each on the selected instrument.
  var isApart: Bool {
    guard let account, let row else { return false }
    return account.account.traits.sidesMayDiffer && row.reading.knownPositionMode == .hedge
  }

  /// Whether both sides move together.
  var isLinked: Bool { draft.isLinked ?? (row?.reading.values?.isUniform ?? true) }

  /// What is wanted on one side: what the user asked for, else what is set.
  func wanted(_ side: PositionSide) -> Leverage? {
    draft[side] ?? row?.reading.values?[side]
  }

  /// The setting that is wanted; nil while the user asked for nothing, or a side is not known.
  var wantedSetting: LeverageSetting? {
    guard draft.isTouched else { return nil }
    if !isApart {
      return (draft.long ?? draft.short).map { LeverageSetting(both: $0) }
    }
    guard let long = wanted(.long), let short = wanted(.short) else { return nil }
    return LeverageSetting(long: long, short: short)
  }

  /// The draft held against everything known now.
  var proposedChange: Proposal? {
    guard let wantedSetting, let row, let account else { return nil }
    return propose(wantedSetting, on: row.reading, in: account)
  }

  /// A setting held against everything known now.
  func propose(
    _ wanted: LeverageSetting, on reading: InstrumentReading, in account: AccountState
  ) -> Proposal {
    Proposal(
      setting: wanted, on: reading, account: account.account, accountReading: account.reading,
      changeBudget: account.changeBudget, confirmAbove: confirmAbove)
  }

  /// What is wrong with the value being typed; nil when nothing is.
  var entryProblem: String? {
    guard let entry = draft.entry else { return nil }
    do throws(LeverageSyntaxError) {
      let value = try Leverage(entry)
      return row?.reading.limits?.violation(of: value).map(Wording.violation)
    } catch {
      return Wording.syntaxError(error, text: entry)
    }
  }

  /// Asks for a value on the side that the keys move, or on both.
  mutating func want(_ value: Leverage?, on side: PositionSide? = nil) {
    if isApart, !isLinked {
      draft[side ?? draft.side] = value
    } else {
      draft.long = value
      draft.short = value
    }
  }

  /// The slider of the selected instrument; nil while its limits are not known.
  var slider: SliderScale? {
    row?.reading.limits.map {
      SliderScale(
        limits: $0,
        columns: LeveragePaneLayout(pane: layout.leverage, isApart: isApart).track.count)
    }
  }

  /// Moves the value by so many steps. From a setting that the venue does not tell it starts at
  /// the minimum; from a value that is not allowed, at the next allowed one in that direction.
  mutating func step(by steps: Int) {
    guard let limits = limitsOrRemark(), isStartKnownOrRemark() else { return }
    guard let value = wanted(draft.side) else { return want(limits.minimum) }
    let index = limits.lowerIndex(of: value)
    let isBetween = limits.violation(of: value) != nil && value > limits.minimum
    want(limits.value(at: index + steps + (isBetween && steps < 0 ? 1 : 0)))
  }

  /// Moves the value to the next round one.
  mutating func stepRound(by direction: Int) {
    guard let limits = limitsOrRemark(), isStartKnownOrRemark(), let slider else { return }
    guard let value = wanted(draft.side) else { return want(limits.minimum) }
    want(slider.roundValue(beyond: value, by: direction))
  }

  /// Moves the value to an end of the range.
  mutating func moveToEnd(_ end: KeyPath<LeverageLimits, Leverage>) {
    guard let limits = limitsOrRemark() else { return }
    want(limits[keyPath: end])
  }

  private mutating func limitsOrRemark() -> LeverageLimits? {
    if let limits = row?.reading.limits { return limits }
    remark = .warning(row == nil ? "no instrument is selected" : "the limits are not read yet")
    return nil
  }

  /// Whether a step has somewhere to start from. A setting that is still to be read is waited for:
  /// a step from the minimum would look like a step from what is set.
  private mutating func isStartKnownOrRemark() -> Bool {
    guard wanted(draft.side) == nil, row?.reading.leverage == .notRead else { return true }
    remark = .warning("what is set is not read yet; a typed value does not wait for it")
    return false
  }

  /// Begins typing a value with its first characters.
  mutating func beginEntry(_ text: String) {
    guard row != nil else {
      remark = .warning("no instrument is selected")
      return
    }
    draftBeforeEntry = draft
    focusBeforeEntry = focus
    focus = .leverage
    type(text)
  }

  /// Takes in what is typed so far; the slider follows as soon as it is a number.
  mutating func type(_ text: String) {
    draft.entry = String(text.prefix(20))
    let before = draftBeforeEntry ?? Draft()
    draft.long = before.long
    draft.short = before.short
    if let value = try? Leverage(text) { want(value) }
  }

  /// Gives up the value being typed.
  mutating func giveUpEntry() {
    if let before = draftBeforeEntry { draft = before }
    draft.entry = nil
    draftBeforeEntry = nil
    if let focusBeforeEntry { focus = focusBeforeEntry }
    focusBeforeEntry = nil
  }

  /// Takes the value being typed for good. False when it is none.
  mutating func acceptEntry() -> Bool {
    guard draft.entry != nil else { return true }
    if let problem = entryProblem {
      remark = Remark(text: problem, role: .danger)
      return false
    }
    draft.entry = nil
    draftBeforeEntry = nil
    return true
  }

  /// Scrolls the lower part of the pane.
  mutating func scrollDetails(by lines: Int) {
    detailTop = max(0, min(detailTop + lines, LeveragePane.lastDetailTop(self)))
  }

  /// Switches the side that the keys move.
  mutating func switchSide() {
    guard isApart else {
      remark = .note(Wording.oneValueForBothSides)
      return
    }
    draft.side = draft.side.opposite
  }

  /// Moves both sides together, or each by itself.
  mutating func toggleLink() {
    guard isApart else {
      remark = .note(Wording.oneValueForBothSides)
      return
    }
    let willLink = !isLinked
    draft.isLinked = willLink
    if willLink, draft.isTouched, let value = wanted(draft.side) { want(value) }
  }
}
