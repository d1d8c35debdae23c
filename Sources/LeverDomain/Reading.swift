public import FoundationEssentials

/// One thing that is asked of a venue, and how far that has come. What is not known is never a
/// guess.
public enum Reading<Value: Sendable>: Sendable {
  /// Not asked yet.
  case notRead
  /// The answer, and when it arrived.
  case read(Value, at: Date)
  /// The last attempt failed.
  case failed(VenueError, at: Date)

  /// The answer, if there is one.
  public var value: Value? {
    if case .read(let value, _) = self { value } else { nil }
  }

  /// When the answer or the failure arrived.
  public var date: Date? {
    switch self {
    case .notRead: nil
    case .read(_, let date), .failed(_, let date): date
    }
  }

  /// Why there is no answer, if the last attempt failed.
  public var error: VenueError? {
    if case .failed(let error, _) = self { error } else { nil }
  }

  /// Whether this was made no earlier than another. What was never made is earlier than anything.
  public func isNotOlder(than other: Reading<Value>) -> Bool {
    guard let date else { return other.date == nil }
    return other.date.map { date >= $0 } ?? true
  }

  /// The same reading of something in the answer.
  public func map<Part: Sendable>(_ part: (Value) -> Part) -> Reading<Part> {
    switch self {
    case .notRead: .notRead
    case .read(let value, let date): .read(part(value), at: date)
    case .failed(let error, let date): .failed(error, at: date)
    }
  }
}

extension Reading: Equatable where Value: Equatable {}
extension Reading: Hashable where Value: Hashable {}
