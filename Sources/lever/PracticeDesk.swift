import Configuration
import Cryptography
import Desk
import LeverCLI
import LeverDomain
import VenueClient
import VenueSimulator

/// The practice desk: live connections to venues that the simulator plays on this machine.
enum PracticeDesk {
  /// Connects the practice accounts.
  static func open(
    _ practice: [PracticeAccount], _ options: GlobalOptions, _ journal: LiveJournal
  ) throws(CommandFailure) -> Desk {
    var accounts: [DeskAccount] = []
    for account in practice {
      let (name, venue) = try identity(of: account)
      accounts.append(
        try LiveDesk.account(
          name,
          VenueAccountConfiguration(
            venue: venue, baseURL: account.baseURL, credential: try credential(of: account),
            isReadOnly: options.isReadOnly, timeout: options.timeout ?? .seconds(10)),
          source: "the practice desk", ledger: journal.ledger))
    }
    return Desk(accounts: accounts, confirmAbove: try confirmAbove(), journal: journal.access)
  }

  /// Writes a configuration whose accounts point at the practice desk.
  static func writeConfiguration(
    _ practice: [PracticeAccount], to path: String
  ) throws(CommandFailure) {
    var accounts: [ConfigurationWriter.Account] = []
    for account in practice {
      let (name, venue) = try identity(of: account)
      accounts.append(
        ConfigurationWriter.Account(
          name: name, venue: venue, baseURL: account.baseURL, apiKey: account.apiKey,
          apiSecret: account.apiSecret))
    }
    do throws(ConfigurationError) {
      try ConfigurationWriter.write(accounts, to: path)
    } catch {
      throw CommandFailure(.system, "\(error)")
    }
  }

  private static func identity(
    of account: PracticeAccount
  ) throws(CommandFailure) -> (AccountName, Venue) {
    guard let name = AccountName(account.account), let venue = Venue(rawValue: account.venue) else {
      throw CommandFailure(
        .system,
        "the simulator offers \(account.account) on \(account.venue), which lever does "
          + "not know")
    }
    return (name, venue)
  }

  private static func credential(
    of account: PracticeAccount
  ) throws(CommandFailure) -> Credential {
    do throws(CryptographyError) {
      return Credential(
        apiKey: account.apiKey, secret: try SecretBytes(text: account.apiSecret))
    } catch {
      throw CommandFailure(.system, "guarded memory for the practice keys cannot be had")
    }
  }

  private static func confirmAbove() throws(CommandFailure) -> Leverage {
    do throws(LeverageSyntaxError) {
      return try Leverage("20")
    } catch {
      throw CommandFailure(.system, "the default threshold is no leverage")
    }
  }
}
