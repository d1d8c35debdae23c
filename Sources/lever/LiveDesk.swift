import Cryptography
import Desk
import LeverCLI
import LeverDomain
import LeverWording
import RateLimiting
import Transport
import VenueClient

/// Joins accounts with live connections to their venues. One transport serves them all.
struct LiveDesk {
  private static let transport = CurlTransport(userAgent: "lever/\(Lever.version)")

  /// Connects one account. Nothing is sent yet.
  ///
  /// - Parameters:
  ///   - source: where the account comes from, for the sentence when it cannot be.
  ///   - ledger: counts its requests, with those of every other process.
  ///   - orders: keeps findings about old orders for other processes.
  static func account(
    _ name: AccountName, _ configuration: VenueAccountConfiguration, source: String,
    ledger: any RateLedger, orders: (any OrderSearchCache)? = nil
  ) throws(CommandFailure) -> DeskAccount {
    do throws(VenueError) {
      return DeskAccount(
        name: name,
        connection: try VenueClients.make(
          configuration, transport: transport, ledger: ledger, orders: orders))
    } catch {
      throw CommandFailure(
        .configuration, "\(source): account \(name): \(Wording.error(error))",
        venueError: error)
    }
  }

  /// Ends every request and closes the connections, before the process ends. Says on standard error
  /// what was wrong with them.
  static func close() {
    transport.shutDown()
    guard let notice = Wording.strayConnections(transport.strayConnectionCount) else { return }
    StandardStream.error.write("\(notice)\n")
  }
}
