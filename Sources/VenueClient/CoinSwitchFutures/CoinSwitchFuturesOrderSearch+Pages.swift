import LeverDomain

extension CoinSwitchFuturesOrderSearch {
  private static let maximumPages = 40

  /// All pages of one window.
  static func orders(
    of symbol: ContractSymbol?, from: Int64, to: Int64, read: ReadPage
  ) async throws(VenueError) -> [OpenOrder] {
    var found: [OpenOrder] = []
    var end = to
    for _ in 0..<maximumPages {
      let page = try await read(
        CoinSwitchFutures.Endpoints.readOrders(of: symbol, from: from, to: end))
      let countBefore = found.count
      found = unique(found + page.open)
      guard page.rowCount >= CoinSwitchFutures.Endpoints.orderPageSize, let cursor = page.cursor,
        cursor > from
      else { return found }
      // The boundary row may repeat. A page that brings nothing new and does not move back is
      // stepped over.
      end = cursor < end ? cursor : (found.count == countBefore ? end - 1 : end)
    }
    throw VenueError(.unreadable, message: "The list of open orders does not end")
  }

  static func unique(_ orders: [OpenOrder]) -> [OpenOrder] {
    var seen: Set<VenueText> = []
    return orders.filter { seen.insert($0.identifier).inserted }
  }
}
