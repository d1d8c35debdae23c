import Desk
import LeverDomain

extension Model {
  /// Has what was read of an account kept for the next run in a while, unless that is under way.
  mutating func keepSoon(_ index: Int) -> [Effect] {
    guard accounts[index].list.isListed, !accounts[index].isKeepingDue else { return [] }
    accounts[index].isKeepingDue = true
    return [.awaitKeeping(account: index)]
  }

  /// Has what was read of an account kept for the next run now.
  mutating func keep(_ index: Int) -> [Effect] {
    guard accounts.indices.contains(index), accounts[index].isKeepingDue else { return [] }
    accounts[index].isKeepingDue = false
    return accounts[index].toKeep.map { [.keep(account: index, $0)] } ?? []
  }

  /// What is still to be kept when the screen ends.
  var unkept: [(account: AccountName, known: CachedAccount)] {
    accounts.compactMap { account in
      guard account.isKeepingDue, let known = account.toKeep else { return nil }
      return (account.account.name, known)
    }
  }
}
