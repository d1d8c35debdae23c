import FoundationEssentials
import LeverDomain

/// Finds every open order although one query reaches back seven days at most.
///
/// An order older than that is not listed, and yet it blocks a change of leverage. So the search
/// steps back through older windows until four in a row (four weeks) are empty, at most twelve. At
/// 20 queries a minute that is too dear to do for each instrument. But no order can appear in the
/// past: what was found to be empty stays empty. The older windows are therefore searched once for
/// all instruments, and kept for most of a day; after that only windows in which something was
/// found are asked again, and the last week always is.
struct CoinSwitchFuturesOrderSearch: Sendable {
  /// Asks for one page of orders.
  typealias ReadPage =
    @Sendable (VenueRequest) async throws(VenueError) -> CoinSwitchFuturesDecoding.Orders

  /// What was found in a window of seven days.
  struct Window: Sendable {
    let from: Int64
    let to: Int64
    var orders: [OpenOrder]
  }

  /// Everything before `cutoff`.
  struct Archive: Sendable {
    /// Unix milliseconds; later orders are always asked for.
    let cutoff: Int64
    var windows: [Window]
  }

  static let emptyWindowsToStop = 4
  static let maximumWindows = 12
  /// Six days: for a day after the archive was made, one query still covers what is later.
  private static let recentSpan: Int64 = 6 * 86_400_000
  private static let archiveLifetime: Duration = .seconds(20 * 3600)
  private static let windowSpan: Int64 = 7 * 86_400_000
  /// Findings younger than this are not asked for again.
  private static let freshness: Duration = .seconds(2)
  private static let maximumPages = 40

  private let archive: Remembered<Archive>

  init(uptime: @escaping @Sendable () -> Duration) {
    archive = Remembered(uptime: uptime)
  }

  /// The open orders of one instrument, or of all, newest first. `now` is the venue's time.
  func orders(
    of symbol: ContractSymbol?, now: Int64, read: @escaping ReadPage
  ) async throws(VenueError) -> [OpenOrder] {
    var archived = try await archive.value(maximumAge: Self.archiveLifetime) {
      () async throws(VenueError) in
      try await Self.search(before: now - Self.recentSpan, read: read)
    }
    if await archive.age ?? .zero > Self.freshness {
      archived = try await refreshed(archived, of: symbol, read: read)
    }
    // A little into the future, for a venue whose clock is ahead.
    let recent = try await Self.orders(
      of: symbol, from: archived.cutoff, to: now + 60_000, read: read)
    let old = archived.windows.flatMap(\.orders).filter { symbol == nil || $0.symbol == symbol }
    return Self.unique(recent + old)
  }

  /// How far back the search has reached, seen from the venue's time; nil before the first one.
  func span(at now: Int64) async -> Duration? {
    await archive.last?.windows.last.map { .milliseconds(now - $0.from) }
  }

  /// Asks again for windows in which orders of `symbol` were found: they may be gone since.
  private func refreshed(
    _ known: Archive, of symbol: ContractSymbol?, read: ReadPage
  ) async throws(VenueError) -> Archive {
    var archived = known
    for index in archived.windows.indices {
      let window = archived.windows[index]
      let concerned = window.orders.filter { symbol == nil || $0.symbol == symbol }
      guard !concerned.isEmpty else { continue }
      let others = window.orders.filter { symbol != nil && $0.symbol != symbol }
      archived.windows[index].orders =
        try await Self.orders(of: symbol, from: window.from, to: window.to, read: read) + others
    }
    return archived
  }

  private static func search(
    before cutoff: Int64, read: ReadPage
  ) async throws(VenueError) -> Archive {
    var windows: [Window] = []
    var emptyInARow = 0
    var end = cutoff
    while windows.count < maximumWindows, emptyInARow < emptyWindowsToStop {
      let start = end - windowSpan
      let found = try await orders(of: nil, from: start, to: end, read: read)
      windows.append(Window(from: start, to: end, orders: found))
      emptyInARow = found.isEmpty ? emptyInARow + 1 : 0
      end = start
    }
    return Archive(cutoff: cutoff, windows: windows)
  }

  /// All pages of one window.
  private static func orders(
    of symbol: ContractSymbol?, from: Int64, to: Int64, read: ReadPage
  ) async throws(VenueError) -> [OpenOrder] {
    var found: [OpenOrder] = []
    var end = to
    for _ in 0..<maximumPages {
      let page = try await read(
        CoinSwitchFuturesEndpoints.readOrders(of: symbol, from: from, to: end))
      let countBefore = found.count
      found = unique(found + page.open)
      guard page.rowCount >= CoinSwitchFuturesEndpoints.orderPageSize, let cursor = page.cursor,
        cursor > from
      else { return found }
      // The boundary row may repeat. A page that brings nothing new and does not move back is
      // stepped over.
      end = cursor < end ? cursor : (found.count == countBefore ? end - 1 : end)
    }
    throw VenueError(.unreadable, message: "The list of open orders does not end")
  }

  private static func unique(_ orders: [OpenOrder]) -> [OpenOrder] {
    var seen: Set<VenueText> = []
    return orders.filter { seen.insert($0.identifier).inserted }
  }
}
