import Configuration
import Cryptography
import Desk
import Journal
import LeverCLI
import LeverDomain
import VenueClient

/// The desk on the accounts of the user's configuration.
enum ConfiguredDesk {
  /// Reads the configuration and every account's key, and connects them.
  static func open(
    _ options: GlobalOptions, variables: [String: String]
  ) async throws(CommandFailure) -> Desk {
    let configuration = try await BlockingWork.run { () throws(CommandFailure) -> Configuration in
      try Self.configuration(options, variables: variables)
    }
    let journal = await LiveJournal.open(
      directory: ConfigurationPaths(environment: variables).stateDirectory,
      command: LiveJournal.commandLine
    ) { StandardStream.error.write("warning: \(SanitizedText($0))\n") }
    for notice in journal.notices {
      StandardStream.error.write("warning: \(SanitizedText(notice))\n")
    }
    return try await open(configuration, options, variables: variables, journal)
  }

  /// Connects the accounts of a configuration that was read.
  static func open(
    _ configuration: Configuration, _ options: GlobalOptions, variables: [String: String],
    _ journal: LiveJournal
  ) async throws(CommandFailure) -> Desk {
    try demandAccounts(configuration)
    let reader = CredentialReader(environment: variables)
    let orders = FileOrderSearchCache(
      directory: ConfigurationPaths(environment: variables).cacheDirectory)
    var accounts: [DeskAccount] = []
    for account in configuration.accounts {
      accounts.append(
        try LiveDesk.account(
          account.name,
          VenueAccountConfiguration(
            venue: account.venue, baseURL: account.baseURL,
            credential: try await credential(of: account, reader),
            isReadOnly: account.isReadOnly || options.isReadOnly,
            timeout: options.timeout ?? .seconds(10),
            backgroundShare: account.backgroundShare),
          source: configuration.file, ledger: journal.ledger, orders: orders))
    }
    return Desk(
      accounts: accounts, confirmAbove: configuration.confirmAbove, journal: journal.access)
  }

  /// The accounts of a configuration that was read, before their keys are: to be shown, and asked
  /// nothing.
  ///
  /// Nil where an address is refused, and where a key comes from a program, which may have to ask the user on this terminal.
  static func unopened(
    _ configuration: Configuration, _ options: GlobalOptions
  ) throws(CommandFailure) -> Desk? {
    try demandAccounts(configuration)
    let isAsked = configuration.accounts.contains { account in
      if case .command = account.keySource { true } else { false }
    }
    guard !isAsked else { return nil }
    var accounts: [DeskAccount] = []
    for account in configuration.accounts {
      // An address that is refused is told of once the account is connected.
      guard
        let rules = try? VenueClients.rules(
          of: account.venue, baseURL: account.baseURL,
          isReadOnly: account.isReadOnly || options.isReadOnly)
      else { return nil }
      accounts.append(DeskAccount(name: account.name, rules: rules))
    }
    return Desk(
      accounts: accounts, confirmAbove: configuration.confirmAbove, journal: .notKept)
  }

  private static func demandAccounts(_ configuration: Configuration) throws(CommandFailure) {
    guard configuration.accounts.isEmpty else { return }
    throw CommandFailure(
      .configuration, "\(configuration.file) has no account",
      hint: "add one as [accounts.NAME] with venue and key_file, or try `lever demo`")
  }

  /// Reads the configuration from where the options or the usual place say.
  static func configuration(
    _ options: GlobalOptions, variables: [String: String]
  ) throws(CommandFailure) -> Configuration {
    let paths = ConfigurationPaths(environment: variables)
    let path = options.configurationFile ?? paths.configurationFile
    do throws(ConfigurationError) {
      return try Configuration.load(path: path, paths: paths)
    } catch {
      let isUsualPlace = error.problem == .fileMissing && options.configurationFile == nil
      throw CommandFailure(
        .configuration, "\(error)",
        hint: isUsualPlace ? "without an account, `lever demo` opens the practice desk" : nil)
    }
  }

  private static func credential(
    of account: AccountConfiguration, _ reader: CredentialReader
  ) async throws(CommandFailure) -> Credential {
    do throws(ConfigurationError) {
      let credential = try await reader.credential(for: account)
      if !credential.secret.isLocked {
        StandardStream.error.write(
          "warning: account \(account.name): the secret could not be locked in memory and may "
            + "be swapped to disk; raise `ulimit -l`\n")
      }
      return credential
    } catch {
      guard error.problem != .keyCommandInterrupted else {
        throw CommandFailure(.interrupted, "interrupted; no change was sent")
      }
      throw CommandFailure(.configuration, "account \(account.name): \(error)")
    }
  }
}
