public import Cryptography
import Dispatch
import FileAccess
import Synchronization
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
  private let home: String
  private let commandTimeout: Duration
  private let commandStay: Duration

  /// A thread of its own for what blocks, one key after the other.
  private static let thread = DispatchQueue(label: "lever.keys")

  /// A reader of keys.
  ///
  /// - Parameters:
  ///   - environment: what key commands are run with, and where the home directory is.
  ///   - commandTimeout: how long a key command may take: a minute unless said otherwise, since
  ///     it may ask the user for a passphrase.
  ///   - commandStay: how long a key command may stay when it has closed its output: five seconds
  ///     unless said otherwise.
  public init(
    environment: [String: String], commandTimeout: Duration = .seconds(60),
    commandStay: Duration = .seconds(5)
  ) {
    self.environment = environment
    home = ConfigurationPaths(environment: environment).home
    self.commandTimeout = commandTimeout
    self.commandStay = commandStay
  }

  /// The key and secret of an account. What blocks runs on a thread of its own; when the task is
  /// cancelled, a command is ended.
  ///
  /// - Throws: ``ConfigurationError`` when the file is not there, can be read by others, belongs to
  ///   another user or lies where others can replace it, when the command fails, or when what they
  ///   hold is not `api_key` and `api_secret`.
  public func credential(
    for account: AccountConfiguration
  ) async throws(ConfigurationError) -> Credential {
    let cancellation = Cancellation()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        CredentialReader.thread.async {
          let result = Result { () throws(ConfigurationError) in
            try read(account, unless: cancellation)
          }
          continuation.resume(returning: result)
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
    return try result.get()
  }

  private func read(
    _ account: AccountConfiguration, unless cancellation: Cancellation
  ) throws(ConfigurationError) -> Credential {
    switch account.keySource {
    case .file(let path):
      do throws(ConfigurationError) {
        return try GuardedFile.read(
          path, rule: .secret(home: home), maximumLength: CredentialReader.maximumLength
        ) { (bytes) throws(ConfigurationError) in
          try CredentialReader.parse(bytes, file: path)
        }
      } catch {
        // Where there is no such file, its name may be the key itself.
        switch error.problem {
        case .fileMissing: throw self.error(.keyFileMissing, of: account)
        case .unreadable(let reason): throw self.error(.keyFileUnreachable(reason), of: account)
        default: throw error
        }
      }
    case .command(let arguments):
      let command = KeyCommand(
        arguments: arguments, environment: environment, timeout: commandTimeout,
        stay: commandStay, maximumLength: CredentialReader.maximumLength)
      let result: Result<Credential, ConfigurationError>
      do throws(KeyCommandFailure) {
        result = try command.run(isCancelled: { cancellation.isCancelled }) {
          (bytes) throws(ConfigurationError) in
          try CredentialReader.parse(bytes, file: "the output of the key command")
        }
      } catch {
        throw self.error(error.problem, of: account)
      }
      return try result.get()
    }
  }

  private func error(
    _ problem: ConfigurationError.Problem, of account: AccountConfiguration
  ) -> ConfigurationError {
    ConfigurationError(
      file: account.file, line: account.keyLine ?? account.line, problem: problem)
  }

  /// Whether nobody waits for a key any more.
  private final class Cancellation: Sendable {
    private let flag = Atomic(false)

    var isCancelled: Bool { flag.load(ordering: .relaxed) }

    func cancel() { flag.store(true, ordering: .relaxed) }
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
          file: file, line: nil, key: "api_key",
          problem: .unexpectedValue(
            expected: "letters, digits and signs without spaces", found: "something else"))
      }
      guard !isSecretEmpty else {
        throw TOMLError(
          file: file, line: nil, key: "api_secret",
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
