import Cryptography
import Desk
import Journal
import LeverDomain
import Testing
import Transport
import VenueClient
import VenueSimulator

extension KillHouse {
  /// Settles what was left of every account.
  func settle() async throws {
    let author = ThisProcess.author(command: "test")
    let ledger = SharedRateLedger(directory: stateDirectory, author: author)
    let transport = CurlTransport(userAgent: "lever/tests")
    defer { transport.shutDown() }
    let journal = try await openJournal()
    let desk = Desk(
      accounts: try accounts.map { account in
        DeskAccount(
          name: try #require(AccountName(account.account)),
          connection: try VenueClients.make(
            VenueAccountConfiguration(
              venue: try #require(Venue(rawValue: account.venue)), baseURL: account.baseURL,
              credential: Credential(
                apiKey: account.apiKey, secret: try SecretBytes(text: account.apiSecret)),
              isReadOnly: false, timeout: .seconds(20)),
            transport: transport, ledger: ledger))
      }, confirmAbove: try Leverage("20"), journal: .open(journal, author: author))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for account in desk.accounts {
        group.addTask { _ = try await desk.settle(account) }
      }
      try await group.waitForAll()
    }
  }
}
