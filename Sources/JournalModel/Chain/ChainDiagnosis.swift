public import LeverDomain

/// Finds out what a journal that contradicts itself comes to.
public enum ChainDiagnosis {
  /// What it comes to.
  public enum Fault: Hashable, Sendable {
    /// The records are whole and what lies beside them is false, or what is kept cannot be read as a
    /// whole: to be mended from what can be read.
    case damage
    /// A record is not as it was written.
    case altered(sequence: Int64)
    /// A head that was known is not in the chain.
    case cutOff(known: JournalHead, end: JournalHead)

    /// The error that says so.
    public func error(at place: StoragePlace) -> JournalError {
      switch self {
      case .damage: .storage(.damaged(at: place))
      case .altered(let sequence): .altered(at: place, sequence: sequence)
      case .cutOff(let known, let end): .cutOff(at: place, known: known, end: end)
      }
    }
  }

  /// What is wrong with a journal of which something does not agree.
  public static func fault(of source: any ChainSource) throws(StoreFailure) -> Fault {
    let replay = try ChainReplay(source)
    let known = source.notedHead
    if let broken = replay.broken {
      // Swapped or lost pages put records out of order, too: then the file itself is at fault.
      return try source.integrityFault() == nil ? .altered(sequence: broken) : .damage
    }
    if let known, known.sequence > 0, replay.noted != known.hash {
      return .cutOff(known: known, end: replay.head)
    }
    if let head = try? source.head(), head.sequence > replay.head.sequence {
      return .cutOff(known: head, end: replay.head)
    }
    return .damage
  }
}
