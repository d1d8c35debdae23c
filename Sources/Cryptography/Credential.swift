/// An account's key and secret. Neither is ever printed: the key shows its first characters.
public struct Credential: Sendable, CustomStringConvertible, CustomReflectable {
  /// The key that names the account to its venue.
  public let apiKey: String
  /// The secret that signs.
  public let secret: SecretBytes

  /// A key with its secret.
  public init(apiKey: String, secret: SecretBytes) {
    self.apiKey = apiKey
    self.secret = secret
  }

  /// Redacted text for logs.
  public var description: String { "Credential(\(apiKey.prefix(4))…, <secret>)" }

  /// Shows nothing of the secret to debuggers and dumps.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
