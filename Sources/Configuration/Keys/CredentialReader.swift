public import Cryptography
import TOMLDocument

/// Reads the key and secret of an account when it is opened.
///
/// The bytes of the file or of the command's output are wiped once read; the secret goes from them
/// straight into guarded memory. What cannot be reached are the scratch buffers of the TOML parser:
/// see ``TOMLSecrets``.
public struct CredentialReader: Sendable {
  /// The longest key file, and the longest output of a key command, in bytes.
  static let maximumLength = 16 << 10

  private let environment: [String: String]
  private let commandTimeout: Duration

  /// A reader of keys.
  ///
  /// - Parameters:
  ///   - environment: what key commands are run with.
  ///   - commandTimeout: how long a key command may take: a minute unless said otherwise, since
  ///     it may ask a person for a passphrase.
  public init(environment: [String: String], commandTimeout: Duration = .seconds(60)) {
    self.environment = environment
    self.commandTimeout = commandTimeout
  }

  /// The key and secret of an account. Blocks while a file is read or a command runs.
  ///
  /// - Throws: ``ConfigurationError`` when the file is not there, can be read by others or belongs
  ///   to another user, when the command fails, or when what they hold is not `api_key` and
  ///   `api_secret`.
  public func credential(
    for account: AccountConfiguration
  ) throws(ConfigurationError) -> Credential {
    switch account.keySource {
    case .file(let path):
      return try GuardedFile.read(
        path, rule: .secret, maximumLength: CredentialReader.maximumLength
      ) { (bytes) throws(ConfigurationError) in
        try CredentialReader.parse(bytes, file: path)
      }
    case .command(let arguments):
      let command = KeyCommand(
        arguments: arguments, environment: environment, timeout: commandTimeout,
        maximumLength: CredentialReader.maximumLength)
      let result: Result<Credential, ConfigurationError>
      do throws(KeyCommand.Failure) {
        result = try command.run { (bytes) throws(ConfigurationError) in
          try CredentialReader.parse(bytes, file: "the output of `\(arguments[0])`")
        }
      } catch {
        throw ConfigurationError(file: account.file, line: account.line, problem: error.problem)
      }
      return try result.get()
    }
  }

  private static let keys = [
    (key: "api_key", expected: "the key that the venue gave"),
    (key: "api_secret", expected: "the secret that the venue gave"),
  ]

  static func parse(
    _ bytes: UnsafeRawBufferPointer, file: String
  ) throws(ConfigurationError) -> Credential {
    var key: String?
    var secret: SecretBytes?
    var isSecretEmpty = false
    do throws(TOMLError) {
      try TOMLSecrets.read(bytes, file: file, keys: keys) { name, value in
        if name == "api_key" {
          key = String(decoding: value, as: UTF8.self)
        } else {
          isSecretEmpty = value.isEmpty
          secret = try? SecretBytes(value.bytes)
        }
      }
      // The key goes into headers: nothing but visible ASCII can be right.
      guard let key, !key.isEmpty, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw TOMLError(
          file: file, line: nil, keyPath: ["api_key"],
          problem: .unexpectedValue(
            expected: "letters, digits and signs without spaces", found: "something else"))
      }
      guard !isSecretEmpty else {
        throw TOMLError(
          file: file, line: nil, keyPath: ["api_secret"],
          problem: .unexpectedValue(
            expected: "the secret that the venue gave", found: "nothing"))
      }
    } catch {
      throw ConfigurationError(error)
    }
    guard let key, let secret else {
      throw ConfigurationError(file: file, problem: .noSecureMemory)
    }
    return Credential(apiKey: key, secret: secret)
  }
}
