import Testing

@testable import TOMLDocument

struct TOMLSecretsTests {
  let keys = [(key: "api_key", expected: "the key"), (key: "api_secret", expected: "the secret")]

  func read(_ text: String) throws(TOMLError) -> [String: String] {
    var values: [String: String] = [:]
    let bytes = Array(text.utf8)
    var failure: TOMLError?
    bytes.withUnsafeBytes { bytes in
      do throws(TOMLError) {
        try TOMLSecrets.read(bytes, file: "key.toml", keys: keys) { key, value in
          values[key] = String(decoding: value, as: UTF8.self)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return values
  }

  @Test func `named secrets are lent`() throws {
    let values = try read("api_secret = 'made-up secret'\napi_key = \"made-up key\"\n")
    #expect(values == ["api_key": "made-up key", "api_secret": "made-up secret"])
  }

  @Test(arguments: [
    ("api_key = \"hidden\"", "key.toml: `api_secret` is missing; expected the secret"),
    (
      "api_key = \"hidden\"\napi_secrets = \"hidden\"",
      "key.toml, line 2: unknown key; expected `api_key`, `api_secret`"
    ),
    (
      "api_key = \"hidden\"\n[api_secret]\nvalue = \"hidden\"",
      "key.toml, line 2: `api_secret`: expected a string, found something else"
    ),
    (
      "api_key = hidden",
      "key.toml, line 1, column 11: not valid TOML: expected lines such as `key = \"text\"`, "
        + "`key = 20` or `[table]`"
    ),
  ])
  func `a mistake is named without showing a value`(text: String, description: String) {
    let error = #expect(throws: TOMLError.self) { try read(text) }
    #expect(error?.description == description)
  }
}
