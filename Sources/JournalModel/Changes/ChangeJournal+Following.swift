extension ChangeJournal {
  /// Hands every record after a number to `body`, and then each new one as it comes, until the task
  /// is cancelled or `body` answers false.
  ///
  /// - Parameters:
  ///   - sequence: the last record that is known already.
  ///   - body: takes the next record.
  public func follow(
    after sequence: Int64, _ body: (JournalRecord) async -> Bool
  ) async throws(JournalError) {
    try await watch(after: sequence) { records in
      for record in records {
        guard await body(record) else { return false }
      }
      return true
    }
  }

  /// Hands the records after a number to `body`, many at a time, and then what is new as it comes,
  /// until the task is cancelled or `body` answers false. Hands over an empty list where somebody
  /// wrote something that is no record, such as a claim.
  ///
  /// - Parameters:
  ///   - sequence: the last record that is known already.
  ///   - body: takes the next records.
  public func watch(
    after sequence: Int64, _ body: ([JournalRecord]) async -> Bool
  ) async throws(JournalError) {
    var last = sequence
    var seen: UInt64?
    // Made before the first look, so that nothing that comes after it is missed.
    for await _ in news() {
      let now = try await pulse()
      guard seen != now else { continue }
      let isFirst = seen == nil
      seen = now
      var next = try await records(after: last, limit: 256)
      if next.isEmpty, !isFirst {
        guard await body([]) else { return }
      }
      while let newest = next.last {
        guard await body(next) else { return }
        last = newest.sequence
        next = try await records(after: last, limit: 256)
      }
    }
  }

  /// Looks that are due every second: for a journal that cannot tell when it is written.
  public func news() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let clock = Task {
        while !Task.isCancelled {
          continuation.yield()
          try? await Task.sleep(for: .seconds(1))
        }
      }
      continuation.onTermination = { _ in clock.cancel() }
    }
  }
}
