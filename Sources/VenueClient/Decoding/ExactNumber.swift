import FoundationEssentials
import LeverDomain

/// A number that a venue sends as text or as a JSON number, exact either way. Anything else reads
/// as no number, and so does one with more digits than can be held, whichever way it came.
struct ExactNumber: Decodable, Hashable, Sendable {
  /// The number as plain decimal text; empty where there is none.
  let text: String
  /// Whether something stands in the place of a number that is none, or none that can be held.
  let isMalformed: Bool

  init(_ text: String) {
    self.text = text
    isMalformed = false
  }

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.singleValueContainer(), !container.decodeNil() else {
      text = ""
      isMalformed = false
      return
    }
    if let text = try? container.decode(String.self) {
      let isNumber = text.utf8.count <= 64 && DecimalText.isExact(text)
      self.text = isNumber ? text : ""
      isMalformed = !isNumber && !text.isEmpty
    } else if let number = try? container.decode(Decimal.self), number.isFinite {
      text = number.description
      isMalformed = false
    } else {
      text = ""
      isMalformed = true
    }
  }

  /// The number; nil where there is none.
  var decimal: Decimal? {
    guard !text.isEmpty, let number = Decimal(string: text), number.isFinite else { return nil }
    return number
  }

  /// The number above zero; nil for others.
  var positive: Decimal? { decimal.flatMap { $0 > 0 ? $0 : nil } }

  /// The number as a leverage; nil where it is none.
  var leverage: Leverage? { try? Leverage(text) }

  /// The number as a whole one; nil where it is none.
  var integer: Int64? {
    if let number = Int64(text) { return number }
    return decimal.flatMap { Int64($0.description) }
  }

  /// The number as a price; nil where it is none.
  var price: Price? { decimal.flatMap { Price($0) } }
}

extension Optional where Wrapped == ExactNumber {
  /// The number; nil where there is none.
  var decimal: Decimal? { self?.decimal }
  /// The number above zero; nil for others.
  var positive: Decimal? { self?.positive }
  /// The number as a leverage; nil where it is none.
  var leverage: Leverage? { self?.leverage }
  /// The number as a whole one; nil where it is none.
  var integer: Int64? { self?.integer }

  /// The number as the leverage of a row; nil where the row has none.
  ///
  /// - Throws: ``VenueError`` of kind `unreadable` for something that is no number: a leverage that
  ///   cannot be held is not the same as none.
  func leverageIfAny() throws(VenueError) -> Leverage? {
    guard self?.isMalformed != true else { throw VenueError(.unreadable) }
    return leverage
  }
}
