import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// `lever journal`: the record of every change.
struct JournalCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  /// What is listed.
  private struct Listing: Sendable {
    var rows: [JournalRow] = []
    var unreadable: [Int64] = []
    var isCut = false
    /// Where the journal would be; nil where it is.
    var missing: String?
  }

  /// How many changes are listed unless said otherwise.
  static let usualLimit = 50

  static func check(_ given: Given<Parameters>) throws(CommandFailure) {
    guard !given.all || given.limit == nil else {
      throw CommandFailure(.usage, "--limit and --all contradict each other")
    }
    guard given.follow else { return }
    // Following has no end, and goes by entries: what ends a list or chooses by a state that changes
    // from entry to entry does not go with it.
    let others = [
      (given.has(\.until), given.label(\.until)), (given.has(\.inDoubt), given.label(\.inDoubt)),
      (given.has(\.limit), given.label(\.limit)), (given.has(\.all), given.label(\.all)),
    ]
    guard let (_, other) = others.first(where: \.0) else { return }
    throw CommandFailure(
      .usage, "--follow does not go with \(other)",
      hint: "it begins now, or with --since, and ends when you interrupt it")
  }

  func run() async throws(CommandFailure) -> ExitStatus {
    let filter = try filter()
    if given.follow {
      return try await JournalFollower(context: context, filter: filter).run()
    }
    let limit = given.all ? nil : given.limit ?? Self.usualLimit
    let listing = try await context.readJournal { opened throws(JournalError) in
      guard let journal = opened.journal else { return Listing(missing: opened.path) }
      return try await Self.list(filter, limit: limit, of: journal)
    }
    context.write(document(of: listing))
    return conclude(listing)
  }

  private func filter() throws(CommandFailure) -> JournalFilter {
    let now = context.environment.now()
    let (from, until) = (given.since?.date(now: now), given.until?.date(now: now))
    if let from, let until, from >= until {
      throw CommandFailure(
        .usage,
        "--since \(Wording.timestamp(from)) is not before --until "
          + Wording.timestamp(until))
    }
    return JournalFilter(
      account: given.account, pattern: given.symbol.map { SymbolPattern($0) }, from: from,
      until: until, outcomes: given.outcomes.isEmpty ? nil : Set(given.outcomes), user: given.user,
      isUnsettled: given.inDoubt)
  }

  /// What nobody knows the end of first, then the others; each newest first.
  private static func list(
    _ filter: JournalFilter, limit: Int?, of journal: any ChangeJournal
  ) async throws(JournalError) -> Listing {
    let most = limit ?? .max
    var unsettledOnly = filter
    unsettledOnly.isUnsettled = true
    let unsettled = try await journal.changes(matching: unsettledOnly, limit: .max)
    var changes = unsettled.changes
    var unreadable = unsettled.unreadable
    if !filter.isUnsettled {
      // One more than is shown tells whether there are more.
      let newest = try await journal.changes(
        matching: filter, limit: most == .max ? .max : most + 1)
      let known = Set(changes.map(\.identifier))
      changes += newest.changes.filter { !known.contains($0.identifier) }
      unreadable += newest.unreadable.filter { !unreadable.contains($0) }
    }
    let claims = try await journal.claims()
    return Listing(
      rows: changes.prefix(most).map { JournalRow($0, claims: claims) },
      unreadable: unreadable, isCut: changes.count > most)
  }

  private func document(of listing: Listing) -> Document {
    let shapes = context.shapes
    return Document(
      "changes", listing.rows, JournalRow.fields,
      beside: [
        .init("more", .boolean(listing.isCut)),
        .init("unreadable", .array(listing.unreadable.map { .integer($0) })),
      ]
    ) { paint in
      listing.rows.isEmpty ? "" : JournalRow.fields.text(of: listing.rows, paint, shapes: shapes)
    }
  }

  /// Says what a person should know beside the list, and tells the shell.
  private func conclude(_ listing: Listing) -> ExitStatus {
    if let path = listing.missing {
      context.say("nothing was ever written down: there is no \(path)", .muted)
    } else if listing.rows.isEmpty, listing.unreadable.isEmpty {
      context.say(given.inDoubt ? "nothing is in doubt" : "no change matches", .muted)
    }
    if listing.isCut {
      context.say("there are more; --limit N or --all lists them", .muted)
    }
    let unsettled = listing.rows.count { $0.change.isUnsettled && !$0.isUnderWay }
    if unsettled > 0 {
      context.say(
        "\(unsettled) in doubt: lever journal reconcile finds out "
          + (unsettled == 1 ? "its outcome" : "their outcomes"), .warning)
    }
    if let first = listing.unreadable.min() {
      let others = listing.unreadable.count - 1
      context.say(
        CommandFailure(
          .journal,
          "record \(first)\(others > 0 ? " and \(others) more" : "") cannot be understood: the "
            + "journal was altered", hint: "lever journal check says more"))
      return .error
    }
    return given.inDoubt && !listing.rows.isEmpty ? .unsettled : .done
  }
}
