/// One of a venue's rate limits.
public struct RateRule: Hashable, Sendable {
  /// Whom the venue counts.
  public enum Scope: String, Sendable, Hashable {
    /// The account, by its key.
    case account
    /// The address that requests come from.
    case address
  }

  /// The endpoint or group, as a person may read it.
  public let name: String
  /// How much the window allows; nil for a gate that counts nothing and only closes when the
  /// venue says so.
  public let limit: Int?
  /// The window that slides over past requests.
  public let window: Duration
  /// Whom the venue counts.
  public let scope: Scope
  /// How much must stay free, or become free soon, for changes and the readings that prove them.
  public let reserve: Int

  /// A limit. Counts the account, and keeps no reserve, unless said otherwise.
  public init(
    _ name: String, limit: Int, per window: Duration, scope: Scope = .account, reserve: Int = 0
  ) {
    self.name = name
    self.limit = limit
    self.window = window
    self.scope = scope
    self.reserve = reserve
  }

  private init(gate name: String, scope: Scope) {
    self.name = name
    limit = nil
    window = .zero
    self.scope = scope
    reserve = 0
  }

  /// A gate that is open unless the venue closes it, as with a ban.
  public static func gate(_ name: String, scope: Scope) -> RateRule {
    RateRule(gate: name, scope: scope)
  }
}

/// What one request counts against one limit.
public struct RateCharge: Hashable, Sendable {
  /// The limit.
  public let rule: RateRule
  /// How much it counts.
  public let weight: Int

  /// A request that counts `weight`, one unless said otherwise.
  public init(_ rule: RateRule, weight: Int = 1) {
    self.rule = rule
    self.weight = weight
  }
}

/// One window of one account or address.
public struct RateKey: Hashable, Sendable {
  /// Who is counted: a fingerprint of the account's key, or the venue's address.
  public let subject: String
  /// The limit that the window is of. Its name tells it from others of the same subject.
  public let rule: RateRule

  /// Names a window.
  public init(subject: String, rule: RateRule) {
    self.subject = subject
    self.rule = rule
  }
}
