import FoundationEssentials
import JournalModel
import LeverDomain

/// What one side of an instrument was set to over time, as far as the journal proves it.
struct LeverageHistory: Equatable {
  /// One moment of which the journal tells.
  struct Moment: Equatable {
    /// When, by the local clock.
    let date: Date
    /// What was set then, by a reading or an echo; nil where nobody knows.
    let value: Leverage?
    /// Whether it is known to have been set until the next moment.
    var isHeld = false
  }

  /// The moments, oldest first.
  private(set) var moments: [Moment] = []

  /// What the changes of one instrument tell of one side.
  init(of changes: some Sequence<JournalledChange>, side: PositionSide) {
    for change in changes.sorted(by: { $0.sequence < $1.sequence }) { take(change, side) }
  }

  /// Whether anything is proved.
  var isEmpty: Bool { !moments.contains { $0.value != nil } }

  /// Every value that was set, from the lowest.
  var values: [Leverage] { Set(moments.compactMap(\.value)).sorted() }

  private mutating func take(_ change: JournalledChange, _ side: PositionSide) {
    let date = change.intent.moment.local
    // What was read just before it was sent.
    let before = change.intent.change.from?[side]
    if let last = moments.last {
      moments[moments.count - 1].isHeld = before != nil && last.value == before
    }
    if let before, moments.last?.value != before {
      add(Moment(date: date, value: before, isHeld: true))
    }
    guard let conclusion = change.conclusion,
      let value = Self.value(change, conclusion, side)
    else { return add(Moment(date: date, value: nil)) }
    // When one that somebody else settled later took effect, nobody saw.
    if conclusion.author.process != change.intent.author.process {
      add(Moment(date: date, value: nil))
    }
    add(Moment(date: conclusion.moment.local, value: value))
  }

  /// What the end of a change proves to be set; nil when it proves nothing.
  private static func value(
    _ change: JournalledChange, _ conclusion: ChangeConclusion, _ side: PositionSide
  ) -> Leverage? {
    if case .value(let setting) = conclusion.readBack { return setting[side] }
    switch conclusion.outcome {
    case .applied, .alreadySet: return change.intent.change.to[side]
    // Of a refusal that was not read, there is the venue's word alone.
    case .refused: return change.isNothingSent ? change.intent.change.from?[side] : nil
    case .notConfirmed, .unknown: return nil
    }
  }

  /// Clocks may jump back; the journal's order holds.
  private mutating func add(_ moment: Moment) {
    let date = max(moment.date, moments.last?.date ?? moment.date)
    moments.append(Moment(date: date, value: moment.value, isHeld: moment.isHeld))
  }
}
