public import LeverDomain

/// The reading of a list of a whole account, shared out to its instruments. An instrument that the
/// list does not name has an empty share: the venue was asked for everything.
public struct InstrumentShares<Item: Sendable>: Sendable {
  private let whole: Reading<[Item]>
  private let items: [ContractSymbol: [Item]]

  /// Shares out a list by the instrument of each item.
  public init(_ whole: Reading<[Item]>, by symbol: (Item) -> ContractSymbol) {
    self.whole = whole
    items = Dictionary(grouping: whole.value ?? [], by: symbol)
  }

  /// The share of one instrument; not read, or failed, where the whole was not.
  public subscript(symbol: ContractSymbol) -> Reading<[Item]> {
    switch whole {
    case .notRead: .notRead
    case .failed(let error, let date): .failed(error, at: date)
    case .read(_, let date): .read(items[symbol] ?? [], at: date)
    }
  }
}

extension InstrumentShares<Position> {
  /// Shares out the open positions of an account.
  public init(_ positions: Reading<[Position]>) { self.init(positions, by: \.symbol) }
}

extension InstrumentShares<OpenOrder> {
  /// Shares out the open orders of an account.
  public init(_ orders: Reading<[OpenOrder]>) { self.init(orders, by: \.symbol) }
}
