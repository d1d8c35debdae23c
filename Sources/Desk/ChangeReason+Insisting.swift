import JournalModel
import LeverDomain

extension ChangeReason {
  /// The reason as the journal notes it, where changes in doubt are overridden: what was asked for
  /// is sent again where one of them asked for the same.
  func insisting(
    on wanted: LeverageSetting, despite earlier: [JournalledChange]
  ) -> ChangeReason {
    guard self == .asked, let same = earlier.first(where: { $0.intent.change.to == wanted })
    else { return self }
    return .again(of: same.identifier)
  }
}
