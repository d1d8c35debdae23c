import Desk
import JournalModel
import LeverDomain
import TerminalCanvas

/// The leverage pane: what the user is setting on the selected instrument.
struct LeverageState: Equatable {
  /// What stood on the screen before a burst of moves began.
  ///
  /// A key that is held down moves a row or the knob many times a second. What follows from a move
  /// (margin, tiers, the request, everything about another instrument) nobody reads meanwhile, and
  /// over a slow line it would hold up the next move. So it stays as it was until the moves rest.
  struct Burst: Equatable {
    /// The instrument that was selected.
    let subject: InstrumentKey?
    /// What was being set on it.
    let draft: Draft
    /// The change that this would make, held against what is known now.
    fileprivate(set) var plan: PlannedChange
  }

  /// The instrument that the draft belongs to.
  private(set) var subject: InstrumentKey?
  /// The change that the draft would make.
  private(set) var plan = PlannedChange()
  /// What stood there before the moves that have not come to rest; nil at rest.
  private(set) var burst: Burst?
  /// How far the lower part of the pane is scrolled.
  private(set) var details = ScrollState()
  private var drafting = DraftState()
  /// Where the keyboard goes back to when a typed value is given up or submitted.
  private var focusBeforeEntry: Focus?
  /// The side whose knob the mouse holds since its button went down.
  private var grip: PositionSide?

  /// What the user is setting.
  var draft: Draft { drafting.draft }
  /// The draft held against everything known; nil while nothing whole is wanted.
  var proposal: Proposal? { plan.proposal }
  /// Whether keys are a value now.
  var isTyping: Bool { draft.entry != nil }
  /// Whether another instrument is selected than before the burst.
  var isSelectionMoving: Bool { burst.map { $0.subject != subject } ?? false }

  // MARK: - Instrument and change

  /// Shows another instrument: what was being set on the last one is dropped. Answers whether it is
  /// another.
  mutating func show(_ subject: InstrumentKey?) -> Bool {
    guard subject != self.subject else { return false }
    self.subject = subject
    drafting = DraftState()
    details = ScrollState()
    grip = nil
    return true
  }

  /// Holds the draft against what is known now.
  ///
  /// - Parameters:
  ///   - subject: the selected instrument.
  ///   - resting: the instrument from before the burst.
  mutating func follow(
    _ subject: LeverageSubject?, resting: LeverageSubject?, _ planner: ChangePlanner
  ) {
    plan.follow(Self.basis(draft, subject), planner)
    if let draft = burst?.draft { burst?.plan.follow(Self.basis(draft, resting), planner) }
  }

  private static func basis(_ draft: Draft, _ subject: LeverageSubject?) -> ChangeBasis? {
    guard let subject, let wanted = draft.wantedSetting(on: subject) else { return nil }
    return ChangeBasis(wanted, on: subject.row.reading, in: subject.account)
  }

  // MARK: - Bursts of moves

  /// What a move can change.
  var position: Burst { Burst(subject: subject, draft: draft, plan: plan) }

  /// Notes a move: what follows from it is drawn when the moves rest.
  mutating func beginBurst(from before: Burst) { burst = before }

  /// Draws everything from now on.
  mutating func endBurst() { burst = nil }

  // MARK: - Keys

  /// Does what a key asks for.
  mutating func obey(
    _ command: LeverageCommand, on subject: LeverageSubject?, columns: Int
  ) -> [PaneRequest] {
    switch command {
    case .step(let steps): return say(drafting.obey(.step(steps), on: subject))
    case .stepRound(let direction):
      return say(drafting.obey(.roundStep(direction, columns: columns), on: subject))
    case .toMinimum: return say(drafting.obey(.minimum, on: subject))
    case .toMaximum: return say(drafting.obey(.maximum, on: subject))
    case .review: return [.review]
    case .switchSide: return say(drafting.switchSide(on: subject))
    case .toggleLink: return say(drafting.toggleLink(on: subject))
    case .revert:
      guard draft.isTouched else { return [.focus(.instruments)] }
      drafting.forgetValues()
      return []
    }
  }

