public import FoundationEssentials
public import LeverDomain

extension Wording {
  /// A precondition by what is the case: `no open positions` where it holds, `open position` where it
  /// does not. What is in the way is named, never its negation.
  public static func precondition(_ precondition: Precondition) -> String {
    switch precondition.state {
    case .met: held(precondition.kind)
    case .blocking, .advisory: broken(precondition)
    case .unknown: notKnown(precondition.kind)
    }
  }

  private static func held(_ kind: Precondition.Kind) -> String {
    switch kind {
    case .tradableInstrument: "tradable instrument"
    case .noOpenPosition: "no open positions"
    case .noOpenOrder: "no open orders"
    case .keyAllowed: "API key permissions"
    case .clockClose: "clock in sync"
    case .budgetLeft: "rate limit"
    case .limitsKnown: "limits known"
    case .positionModeKnown: "position mode known"
    case .marginSuffices: "sufficient margin"
    }
  }

  /// What is the case where a precondition does not hold.
  static func broken(_ precondition: Precondition) -> String {
    switch precondition.kind {
    case .tradableInstrument: "not tradable"
    case .noOpenPosition: "open position"
    case .noOpenOrder: "open order"
    case .keyAllowed:
      precondition.evidence.contains(.readOnlyAccount)
        ? "read-only account" : "API key permissions"
    case .clockClose: "clock out of sync"
    case .budgetLeft: "rate limit reached"
    case .limitsKnown: "limits unknown"
    case .positionModeKnown: "position mode unknown"
    case .marginSuffices: "margin too low"
    }
  }

  private static func notKnown(_ kind: Precondition.Kind) -> String {
    switch kind {
    case .tradableInstrument: "trading status"
    case .noOpenPosition: "open positions"
    case .noOpenOrder: "open orders"
    case .keyAllowed: "API key permissions"
    case .clockClose: "clock offset"
    case .budgetLeft: "rate limit"
    case .limitsKnown: "limits"
    case .positionModeKnown: "position mode"
    case .marginSuffices: "available margin"
    }
  }

  /// Whether it holds: `met`, `blocking`, `advisory`, `unknown`.
  public static func state(_ state: Precondition.State) -> String { state.rawValue }

  /// Whose rule a precondition is: `required by BingX, "Set Leverage"`.
  public static func rule(of precondition: Precondition, venue: Venue) -> String {
    switch precondition.rule {
    case .venue:
      "required by \(venue.displayName)"
        + (precondition.page.map { $0.isEmpty ? "" : ", \"\($0)\"" } ?? "")
    case .advice: "not required by \(venue.displayName), for your information"
    case .lever: "lever's own check"
    case .configuration: "set in config.toml or by --read-only"
    }
  }

  /// What the venue's page says to do first, where an open position or order blocks a change; nil
  /// elsewhere.
  public static func remedy(for precondition: Precondition) -> String? {
    guard precondition.state == .blocking, precondition.rule == .venue,
      precondition.kind == .noOpenPosition || precondition.kind == .noOpenOrder
    else { return nil }
    return "cancel open orders and close the position first"
  }

  /// One piece of evidence: which order, which position, which reading.
  public static func evidence(_ evidence: Precondition.Evidence, now: Date) -> String {
    switch evidence {
    case .position(let position): Wording.position(position)
    case .order(let order): Wording.order(order, now: now)
    case .clockOffset(let offset, let tolerance):
      clockOffset(offset) + (tolerance.map { ", allowed \(duration($0))" } ?? "")
    case .status(let word): "status \(word)"
    case .readOnlyAccount: "read_only = true"
    case .keyPermissions(let permissions):
      "permissions: " + permissions.map(\.text).joined(separator: ", ")
    case .keyOfAnotherSecret: foreignKey
    case .searchedBack(let span): "searched \(duration(span)) back; older orders are not listed"
    case .failure(let error): "reading failed: \(Wording.error(error))"
    case .notRead: "not read yet"
    case .requestsLeft(let left, let limit, let window):
      "\(left) of \(limit) requests left in \(duration(window))"
    case .marginNeeded(let needed, let available, let asset):
      "estimate: \(money(needed)) \(asset) more needed, "
        + (available.map { "\(money($0)) available" } ?? "available margin not known")
    case .readAt(let date): "read \(age(of: date, now: now))"
    }
  }

  /// What is odd about a key that does not belong to its secret.
  public static var foreignKey: String {
    "api_key is not the public key of api_secret; they may be of two different pairs"
  }

  /// A position: `long 0.5 DOGEUSDT at 0.386, margin 34.05 (8b81b763…)`.
  public static func position(_ position: Position) -> String {
    var text = "\(position.side.rawValue) \(amount(position.size)) \(position.symbol)"
    if let price = position.entryPrice { text += " at \(amount(price))" }
    if let leverage = position.leverage { text += ", \(multiple(leverage))" }
    if let margin = position.margin { text += ", margin \(amount(margin))" }
    if let identifier = position.identifier, !identifier.isEmpty { text += ", id \(identifier)" }
    return text
  }

  /// An order: `buy LIMIT 160 DOGEUSDT at 0.3, NEW, 8 d 2 h old, id 01936c09-…`.
  public static func order(_ order: OpenOrder, now: Date) -> String {
    var text = "\(order.side.rawValue) \(order.type)"
    if let quantity = order.quantity { text += " \(amount(quantity))" }
    text += " \(order.symbol)"
    if let price = order.price, price > 0 { text += " at \(amount(price))" }
    text += ", \(order.status)"
    if let created = order.createdAt { text += ", placed \(age(of: created, now: now))" }
    return text + ", id \(order.identifier)"
  }

  /// A clock offset: `venue 120 ms ahead`.
  public static func clockOffset(_ offset: Duration) -> String {
    offset < .zero
      ? "venue \(duration(.zero - offset)) behind" : "venue \(duration(offset)) ahead"
  }
}
