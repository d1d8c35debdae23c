import Desk
import LeverDomain
import LeverWording

/// Connects an account and finds one instrument of it, as `show` and `set` begin.
struct InstrumentFinder: Sendable {
  /// What was found.
  struct Found: Sendable {
    let account: DeskAccount
    let accountReading: AccountReading
    let instrument: Instrument
    let reading: InstrumentReading
  }

  /// The commands' surroundings.
  let context: CommandContext

  /// What an instrument is read for.
  enum Purpose: Sendable {
    /// To show everything that is known of it.
    case showing
    /// To review a change of it.
    case changing
  }

  /// Finds and examines the instrument that is spelled exactly `symbol` in the account named
  /// `name`.
  func find(
    _ symbol: String, in name: String, of desk: Desk, for purpose: Purpose
  ) async throws(CommandFailure) -> Found {
    let account = try context.account(name, in: desk)
    let accountReading = await desk.connect(account)
    if let error = accountReading.key.error, error.kind != .unavailable {
      throw .reading(error, of: account)
    }
    let listing = await desk.instruments(of: account)
    if let error = listing.error { throw .reading(error, of: account) }
    let instruments = listing.value ?? []
    guard let instrument = instruments.first(where: { $0.symbol.text == symbol }) else {
      throw unknownSymbol(symbol, in: account, among: instruments)
    }
    let reading =
      switch purpose {
      case .showing: await desk.examine(instrument, in: account)
      case .changing: await desk.examineForReview(instrument, in: account)
      }
    return Found(
      account: account, accountReading: accountReading, instrument: instrument, reading: reading)
  }

  private func unknownSymbol(
    _ symbol: String, in account: DeskAccount, among instruments: [Instrument]
  ) -> CommandFailure {
    let near = NearestWord.suggestions(
      for: symbol, among: instruments.lazy.map(\.symbol.text), count: 3)
    return CommandFailure(
      .unknownSymbol,
      "\(account.name): \(account.venue.displayName) lists no instrument \(Quoted(symbol))",
      hint: near.isEmpty
        ? "lever list \(account.name) shows them all"
        : "did you mean \(near.joined(separator: " or "))? symbols are spelled as the venue does")
  }
}
