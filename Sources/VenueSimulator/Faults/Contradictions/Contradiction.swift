/// An answer that contradicts itself, or what was asked, although it looks like an answer.
///
/// Only what names a leverage is touched: the members `leverage`, `longLeverage` and
/// `shortLeverage` of a JSON object, in which every venue spells one.
enum Contradiction: Sendable, Equatable {
  /// Each leverage stands twice in its object, with two values; the false one first or last.
  case duplicateKeys(falseLeverage: Amount, isFalseFirst: Bool)
  /// Each row of a list that names a symbol and a leverage is followed by one of the same symbol
  /// with another leverage.
  case twoRows(falseLeverage: Amount)
  /// The venue's own error stands beside the data.
  case errorBesideData
  /// The row is said to be of another exchange. Only CoinSwitch Futures names one.
  case otherExchange
  /// The answer to a request about one symbol is about another.
  case otherSymbol
  /// Each leverage has 39 digits and is a little more than `near`.
  case longNumber(near: Amount)

  /// The contradiction that a fault asks for; nil when it asks for none.
  init?(_ fault: Fault) {
    switch fault.name {
    case .duplicateKeys:
      self = .duplicateKeys(falseLeverage: Self.leverage(of: fault), isFalseFirst: false)
    case .duplicateKeysFalseFirst:
      self = .duplicateKeys(falseLeverage: Self.leverage(of: fault), isFalseFirst: true)
    case .twoRows: self = .twoRows(falseLeverage: Self.leverage(of: fault))
    case .errorBesideData: self = .errorBesideData
    case .otherExchange: self = .otherExchange
    case .otherSymbol: self = .otherSymbol
    case .longNumber: self = .longNumber(near: Self.leverage(of: fault))
    default: return nil
    }
  }

  private static func leverage(of fault: Fault) -> Amount {
    if case .leverage(let text) = fault.value, let amount = Amount(text) { amount } else { .zero }
  }

  /// The body of an answer with the contradiction in it; a body without a leverage, or that is not
  /// JSON, as it was.
  func body(of answer: Answer, to request: Request, refusal: Answer) -> Answer.Body {
    guard case .bytes(let bytes) = answer.body, let json = try? JSONParser.parse(bytes) else {
      return answer.body
    }
    return .bytes(contradicted(json, request: request, refusal: refusal).bytes)
  }

  private func contradicted(
    _ json: JSONValue, request: Request, refusal: Answer
  ) -> JSONValue {
    switch self {
    case .duplicateKeys(let other, let isFalseFirst):
      json.rewritingObjects { members in
        members.flatMap { member -> [JSONMember] in
          guard let lie = member.leverage(other) else { return [member] }
          return isFalseFirst ? [lie, member] : [member, lie]
        }
      }
    case .twoRows(let other):
      json.rewritingArrays { rows in
        rows.flatMap { row -> [JSONValue] in
          guard case .object(let members) = row, row["symbol"] != nil,
            members.contains(where: { $0.leverage(other) != nil })
          else { return [row] }
          return [row, .object(members.map { $0.leverage(other) ?? $0 })]
        }
      }
    case .errorBesideData:
      json.merging(errorOf: refusal)
    case .otherExchange:
      json.rewritingObjects { members in
        members.map { $0.name == "exchange" ? JSONMember(name: $0.name, value: "EXCHANGE_1") : $0 }
      }
    case .otherSymbol:
      request.symbol.map { asked in
        json.rewritingObjects { $0.map { $0.renamed(from: asked) } }
      } ?? json
    case .longNumber(let near):
      json.rewritingObjects { $0.map { $0.lengthened(near: near) ?? $0 } }
    }
  }
}

extension Request {
  /// The symbol that the request names: in its query or, as a form or JSON, in its body.
  var symbol: String? {
    if let symbol = QueryParameters(query)["symbol"] { return symbol }
    if let symbol = (try? JSONParser.parse(body))?["symbol"]?.string { return symbol }
    return QueryParameters(String(decoding: body, as: UTF8.self))["symbol"]
  }
}
