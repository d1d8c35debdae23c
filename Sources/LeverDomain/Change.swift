public import FoundationEssentials

/// One instrument's setting, from what to what.
public struct Change: Hashable, Sendable {
  /// The instrument.
  public let symbol: ContractSymbol
  /// The setting before; nil when it is not known.
  public let from: LeverageSetting?
  /// Where ``from`` comes from.
  public let fromSource: KnownSetting.Source
  /// The setting that is wanted.
  public let to: LeverageSetting
  /// The account's position mode for the instrument; nil when the venue could not say.
  public let positionMode: PositionMode?

  /// A change of one instrument. What it starts from was read, unless said otherwise.
  public init(
    symbol: ContractSymbol, from: LeverageSetting?, fromSource: KnownSetting.Source? = nil,
    to: LeverageSetting, positionMode: PositionMode?
  ) {
    self.symbol = symbol
    self.from = from
    self.fromSource = from == nil ? .notKnown : fromSource ?? .read
    self.to = to
    self.positionMode = positionMode
  }
}

/// One request of a change. Most changes take one; a venue that sets each side by itself takes
/// two, and each side then has its own outcome.
public struct ChangeStep: Hashable, Sendable {
  /// The instrument.
  public let symbol: ContractSymbol
  /// The sides that this request sets.
  public let sides: Set<PositionSide>
  /// The values it sets; only those of `sides` count.
  public let target: LeverageSetting
  /// The position mode that the request is written for.
  public let positionMode: PositionMode?

  /// One request of a change.
  public init(
    symbol: ContractSymbol, sides: Set<PositionSide>, target: LeverageSetting,
    positionMode: PositionMode?
  ) {
    self.symbol = symbol
    self.sides = sides
    self.target = target
    self.positionMode = positionMode
  }
}

/// A request as it would be sent, with nothing secret in it: key and signature are named, not
/// shown.
public struct RequestPreview: Hashable, Sendable {
  /// The HTTP method.
  public let method: String
  /// The whole address, with the query; the signature is shown as `<signature>`.
  public let url: String
  /// Header names and values; key and signature are shown as `<key>` and `<signature>`.
  public let headers: [String]
  /// The body, empty where there is none.
  public let body: String

  /// A request without its secrets. `headers` are written `Name: value`.
  public init(method: String, url: String, headers: [String], body: String) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// What came back for one request of a change.
public enum ChangeAnswer: Hashable, Sendable {
  /// The venue says it is done, and perhaps more.
  case accepted(ChangeAcceptance)
  /// The venue says that this already was the setting.
  case notModified(VenueError)
  /// Refused, or not known.
  case failed(VenueError)

  /// The venue says it is done, with the value it echoed for the sides sent, if it echoes one.
  public static func accepted(echo: Leverage?) -> ChangeAnswer {
    .accepted(ChangeAcceptance(echo: echo))
  }

  /// The forms in which the request was sent, the last being the one that was answered; empty on a
  /// venue that takes one form only.
  public var forms: [RequestForm] {
    switch self {
    case .accepted(let acceptance): acceptance.forms
    case .notModified(let error), .failed(let error): error.forms
    }
  }
}

/// What came back for one request of a change, and until when the venue would still take it.
public struct SubmittedRequest: Hashable, Sendable {
  /// What came back.
  public let answer: ChangeAnswer
  /// The moment, by the local clock, from which the venue no longer takes the request, wherever it
  /// may be held up; nil where the venue's documents name no such moment, or its clock is not known.
  public let expiresAt: Date?

  /// An answer with the request's expiry.
  public init(_ answer: ChangeAnswer, expiresAt: Date?) {
    self.answer = answer
    // As the journal keeps it: what is decided now must be what the record says later.
    self.expiresAt = expiresAt.map(JournalTimestamp.rounded)
  }
}
