import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import TerminalCanvas

/// The accounts: their connections, what is left of their limits, what is being read of them, and
/// which one is selected.
struct AccountsState: Equatable {
  /// The accounts, in the order of the configuration.
  private(set) var all: [ScreenAccount]
  /// Which of them is selected.
  private(set) var selectedIndex = 0
  /// Where each of them was drawn.
  private var places: [Rectangle] = []

  /// Accounts of which nothing has been asked.
  init(_ accounts: [ScreenAccount]) { all = accounts }

  /// The selected account; nil when none is configured.
  var selected: ScreenAccount? { all.indices.contains(selectedIndex) ? all[selectedIndex] : nil }

  /// The place of an account among the accounts; nil when it is not configured here.
  func index(of name: AccountName) -> Int? { all.firstIndex { $0.name == name } }

  /// The place of an instrument's account among the accounts; nil when it is not configured here.
  func index(of key: InstrumentKey) -> Int? {
    all.firstIndex { $0.name == key.account && $0.venue == key.venue }
  }

  // MARK: - What the user does

  /// Selects an account, the nearer end where there is no such.
  mutating func select(_ index: Int) { selectedIndex = index.clampedToPlace(of: all.count) }

  /// Does what a key asks for.
  mutating func obey(_ command: AccountsCommand) -> [PaneRequest] {
    switch command {
    case .move(.lines(let delta)): [.selectAccount(selectedIndex + delta)]
    // All accounts are in sight, or nearly so.
    case .move(.pages(let pages)): [.selectAccount(pages < 0 ? 0 : all.count - 1)]
    case .move(.start): [.selectAccount(0)]
    case .move(.end): [.selectAccount(all.count - 1)]
    case .open: [.focus(.instruments)]
    }
  }

  /// Takes in a click.
  func press(at place: Point) -> [PaneRequest] {
    [.focus(.accounts)]
      + (places.firstIndex { $0.contains(place) }.map { [.selectAccount($0)] } ?? [])
  }

  /// Takes in where the accounts were drawn.
  mutating func fit(_ places: [Rectangle]) { self.places = places }

  // MARK: - What the venues tell

  /// Takes in what happened to an account.
  mutating func update(_ name: AccountName, _ news: AccountNews, now: Date) -> [ScreenAction] {
    guard let index = index(of: name) else { return [] }
    return all[index].take(news, now: now).map { .account(name, $0) }
  }

  /// Has the readings that are wanted now begun, and the others given up.
  mutating func plan(_ attention: (Int) -> ReadingAttention) -> [ScreenAction] {
    all.indices.flatMap { index -> [ScreenAction] in
      let attention = attention(index)
      return all[index].plan(attention).map { .account(all[index].name, $0) }
    }
  }
}

/// What happens to an account.
enum AccountNews: Equatable {
  /// Clock and key were asked for.
  case connected(AccountReading)
  /// The user wants it connected anew.
  case connectAgain
  /// A reading came to its end, or a change: what is left of the limits is looked at.
  case spent(ReadingKey?)
  /// The position mode came.
  case modeRead
  /// The list of instruments came: the background begins anew.
  case listed
  /// Something was read that the next run is to begin with.
  case keepSoon
  /// What was read is kept.
  case kept
  /// The budgets were looked at.
  case budgetsRead([Budget], change: Budget)
  /// An instrument may have been changed: the background goes on no later than there.
  case outdated(place: Int)
}
