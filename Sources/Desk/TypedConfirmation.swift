public import JournalModel
public import LeverDomain

/// What the user must type before a change is sent, where one key or a plain yes is not enough.
public struct TypedConfirmation: Hashable, Sendable {
  /// Why the value must be typed.
  public enum Reason: Hashable, Sendable {
    /// A position is open.
    case openPosition
    /// A side goes up to more than this threshold, or may: where what is set is not known, it counts
    /// as lower.
    case raise(above: Leverage)
    /// It is not known what became of an earlier change, and this one is sent all the same.
    case earlierChangeInDoubt
  }

  /// Why.
  public let reason: Reason
  /// The whole setting: `50`, or `50/20` for long and short. The higher one alone would not tell
  /// 50/20 from 20/50.
  public let text: String

  /// What confirms a setting.
  init(_ reason: Reason, of setting: LeverageSetting) {
    self.reason = reason
    text = "\(setting)"
  }

  /// Whether what was typed confirms; spaces do not matter.
  public func accepts(_ typed: String) -> Bool { typed.filter { !$0.isWhitespace } == text }
}

extension TypedConfirmation {
  /// What a change demands by itself; nil where it demands nothing.
  ///
  /// - Parameters:
  ///   - wanted: the setting that is wanted.
  ///   - reading: what is known of the instrument.
  ///   - threshold: a raise above this must be confirmed.
  init?(of wanted: LeverageSetting, on reading: InstrumentReading, above threshold: Leverage) {
    if let positions = reading.positions.value, !positions.isEmpty {
      self.init(.openPosition, of: wanted)
    } else if Self.raises(from: reading.values, to: wanted, above: threshold) {
      self.init(.raise(above: threshold), of: wanted)
    } else {
      return nil
    }
  }

  /// Whether a side goes up to more than the threshold; an unknown start counts as lower.
  private static func raises(
    from: LeverageSetting?, to wanted: LeverageSetting, above threshold: Leverage
  ) -> Bool {
    PositionSide.allCases.contains { side in
      guard wanted[side] > threshold else { return false }
      return from.map { wanted[side] > $0[side] } ?? true
    }
  }
}

extension Proposal {
  /// What must be typed before the change is sent; nil where nothing need be.
  ///
  /// - Parameter earlier: the changes in doubt that it is to be sent in spite of. Where a flag of the
  ///   command line says so by name, they need no confirmation and are left out.
  public func confirmation(despite earlier: [JournalledChange]) -> TypedConfirmation? {
    confirmation ?? (earlier.isEmpty ? nil : .init(.earlierChangeInDoubt, of: change.to))
  }
}
