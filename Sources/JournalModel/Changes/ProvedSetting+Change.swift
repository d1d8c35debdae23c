public import LeverDomain

extension ProvedSetting {
  /// What a change proved; nil for one that was not.
  public init?(_ change: JournalledChange) {
    guard change.isProved, let conclusion = change.conclusion else { return nil }
    let setting: LeverageSetting =
      if case .value(let values) = conclusion.readBack { values } else { change.intent.change.to }
    self.init(
      setting: setting, proof: conclusion.proof, change: change.identifier,
      provedAt: conclusion.moment.local)
  }
}
