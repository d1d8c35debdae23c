import JournalModel
import LeverDomain

/// Tells the screen what the journal holds unsettled, and then what anybody adds to it.
struct JournalWatcher: Sendable {
  /// How long to wait before a journal that failed is tried again.
  private static let pause = Duration.seconds(10)

  let journal: any ChangeJournal
  /// The accounts whose settings the venue does not show, or not always.
  let unreadable: [AccountName]
  let mailbox: Mailbox
  /// Lets time pass; returns early when the task is cancelled.
  let wait: @Sendable (Duration) async -> Void

  /// Runs until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      do throws(JournalError) {
        try await follow()
      } catch {
        mailbox.post(.journalFailed(error))
        await wait(Self.pause)
      }
    }
  }

  private func follow() async throws(JournalError) {
    // What comes between the two looks is told twice rather than not at all.
    let head = try await journal.head()
    // Whoever is at a change holds a claim on it: looked at first, so that no change on its way is
    // taken for one that was left.
    let claims = try await journal.claims()
    let unsettled = try await journal.unsettled().changes
    var proved: [JournalledChange] = []
    for account in unreadable { proved += try await journal.lastProved(of: account) }
    mailbox.post(
      .journalOpened(
        JournalOpening(
          unsettled: unsettled, proved: proved, claims: claims,
          obstacle: await journal.obstacle())))
    var failure: JournalError?
    try await journal.watch(after: head.sequence) { records in
      do throws(JournalError) {
        mailbox.post(.journalGrew(try await JournalNews(records, in: journal)))
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
  }
}

extension JournalNews {
  /// Looks up what new records are about.
  init(
    _ records: [JournalRecord], in journal: any ChangeJournal
  ) async throws(JournalError) {
    // Whoever is at a change holds a claim on it until it is concluded: looked at first, so that no
    // change on its way is taken for one that was left.
    claims = try await journal.claims()
    var seen: Set<ChangeIdentifier> = []
    for entry in records.compactMap(\.entry) {
      if case .recovery(let recovery) = entry { recoveries.append(recovery) }
      guard let identifier = entry.identifier, seen.insert(identifier).inserted,
        let change = try await journal.change(identifier)
      else { continue }
      changes.append(change)
    }
  }
}
