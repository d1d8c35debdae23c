/// The open orders that a venue listed.
public struct OpenOrders: Hashable, Sendable {
  /// The orders.
  public let orders: [OpenOrder]
  /// How far back they were searched for; nil where the venue lists every open order, however old.
  public let searchedBack: Duration?

  /// Orders, all of them unless said otherwise.
  public init(_ orders: [OpenOrder], searchedBack: Duration? = nil) {
    self.orders = orders
    self.searchedBack = searchedBack
  }
}
