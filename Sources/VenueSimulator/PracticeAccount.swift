/// An account on the practice desk: where it is reached, and with which made-up keys.
public struct PracticeAccount: Sendable, Equatable {
  /// The account's name: the venue's, with a number from the second account on.
  public let account: String
  /// The venue that it plays on, as configurations name it: `coinswitch-futures`, ….
  public let venue: String
  /// `http://127.0.0.1:PORT`.
  public let baseURL: String
  /// The key that requests carry.
  public let apiKey: String
  /// The secret that signs. It protects nothing outside the simulator.
  public let apiSecret: String
}
