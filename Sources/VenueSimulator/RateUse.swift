/// How full one sliding window of a rate limit has been.
public struct RateUse: Sendable, Hashable {
  /// Who and what is counted.
  public let key: String
  /// How much the window allows.
  public let limit: Int
  /// How long the window is.
  public let milliseconds: Int64
  /// The most that was counted in it at once.
  public let most: Int
}
