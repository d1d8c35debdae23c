import FoundationEssentials
import LeverDomain
import LeverWording
import OrderedJSON

/// How values of the domain are spelled in the JSON contract. What is not known is null.
extension JSONValue {
  init(_ leverage: Leverage?) { self.init(leverage?.description) }

  init(_ amount: Decimal?) { self.init(amount?.description) }

  init(_ text: VenueText?) { self.init(text.flatMap { $0.isEmpty ? nil : $0.text }) }

  init(_ date: Date?) { self.init(date.map(Wording.timestamp)) }

  init(milliseconds duration: Duration) {
    let parts = duration.components
    self = .integer(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
  }

  init(_ setting: LeverageSetting?) {
    self =
      setting.map {
        ["long": JSONValue($0.long), "short": JSONValue($0.short)]
      } ?? .null
  }

  /// The amounts that are known; null where none is.
  init(_ caps: PositionCaps?) {
    guard let caps, !caps.isEmpty else {
      self = .null
      return
    }
    self = .object(
      PositionCaps.Measure.allCases.compactMap { measure in
        caps[measure].map { Member(measure.rawValue, JSONValue($0)) }
      })
  }

  /// The forms in which a request was sent; null on a venue that takes one form only.
  init(_ forms: [RequestForm]) {
    self = forms.isEmpty ? .null : .array(forms.map { .string($0.rawValue) })
  }

  init(_ error: VenueError) {
    self = [
      "kind": .string(error.kind.word),
      "message": .string(Wording.error(error)),
      "http_status": error.status.map { .integer(Int64($0)) } ?? .null,
      "venue_code": JSONValue(error.code),
      "venue_message": JSONValue(error.message),
      "venue_request_id": JSONValue(error.requestIdentifier),
      "retry_after_ms": error.retryAfter.map { JSONValue(milliseconds: $0) } ?? .null,
    ]
  }

  init(_ position: Position) {
    self = [
      "symbol": .string(position.symbol.text),
      "side": .string(position.side.rawValue),
      "size": JSONValue(position.size),
      "id": JSONValue(position.identifier),
      "entry_price": JSONValue(position.entryPrice),
      "mark_price": JSONValue(position.markPrice),
      "liquidation_price": JSONValue(position.liquidationPrice),
      "value": JSONValue(position.value),
      "margin": JSONValue(position.margin),
      "leverage": JSONValue(position.leverage),
      "margin_mode": JSONValue(position.marginMode.map(Wording.marginMode)),
    ]
  }

  init(_ wallet: Wallet?) {
    self =
      wallet.map {
        [
          "currency": JSONValue($0.currency), "balance": JSONValue($0.balance),
          "available": JSONValue($0.available),
        ]
      } ?? .null
  }

  init(_ order: OpenOrder) {
    self = [
      "symbol": .string(order.symbol.text),
      "id": JSONValue(order.identifier),
      "side": .string(order.side.rawValue),
      "type": JSONValue(order.type),
      "status": JSONValue(order.status),
      "price": JSONValue(order.price),
      "quantity": JSONValue(order.quantity),
      "created_at": JSONValue(order.createdAt),
    ]
  }

  init(_ tier: NotionalTier) {
    self = [
      "floor": JSONValue(tier.floor),
      "cap": JSONValue(tier.cap),
      "maximum_leverage": JSONValue(tier.maximumLeverage),
      "maintenance_margin_rate": JSONValue(tier.maintenanceMarginRate),
    ]
  }

  init(_ budget: Budget) {
    self = [
      "name": .string(budget.name),
      "limit": .integer(Int64(budget.limit)),
      "left": .integer(Int64(budget.left)),
      "window_ms": JSONValue(milliseconds: budget.window),
      "wait_ms": JSONValue(milliseconds: budget.wait),
      "used_here": .integer(Int64(budget.usedHere)),
      "used_in_background": .integer(Int64(budget.usedInBackground)),
      "background_limit": .integer(Int64(budget.backgroundLimit)),
      "shared": .boolean(budget.unshared == nil),
    ]
  }

  init(_ request: RequestPreview) {
    self = [
      "method": .string(request.method),
      "url": .string(request.url),
      "headers": .array(request.headers.map(JSONValue.string)),
      "body": request.body.isEmpty ? .null : .string(request.body),
    ]
  }

  init(_ violation: LimitViolation) {
    self = [
      "value": JSONValue(violation.value),
      "cause": .string(violation.cause.word),
      "minimum": JSONValue(violation.limits.minimum),
      "maximum": JSONValue(violation.limits.maximum),
      "step": JSONValue(violation.limits.step),
      "nearest": .array(violation.nearest.map { JSONValue($0) }),
    ]
  }
}

extension VenueError.Kind {
  /// The kind in snake case.
  var word: String {
    rawValue.reduce(into: "") { text, letter in
      text += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }
}

extension LimitViolation.Cause {
  /// The cause in snake case.
  var word: String {
    switch self {
    case .belowMinimum: "below_minimum"
    case .aboveMaximum: "above_maximum"
    case .offStep: "off_step"
    }
  }
}
