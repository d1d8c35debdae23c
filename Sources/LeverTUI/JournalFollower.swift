import LeverDomain

/// Tells the screen what the journal holds unsettled, and then what anybody adds to it.
struct JournalFollower: Sendable {
  /// How long to wait before a journal that failed is tried again.
  private static let pause = Duration.seconds(10)

  let journal: any ChangeJournal
  let mailbox: Mailbox

  /// Runs until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      do throws(JournalError) {
        try await follow()
      } catch {
        mailbox.post(.journalFailed(error))
        try? await Task.sleep(for: Self.pause)
      }
    }
  }

  private func follow() async throws(JournalError) {
    // What comes between the two looks is told twice rather than not at all.
    let head = try await journal.head()
    mailbox.post(
      .journalOpened(
        JournalOpening(
          unsettled: try await journal.unsettled().changes, claims: try await journal.claims(),
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