  /// Does what a key asks for while a value is typed.
  mutating func obey(_ command: EntryCommand, on subject: LeverageSubject?) -> [PaneRequest] {
    switch command {
    case .review: return [.review]
    case .giveUp, .eraseAll: return giveUpEntry()
    case .eraseLast:
      if draft.entry?.text.count ?? 0 <= 1 { return giveUpEntry() }
      drafting.editEntry(on: subject) { $0.eraseLast() }
      return []
    case .acceptAndGoOn:
      let problem = acceptEntry(on: subject)
      return isTyping ? problem : [.moveFocus(1)]
    }
  }

  /// Begins typing a value with its first characters.
  mutating func beginEntry(
    _ text: String, on subject: LeverageSubject?, from focus: Focus
  ) -> [PaneRequest] {
    guard let subject else { return [.say(.warning("no instrument is selected"))] }
    drafting.beginEntry(text, on: subject)
    focusBeforeEntry = focus
    return [.focus(.leverage)]
  }

  /// Takes in more of the value being typed.
  mutating func type(_ text: String, on subject: LeverageSubject?) {
    drafting.editEntry(on: subject) { $0.type(text) }
  }

  /// Takes the value being typed for good; says why it is none.
  mutating func acceptEntry(on subject: LeverageSubject?) -> [PaneRequest] {
    guard isTyping else { return [] }
    return say(drafting.acceptEntry(on: subject))
  }

  /// Goes on after changes were submitted: what was wanted is dropped where it was among them.
  mutating func submitted(isDraft: Bool) -> [PaneRequest] {
    if isDraft { drafting = DraftState() }
    return goBack()
  }

  /// Chooses the side that the keys move.
  mutating func choose(_ side: PositionSide) { drafting.choose(side) }

  private mutating func giveUpEntry() -> [PaneRequest] {
    drafting.giveUpEntry()
    return goBack()
  }

  private mutating func goBack() -> [PaneRequest] {
    defer { focusBeforeEntry = nil }
    return focusBeforeEntry.map { [.focus($0)] } ?? []
  }

  private func say(_ remark: Remark?) -> [PaneRequest] { remark.map { [.say($0)] } ?? [] }

  // MARK: - Mouse and scrolling

  /// Takes in a click.
  mutating func press(
    at place: Point, on subject: LeverageSubject?, in pane: LeveragePaneLayout
  ) -> [PaneRequest] {
    if let side = pane.slider(at: place), subject != nil {
      drafting.choose(pane.isApart ? side : .long)
      grip = side
      slide(to: place.column, on: subject, in: pane)
    } else if pane.isApart {
      for side in PositionSide.allCases where place.row == pane.valueLine(of: side) {
        drafting.choose(side)
      }
    }
    return [.focus(.leverage)]
  }

  /// Takes in that the knob is dragged to a column.
  mutating func slide(to column: Int, on subject: LeverageSubject?, in pane: LeveragePaneLayout) {
    guard let grip, let limits = subject?.row.reading.limits else { return }
    drafting.endEntry()
    let scale = SliderScale(limits: limits, columns: pane.track.count)
    drafting.want(
      scale.value(at: column - pane.track.lowerBound), on: subject, side: grip)
  }

  /// Lets the knob go.
  mutating func release() { grip = nil }

  /// Takes in a turn of the wheel: over a slider it moves the value, else it scrolls.
  mutating func turnWheel(
    by direction: Int, at place: Point, on subject: LeverageSubject?, in pane: LeveragePaneLayout
  ) -> [PaneRequest] {
    guard let side = pane.slider(at: place), subject != nil else {
      scrollDetails(by: direction * 2)
      return []
    }
    drafting.choose(pane.isApart ? side : .long)
    return say(drafting.obey(.step(-direction), on: subject))
  }

  /// Scrolls the lower part.
  mutating func scrollDetails(by lines: Int) { details.move(.lines(lines)) }

  /// Takes in how far the lower part can be scrolled.
  mutating func fit(details last: Int?) { details.fit(to: last) }
}
