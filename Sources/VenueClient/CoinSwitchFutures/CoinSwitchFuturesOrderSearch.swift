import FoundationEssentials
import LeverDomain

/// Finds every open order although one query reaches back seven days at most.
///
/// An order older than that is not listed, and yet it blocks a change of leverage. So the search
/// steps back through older windows until four in a row (four weeks) are empty, at most twelve. At
/// 20 queries a minute that is too dear to do for each instrument. But an order is listed by its
/// creation: a window that lies wholly in the past and held no open order of an instrument will
/// never hold one again. The older windows are therefore searched once for the whole account and
/// kept for every process that uses it. After that only the last week is asked for, and of the older
/// windows those in which the instrument had orders open: they may have been cancelled since.
struct CoinSwitchFuturesOrderSearch: Sendable {
  /// Asks for one page of orders.
  typealias ReadPage =
    @Sendable (VenueRequest) async throws(VenueError) -> CoinSwitchFutures.Orders

  /// What was found before the cutoff, and the orders themselves for a moment.
  private struct Archive: Sendable {
    var record: OrderSearchRecord
    /// The orders that were open when ``readAt`` was now; nil where the record came another way.
    var found: [OpenOrder]?
    let readAt: Duration
  }

  static let emptyWindowsToStop = 4
  static let maximumWindows = 12
  private static let windowSpan: Int64 = 7 * 86_400_000
  /// Six days: for a day after a search, one query still covers what is later.
  private static let recentSpan: Int64 = 6 * 86_400_000
  /// Less than this before now nothing is past: a clock may have been set.
  private static let leastSpan: Int64 = 5 * 86_400_000
  /// A little into the future, for a venue whose clock is ahead.
  private static let ahead: Int64 = 60_000
  /// Findings younger than this are not asked for again.
  private static let freshness: Duration = .seconds(2)
  /// How long another process is given to search, and how often it is looked.
  private static let patience: Duration = .seconds(120)
  private static let pause: Duration = .milliseconds(100)

  private let archive: Remembered<Archive>
  /// A search that nobody asked for, so that one that somebody asks for does not wait for it.
  private let unasked: Remembered<Archive>
  private let account: String
  private let cache: (any OrderSearchCache)?
  private let uptime: @Sendable () -> Duration
  private let wait: @Sendable (Duration) async -> Void

  /// A search for one account, which has found nothing yet.
  ///
  /// - Parameters:
  ///   - account: names the account among others at the venue.
  ///   - cache: where findings are kept for other processes.
  init(account: String, cache: (any OrderSearchCache)?, timing: VenueTiming) {
    self.account = account
    self.cache = cache
    uptime = timing.uptime
    wait = timing.wait
    archive = Remembered(uptime: timing.uptime)
    unasked = Remembered(uptime: timing.uptime)
  }

  /// The open orders of one instrument, or of all, newest first. `now` is the venue's time.
  func orders(
    of symbol: ContractSymbol?, now: Int64, isAsked: Bool = true, read: @escaping ReadPage
  ) async throws(VenueError) -> [OpenOrder] {
    let known = try await archive(at: now, isAsked: isAsked, read: read)
    let old = try await oldOrders(in: known, of: symbol, read: read)
    let recent = try await Self.orders(
      of: symbol, from: known.record.cutoff, to: now + Self.ahead, read: read)
    return Self.unique(recent + old)
  }

  /// How far back the search has reached, seen from the venue's time; nil before the first one.
  func span(at now: Int64) async -> Duration? {
    await archive.last.map { .milliseconds(now - $0.record.oldest) }
  }

  // MARK: The windows that are past

  /// Whether the days since the cutoff can be asked for at once.
  private static func reaches(_ record: OrderSearchRecord, _ now: Int64) -> Bool {
    record.cutoff <= now - leastSpan && record.cutoff >= now + ahead - windowSpan
  }

  private func archive(
    at now: Int64, isAsked: Bool, read: @escaping ReadPage
  ) async throws(VenueError) -> Archive {
    if let known = await archive.last, Self.reaches(known.record, now) { return known }
    let line = isAsked ? archive : unasked
    let loaded = try await line.value(maximumAge: .seconds(-1)) { () async throws(VenueError) in
      try await load(at: now, isAsked: isAsked, read: read)
    }
    if !isAsked { await archive.remember(loaded) }
    return loaded
  }

