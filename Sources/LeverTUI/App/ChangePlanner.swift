import Desk
import LeverDomain

/// Composes changes from what is known. It holds the rules of each account, and no connection.
struct ChangePlanner: Sendable {
  private let accounts: [AccountName: DeskAccount]
  private let confirmAbove: Leverage

  /// A planner for a desk's accounts.
  init(accounts: [DeskAccount], confirmAbove: Leverage) {
    self.accounts = Dictionary(
      accounts.map { ($0.name, DeskAccount(name: $0.name, rules: $0.rules)) }
    ) { first, _ in first }
    self.confirmAbove = confirmAbove
  }

  /// A wanted setting held against everything known; nil where the account is not among these.
  func propose(_ basis: ChangeBasis) -> Proposal? {
    accounts[basis.account].map { account in
      Proposal(
        setting: basis.wanted, on: basis.reading, account: account,
        accountReading: basis.accountReading, changeBudget: basis.changeBudget,
        confirmAbove: confirmAbove)
    }
  }
}

/// Everything that a change is composed from.
struct ChangeBasis: Equatable, Sendable {
  /// Whose change it would be.
  let account: AccountName
  /// The setting that is wanted.
  let wanted: LeverageSetting
  /// What is known of the instrument.
  let reading: InstrumentReading
  /// What is known of the account.
  let accountReading: AccountReading
  /// What is left of the limit that counts changes.
  let changeBudget: Budget?

  /// A setting that is wanted on an instrument of an account.
  init(_ wanted: LeverageSetting, on reading: InstrumentReading, in account: ScreenAccount) {
    self.account = account.name
    self.wanted = wanted
    self.reading = reading
    accountReading = account.reading
    changeBudget = account.changeBudget
  }
}

/// A change composed from what is known: anew when that has changed, and not else.
struct PlannedChange: Equatable {
  /// The change; nil while nothing whole is wanted.
  private(set) var proposal: Proposal?
  private var basis: ChangeBasis?

  /// Takes in what the change is composed from now.
  mutating func follow(_ basis: ChangeBasis?, _ planner: ChangePlanner) {
    guard basis != self.basis else { return }
    self.basis = basis
    proposal = basis.flatMap(planner.propose)
  }
}
