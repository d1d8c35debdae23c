import FoundationEssentials
import LeverDomain
import Synchronization

/// What the venue echoed to this client's own changes: all that can be known of a setting that the
/// venue never shows.
final class ZTDXEchoes: Sendable {
  private let stored = Mutex<[ContractSymbol: LeverageReading.Setting]>([:])

  /// The last confirmed echo, or that there is none.
  func setting(of symbol: ContractSymbol) -> LeverageReading.Setting {
    stored.withLock { $0[symbol] } ?? .notOffered
  }

  /// Follows the answer to a change. One that may have been applied leaves nothing known.
  func follow(_ answer: ChangeAnswer, of symbol: ContractSymbol, at date: Date) {
    stored.withLock { stored in
      switch answer {
      case .accepted(let acceptance):
        stored[symbol] = acceptance.echo.map { .echoed(LeverageSetting(both: $0), at: date) }
      case .failed(let error) where error.consequence == .mayBeApplied:
        stored[symbol] = nil
      case .failed, .notModified:
        break
      }
    }
  }
}
