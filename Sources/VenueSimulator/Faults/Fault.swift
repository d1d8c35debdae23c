/// One thing that goes wrong, and for which requests.
///
/// As text: `NAME[=VALUE][@VENUE][:METHOD][/PATH][#WHICH]`, the parts after the name in any order.
/// - `VALUE` is a time: `250ms`, `2s`, `-90s`, `1m`; a bare number is milliseconds.
/// - `VENUE` is `coinswitch-futures`, `coinswitch-hft`, `ztdx` or `bingx`.
/// - `METHOD` is a verb of HTTP, or `CHANGE` for the requests that change a leverage, or `READ` for
///   all the others.
/// - `/PATH` is how the path ends: `/leverage`.
/// - `WHICH` counts the requests that match: `#2` the second, `#1-3` the first three, `#4-` from the
///   fourth on. Without it, every one.
///
/// For instance `latency=250ms`, `hang-after@bingx:CHANGE`, `http-500-applied@ztdx/leverage#1`.
public struct Fault: Sendable, Equatable {
  /// What goes wrong.
  public var name: FaultName
  /// The time that belongs to it, in milliseconds; negative only for a clock that is behind.
  public var milliseconds: Int64
  /// Only requests to this venue; nil for all.
  public var venue: String?
  /// Only this verb, or `CHANGE` or `READ`; nil for all.
  public var method: String?
  /// Only paths that end so; nil for all.
  public var path: String?
  /// Which of the matching requests, counted from 1.
  public var occurrences: ClosedRange<Int>

  /// A fault; without restrictions, every request of every venue suffers it.
  public init(
    _ name: FaultName, milliseconds: Int64? = nil, venue: String? = nil, method: String? = nil,
    path: String? = nil, occurrences: ClosedRange<Int> = 1...Int.max
  ) {
    self.name = name
    if let milliseconds {
      self.milliseconds = milliseconds
    } else if case .optional(let usual) = name.value {
      self.milliseconds = usual
    } else {
      self.milliseconds = 0
    }
    self.venue = venue
    self.method = method
    self.path = path
    self.occurrences = occurrences
  }

  /// Whether a request is of the kind that this fault is for, whatever its number.
  func concerns(_ request: Request, venue: SimulatedVenue, isChange: Bool, isSecondLeg: Bool)
    -> Bool
  {
    if let wanted = self.venue, wanted != venue.rawValue { return false }
    if let path, !request.path.hasSuffix(path) { return false }
    if name.interference != nil, !isChange { return false }
    if name.concernsSecondLeg, !isSecondLeg { return false }
    switch method {
    case nil: return true
    case "CHANGE": return isChange
    case "READ": return !isChange
    default: return method == request.method
    }
  }
}

/// Why a text describes no fault.
public struct FaultSyntaxError: Error, Equatable, Sendable {
  /// What is wrong with it.
  public enum Reason: Equatable, Sendable {
    /// No fault has this name; ``FaultName`` lists them all.
    case unknownName(String)
    /// No venue has this name.
    case unknownVenue(String)
    /// Neither a verb nor `CHANGE` nor `READ`.
    case unknownMethod(String)
    /// The fault wants a time: `latency=250ms`.
    case missingValue
    /// The fault takes no value.
    case unexpectedValue
    /// Not a time.
    case malformedValue(String)
    /// Not `#2`, `#1-3` or `#4-`.
    case malformedOccurrences(String)
    /// The part that begins with this character was given twice.
    case repeatedPart(Character)
  }

  /// The whole text.
  public let text: String
  /// What is wrong with it.
  public let reason: Reason
}
