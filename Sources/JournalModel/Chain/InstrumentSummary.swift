import LeverDomain

/// What the records so far come to for one instrument: as much of them as the next change of it has
/// to know.
///
/// What is in doubt, concluded and undoable here is part of the journal's format, because the chain
/// names a hash over it: these rules stay as they are whatever is later said of a change on a screen.
public struct InstrumentSummary: Hashable, Sendable {
  /// The instrument.
  public let instrument: InstrumentKey
  /// The changes without a conclusion, or concluded as unknown and not overtaken, oldest first.
  public private(set) var inDoubt: [ChangePlace] = []
  /// The newest change that is not in doubt and was not refused.
  public private(set) var concluded: ChangePlace?
  /// The newest change that was concluded as applied over a setting that was known.
  public private(set) var undoable: ChangePlace?

  /// An instrument of which nothing is written down.
  public init(_ instrument: InstrumentKey) { self.instrument = instrument }

  /// Takes note of a change as its records tell of it now.
  public mutating func note(_ change: JournalledChange, at place: ChangePlace) {
    let outcome = change.conclusion?.outcome
    let isInDoubt = Self.isInDoubt(change)
    inDoubt.removeAll { $0.sequence == place.sequence }
    if isInDoubt {
      inDoubt.append(place)
      inDoubt.sort { $0.sequence < $1.sequence }
    }
    let isApplied = outcome == .applied && change.intent.change.from != nil
    Self.note(place, isOne: !isInDoubt && outcome != .refused, in: &concluded)
    Self.note(place, isOne: !isInDoubt && isApplied, in: &undoable)
  }

  /// Whether a change counts as in doubt here.
  public static func isInDoubt(_ change: JournalledChange) -> Bool { change.isUnsettled }

  /// Keeps the newest. One that is none any longer leaves nothing known: what was there before it is
  /// not remembered, and saying nothing is never wrong.
  private static func note(_ place: ChangePlace, isOne: Bool, in newest: inout ChangePlace?) {
    if isOne {
      if newest.map({ $0.sequence <= place.sequence }) ?? true { newest = place }
    } else if newest?.sequence == place.sequence {
      newest = nil
    }
  }

  /// Every place that is named, each once, oldest first.
  public var places: [ChangePlace] {
    Set(inDoubt + [concluded, undoable].compactMap(\.self)).sorted { $0.sequence < $1.sequence }
  }
}

extension InstrumentSummary {
  /// The summary as a line: `ACCOUNT VENUE SYMBOL doubt 7:HASH … concluded 4,5,6:HASH undoable …`.
  public var line: String {
    let instrument = self.instrument
    var parts = [instrument.account.text, instrument.venue.rawValue, instrument.symbol.text]
    for place in inDoubt { parts += ["doubt", place.text] }
    if let concluded { parts += ["concluded", concluded.text] }
    if let undoable { parts += ["undoable", undoable.text] }
    return parts.joined(separator: " ") + "\n"
  }

  /// A summary as ``line`` writes it, without the line feed; nil for anything else.
  public init?(line: Substring) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.count % 2 == 1, let account = AccountName(String(parts[0])),
      let venue = Venue(rawValue: String(parts[1])), let symbol = ContractSymbol(String(parts[2]))
    else { return nil }
    instrument = InstrumentKey(account: account, venue: venue, symbol: symbol)
    for index in stride(from: 3, to: parts.count, by: 2) {
      guard let place = ChangePlace(parts[index + 1]) else { return nil }
      switch parts[index] {
      case "doubt": inDoubt.append(place)
      case "concluded": concluded = place
      case "undoable": undoable = place
      default: return nil
      }
    }
    guard self.line == line + "\n" else { return nil }
  }
}
