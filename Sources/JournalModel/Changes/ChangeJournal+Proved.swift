public import LeverDomain

extension ChangeJournal {
  /// What the last proved change of an instrument left; nil where the journal knows of none, or where
  /// a later change may have changed it.
  public func provedSetting(
    of instrument: InstrumentKey
  ) async throws(JournalError) -> ProvedSetting? {
    var filter = JournalFilter(account: instrument.account, symbol: instrument.symbol)
    while true {
      let page = try await changes(matching: filter, limit: 16)
      for change in page.changes where change.intent.instrument == instrument {
        // A refused change altered nothing.
        guard change.outcome == .refused, !change.isUnsettled else { return ProvedSetting(change) }
      }
      guard let last = page.changes.last, page.changes.count == 16 else { return nil }
      filter.before = last.sequence
    }
  }
}
