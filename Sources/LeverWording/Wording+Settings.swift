public import Desk
public import FoundationEssentials
public import LeverDomain

extension Wording {
  /// What a change starts from, and where that comes from when it was not read:
  /// `5x (confirmed by lever)`.
  public static func from(_ change: Change) -> String {
    guard let from = change.from else { return "not known" }
    return setting(from) + (change.fromSource == .proved ? " (\(provedByLever))" : "")
  }

  /// What stands beside a setting that a change proved and nothing has read since.
  public static let provedByLever = "confirmed by lever"

  /// The leverage that open positions carry, which need not be the setting: `position at 10x`; empty
  /// where none is open, or none tells.
  public static func positionLeverages(_ reading: InstrumentReading) -> String {
    let open = (reading.positions.value ?? []).compactMap { position in
      position.leverage.map { (position.side, $0) }
    }
    guard Set(open.map(\.0)).count > 1 else {
      return open.first.map { "position at \(multiple($0.1))" } ?? ""
    }
    return open.map { "\($0.0.rawValue) position at \(multiple($0.1))" }.joined(separator: ", ")
  }

  /// What a change does to the positions that are open; nil where none is known to be open, or where
  /// they forbid the change.
  public static func positionEffect(_ reading: InstrumentReading, _ traits: VenueTraits) -> String?
  {
    guard traits.openPosition == .advises, reading.positions.value?.isEmpty == false else {
      return nil
    }
    return switch traits.positionMargin {
    case .kept: "only later orders are affected; an open position keeps its leverage and margin"
    case .assumedRecomputed:
      "what a change does to an open position is not documented; assumed: it takes the new leverage, "
        + "and its margin is computed anew"
    }
  }

  /// What a change costs of the venue's limit, and what it is proved by.
  public static func cost(_ proposal: Proposal, traits: VenueTraits) -> String {
    let count = proposal.steps.count
    let requests = count == 1 ? "1 request" : "\(count) requests"
    guard traits.settingSource != .notOffered else {
      return requests + ", confirmed by the venue's echo"
    }
    return requests + " + read-back"
      + (traits.provesByRepeating ? "; once more if no reading can prove it" : "")
  }

  /// The window of a rate limit behind `per`: `min`, `5 s`.
  public static func perWindow(_ window: Duration) -> String {
    let text = duration(window)
    return text.hasPrefix("1 ") ? String(text.dropFirst(2)) : text
  }

  /// That a change asks for what lever proved last, and why it is sent all the same; nil where it
  /// does not.
  public static func provedAlready(_ proposal: Proposal, _ reading: InstrumentReading, now: Date)
    -> String?
  {
    guard proposal.isProvedToBeSet, case .proved(let proved) = reading.setting else { return nil }
    return
      "lever proved \(setting(proved.setting)) \(CoarseAge(of: proved.provedAt, now: now).text), and "
      + "nothing has read it since: it is sent all the same"
  }
}
