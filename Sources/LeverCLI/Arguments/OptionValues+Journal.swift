import LeverDomain

/// What the options of the journal's commands say.
extension OptionValues {
  /// Which changes are to be listed or followed.
  func journalRequest() throws(CommandFailure) -> JournalRequest {
    var request = JournalRequest()
    if let name = text(.account) {
      guard let account = AccountName(name) else {
        throw CommandFailure(
          .usage, "--account takes the name of an account, not \(Quoted(name))",
          hint: "names hold letters, digits, -, _ and .")
      }
      request.account = account
    }
    request.symbol = text(.symbol)
    request.since = try time(.since, "--since")
    request.until = try time(.until, "--until")
    if has(.outcome) { request.outcomes = Set(texts(.outcome).compactMap(Outcome.init)) }
    request.user = text(.user)
    request.isInDoubt = has(.inDoubt)
    if let text = text(.limit) {
      guard let limit = Int(text), limit > 0, text.allSatisfy(\.isNumber) else {
        throw CommandFailure(
          .usage, "--limit takes a whole number from 1 on, not \(Quoted(text))",
          hint: "--all lists every change")
      }
      guard !has(.all) else {
        throw CommandFailure(.usage, "--limit and --all contradict each other")
      }
      request.limit = limit
    }
    if has(.all) { request.limit = nil }
    request.isFollowing = has(.follow)
    if request.isFollowing { try checkFollowing() }
    return request
  }

  /// The head that was kept elsewhere, where one is given.
  func journalHead() throws(CommandFailure) -> JournalHead? {
    guard let text = text(.head) else { return nil }
    guard let head = JournalHead(text) else {
      throw CommandFailure(
        .usage, "--head takes what lever journal head printed, not \(Quoted(text))",
        hint: "it is a number, a colon and 64 hexadecimal digits")
    }
    return head
  }

  /// Following has no end, and goes by entries: what ends a list or chooses by a state that changes
  /// from entry to entry does not go with it.
  private func checkFollowing() throws(CommandFailure) {
    let others: [(OptionSpecification.Key, String)] = [
      (.until, "--until"), (.inDoubt, "--in-doubt"), (.limit, "--limit"), (.all, "--all"),
    ]
    guard let other = others.first(where: { has($0.0) }) else { return }
    throw CommandFailure(
      .usage, "--follow does not go with \(other.1)",
      hint: "it begins now, or with --since, and ends when you interrupt it")
  }

  private func time(
    _ key: OptionSpecification.Key, _ name: String
  ) throws(CommandFailure) -> TimePoint? {
    guard let text = text(key) else { return nil }
    guard let time = TimePoint(text) else {
      throw CommandFailure(
        .usage, "\(name) takes a time, not \(Quoted(text))",
        hint: "write it as \(TimePoint.examples)")
    }
    return time
  }
}
