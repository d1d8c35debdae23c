/// What a venue says about an account's key.
public struct KeyReport: Hashable, Sendable {
  /// Whether the key may change leverage; nil when the venue does not say.
  public let mayChangeLeverage: Bool?
  /// Whether the key may move money out, which a leverage program never needs; nil when the
  /// venue does not say.
  public let mayWithdraw: Bool?
  /// The venue's own names of the permissions, empty when it gives none.
  public let permissions: [VenueText]

  /// A report on a key that the venue accepted.
  public init(mayChangeLeverage: Bool?, mayWithdraw: Bool?, permissions: [VenueText]) {
    self.mayChangeLeverage = mayChangeLeverage
    self.mayWithdraw = mayWithdraw
    self.permissions = permissions
  }
}
