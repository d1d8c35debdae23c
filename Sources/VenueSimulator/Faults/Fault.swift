/// One thing that goes wrong, and for which requests.
///
/// As text: `NAME[=VALUE][@VENUE][:METHOD][/PATH][#WHICH]`, the parts after the name in any order.
/// - `VALUE` has the form that the fault asks for, see ``Fault/ValueForm``: a time is `250ms`, `2s`,
///   `-90s` or `1m`, and a bare number is milliseconds; a status is `415`, a leverage `7x`.
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
  /// What belongs to it.
  public var value: Value
  /// Only requests to this venue; nil for all.
  public var venue: String?
  /// Only this verb, or `CHANGE` or `READ`; nil for all.
  public var method: String?
  /// Only paths that end so; nil for all.
  public var path: String?
  /// Which of the matching requests, counted from 1.
  public var occurrences: ClosedRange<Int>

  /// A fault; without restrictions, every request of every venue suffers it. Without a value, it has
  /// the one that is usual for it.
  public init(
    _ name: FaultName, value: Value? = nil, venue: String? = nil, method: String? = nil,
    path: String? = nil, occurrences: ClosedRange<Int> = 1...Int.max
  ) {
    self.name = name
    self.value = value ?? name.value?.usual ?? .absent
    self.venue = venue
    self.method = method
    self.path = path
    self.occurrences = occurrences
  }

  /// A fault whose value is a time.
  public init(
    _ name: FaultName, milliseconds: Int64, venue: String? = nil, method: String? = nil,
    path: String? = nil, occurrences: ClosedRange<Int> = 1...Int.max
  ) {
    self.init(
      name, value: .time(milliseconds: milliseconds), venue: venue, method: method, path: path,
      occurrences: occurrences)
  }

  /// The time that belongs to it, in milliseconds; 0 where none does.
  var milliseconds: Int64 {
    if case .time(let milliseconds) = value { milliseconds } else { 0 }
  }

  /// The status that belongs to it; 200 where none does.
  var status: Int {
    if case .status(let status) = value { status } else { 200 }
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