  /// What this process or another has found, brought up to now, or a whole search.
  private func load(
    at now: Int64, isAsked: Bool, read: ReadPage
  ) async throws(VenueError) -> Archive {
    if let kept = await kept(at: now) { return kept }
    let turn = isAsked ? await turn(at: now) : nil
    defer { withExtendedLifetime(turn) {} }
    // Another process may have searched while this one waited for its turn.
    if let kept = await kept(at: now) { return kept }
    var known = await archive.last?.record
    if known == nil { known = await cache?.load(account) }
    var searched: Archive
    if let known, known.cutoff <= now - Self.leastSpan, known.oldest <= known.cutoff,
      now - known.cutoff <= Self.windowSpan * Int64(Self.maximumWindows)
    {
      searched = try await search(before: now - Self.recentSpan, downTo: known.cutoff, read: read)
      searched.record = OrderSearchRecord(
        cutoff: searched.record.cutoff, oldest: known.oldest,
        windows: searched.record.windows + known.windows)
      // Of the windows that were known, nothing has been read now.
      searched.found = nil
    } else {
      searched = try await search(before: now - Self.recentSpan, downTo: nil, read: read)
    }
    await cache?.save(searched.record, of: account)
    return searched
  }

  /// What the cache holds, where it reaches to now.
  private func kept(at now: Int64) async -> Archive? {
    guard let record = await cache?.load(account), Self.reaches(record, now),
      record.oldest <= record.cutoff
    else { return nil }
    return Archive(record: record, found: nil, readAt: uptime())
  }

  /// Waits until no other process searches for the account, or one has found what is needed.
  private func turn(at now: Int64) async -> OrderSearchTurn? {
    guard let cache else { return nil }
    let end = uptime() + Self.patience
    while uptime() < end, !Task.isCancelled {
      if let turn = await cache.begin(account) { return turn }
      await wait(Self.pause)
      if let record = await cache.load(account), Self.reaches(record, now) { return nil }
    }
    return nil
  }

  /// Steps back through the windows before `cutoff`: to a moment, or until enough are empty.
  private func search(
    before cutoff: Int64, downTo oldest: Int64?, read: ReadPage
  ) async throws(VenueError) -> Archive {
    var windows: [OrderSearchRecord.Window] = []
    var all: [OpenOrder] = []
    var count = 0
    var emptyInARow = 0
    var end = cutoff
    while oldest.map({ end > $0 })
      ?? (count < Self.maximumWindows && emptyInARow < Self.emptyWindowsToStop)
    {
      let start = max(end - Self.windowSpan, oldest ?? .min)
      let found = try await Self.orders(of: nil, from: start, to: end, read: read)
      // One that was made at the very moment where two windows meet stands in both.
      let known = Set(all.map(\.identifier))
      let new = found.filter { !known.contains($0.identifier) }
      if !new.isEmpty {
        windows.append(
          OrderSearchRecord.Window(from: start, to: end, symbols: Self.symbols(of: new)))
      }
      all += new
      count += 1
      emptyInARow = found.isEmpty ? emptyInARow + 1 : 0
      end = start
    }
    return Archive(
      record: OrderSearchRecord(cutoff: cutoff, oldest: end, windows: windows), found: all,
      readAt: uptime())
  }

  /// The orders that are still open in past windows. Only those windows are asked for in which the
  /// instrument had orders open; one in which it has none any more is never asked for again.
  private func oldOrders(
    in known: Archive, of symbol: ContractSymbol?, read: ReadPage
  ) async throws(VenueError) -> [OpenOrder] {
    func concerns(_ other: ContractSymbol) -> Bool { symbol == nil || symbol == other }
    if let found = known.found, uptime() - known.readAt <= Self.freshness {
      return found.filter { concerns($0.symbol) }
    }
    var record = known.record
    var open: [OpenOrder] = []
    for index in record.windows.indices {
      let window = record.windows[index]
      guard window.symbols.contains(where: concerns) else { continue }
      let found = try await Self.orders(of: symbol, from: window.from, to: window.to, read: read)
        .filter { concerns($0.symbol) }
      open += found
      record.windows[index].symbols =
        window.symbols.filter { !concerns($0) } + Self.symbols(of: found)
    }
    record.windows.removeAll { $0.symbols.isEmpty }
    if record != known.record {
      await archive.remember(Archive(record: record, found: nil, readAt: uptime()))
      await cache?.save(record, of: account)
    }
    return open
  }

  private static func symbols(of orders: [OpenOrder]) -> [ContractSymbol] {
    Set(orders.map(\.symbol)).sorted { $0.text < $1.text }
  }
}
