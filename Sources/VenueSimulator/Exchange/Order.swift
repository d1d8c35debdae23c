/// An order, open or recently finished.
struct Order: Sendable {
  /// Where an order is in its life; each venue spells these in its own way.
  enum Status: Sendable {
    case live
    case partiallyFilled
    case untriggered
    case cancelling
    case filled
    case cancelled

    /// Whether it can still fill.
    var isOpen: Bool {
      switch self {
      case .live, .partiallyFilled, .untriggered, .cancelling: true
      case .filled, .cancelled: false
      }
    }
  }

  let identifier: Identifier
  let symbol: String
  let isBuy: Bool
  var status: Status
  let size: Amount
  let price: Amount
  /// The leverage that its margin is computed with: at first the one it was placed with.
  var leverage: Amount
  /// When it was placed, in Unix milliseconds.
  let createdAt: Int64
  var updatedAt: Int64

  /// Size times price, divided by leverage. One that waits for its trigger closes a position, and
  /// holds nothing; nor does one that is finished.
  var margin: Amount {
    guard status.isOpen, status != .untriggered else { return .zero }
    return (size * price / leverage).truncated(places: 8)
  }
}
