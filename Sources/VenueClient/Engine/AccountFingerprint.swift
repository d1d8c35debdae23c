import Cryptography

/// Names an account in the ledger of sent requests without showing its key.
enum AccountFingerprint {
  /// A text that is the same for everyone who uses the key at the address, and for nobody else.
  static func text(of key: String, on base: BaseAddress) -> String {
    guard let label = try? SecretBytes(text: "lever budget of \(base.authority)") else {
      return base.authority
    }
    let code = HMACSHA256.code(of: Array(key.utf8), key: label)
    return "\(base.authority)#\(Hexadecimal.encode(code.prefix(8)))"
  }
}
