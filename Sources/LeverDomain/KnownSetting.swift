public import FoundationEssentials

/// The setting that the last proved change of an instrument left, by the journal. Not read now:
/// somebody may have changed it since.
public struct ProvedSetting: Hashable, Sendable {
  /// The values.
  public let setting: LeverageSetting
  /// What the proof was.
  public let proof: Proof
  /// The change that proved it.
  public let change: ChangeIdentifier
  /// When it was proved, by the local clock.
  public let provedAt: Date

  /// A setting that a change proved.
  public init(setting: LeverageSetting, proof: Proof, change: ChangeIdentifier, provedAt: Date) {
    self.setting = setting
    self.proof = proof
    self.change = change
    self.provedAt = provedAt
  }
}

/// What is known of a setting, and from which of three sources that are never mixed.
public enum KnownSetting: Hashable, Sendable {
  /// Read from the venue at a moment.
  case read(LeverageSetting, at: Date)
  /// Not read; the journal's last proved change left it so.
  case proved(ProvedSetting)
  /// Neither read nor proved.
  case notKnown

  /// A source of what is known of a setting.
  public enum Source: String, CaseIterable, Sendable, Hashable {
    /// A document, or the venue's engine, says that what was read is the setting.
    case read
    /// The journal's last proved change.
    case proved = "proved_by_lever"
    /// None.
    case notKnown = "not_known"
  }

  /// The values; nil when they are not known.
  public var values: LeverageSetting? {
    switch self {
    case .read(let values, _): values
    case .proved(let proved): proved.setting
    case .notKnown: nil
    }
  }

  /// Where the values come from.
  public var source: Source {
    switch self {
    case .read: .read
    case .proved: .proved
    case .notKnown: .notKnown
    }
  }

  /// What the values rest on.
  public var proof: Proof {
    switch self {
    case .read: .readBack
    case .proved(let proved): proved.proof
    case .notKnown: .none
    }
  }

  /// Chooses: a reading, unless a change was proved after it was made.
  public init(reading: Reading<LeverageReading>, proved: ProvedSetting?) {
    if case .read(let told, let date) = reading, let values = told.values,
      proved.map({ $0.provedAt <= date }) ?? true
    {
      self = .read(values, at: date)
    } else if let proved {
      self = .proved(proved)
    } else {
      self = .notKnown
    }
  }
}
