public import JournalModel

extension ClaimLife {
  /// Looks at the processes of this machine.
  public static let ofThisMachine = ClaimLife(
    start: ThisProcess.startOfLivingProcess, isInUse: ThisProcess.isInUse)
}
