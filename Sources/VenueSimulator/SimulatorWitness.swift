/// Somebody in the simulator's own process who sees every request pass, may hold it up, and decides
/// what goes wrong with it. For tests that have to know where a request is.
public struct SimulatorWitness: Sendable {
  /// A request as it passes.
  public struct Passage: Sendable, Hashable {
    /// The venue.
    public let venue: String
    /// The account whose key the request carries, whether or not its signature is right; nil for
    /// one without a key.
    public let account: String?
    /// The verb.
    public let method: String
    /// The path, without the query.
    public let path: String
    /// The instrument whose leverage it would change; nil for a request that reads.
    public let changedSymbol: String?
    /// The side that it would change, where a change takes one request a side.
    public let changedSide: String?
  }

  /// Told of a request that has arrived, before anything is done about it. The request waits until
  /// this returns, and what it returns goes wrong with it, whatever else those faults are
  /// restricted to.
  public let arrived: @Sendable (Passage) -> [Fault]
  /// Told of a request that a proxy holds from now on, before its client hears anything. When the
  /// request is delivered, ``answered`` is told as of any other.
  public let held: @Sendable (Passage) -> Void
  /// Told of the same request once the venue has carried it out, or has not, and before a byte of
  /// its answer leaves. The answer waits until this returns.
  public let answered: @Sendable (Passage) -> Void
  /// Told of a request of which its client hears nothing for as long as it waits: the venue has
  /// carried it out, or has not, or a proxy holds it.
  public let unanswered: @Sendable (Passage) -> Void

  /// A witness. It is called on the thread of the request's own connection, and holds nobody else
  /// up; `answered`, for a request that was held, on the thread that delivers it.
  public init(
    arrived: @escaping @Sendable (Passage) -> [Fault],
    held: @escaping @Sendable (Passage) -> Void = { _ in },
    answered: @escaping @Sendable (Passage) -> Void,
    unanswered: @escaping @Sendable (Passage) -> Void = { _ in }
  ) {
    self.arrived = arrived
    self.held = held
    self.answered = answered
    self.unanswered = unanswered
  }
}
