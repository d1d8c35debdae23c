/// What readings still show after a change: accounts as they were before it, each until so many
/// readings that would tell the difference were answered.
struct StaleReadings: Sendable {
  private struct Entry {
    let account: Account
    var left: Int
  }

  private var entries: [String: Entry] = [:]

  /// Whether every reading shows what is.
  var isEmpty: Bool { entries.isEmpty }

  /// Lets `count` readings of a changed account show it as it was before. While earlier readings are
  /// still behind, they stay as far behind.
  mutating func note(_ account: Account, count: Int) {
    guard count > 0 else { return }
    entries[account.apiKey] = Entry(
      account: entries[account.apiKey]?.account ?? account, left: count)
  }

  /// What a reading of an account is answered while it is behind; nil when it is not. `exchange` is
  /// as it was before the reading.
  mutating func answer(
    to request: Request, of key: String, fresh: Answer, dialect: any Dialect, exchange: Exchange,
    now: Int64
  ) -> Answer? {
    guard let entry = entries[key] else { return nil }
    var past = exchange
    past.accounts[key] = entry.account
    let stale = dialect.answer(request, exchange: &past, now: now)
    guard stale.body != fresh.body else { return nil }
    entries[key]?.left -= 1
    if entry.left <= 1 { entries[key] = nil }
    return stale
  }
}

extension Exchange {
  /// The key of the account in whose name a request comes, whether or not it is signed; nil without
  /// one.
  func key(of request: Request) -> String? {
    request.headers.lazy.map(\.value).first { accounts[$0] != nil }
  }
}
