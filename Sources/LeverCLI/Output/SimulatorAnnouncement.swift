import OrderedJSON

/// What `lever simulate` prints when it is ready: one line of JSON.
public enum SimulatorAnnouncement {
  /// An account on the practice desk.
  public struct Account: Equatable, Sendable {
    let account: String
    let venue: String
    let baseURL: String
    let apiKey: String
    let apiSecret: String

    /// An account on the practice desk, with its made-up keys.
    public init(account: String, venue: String, baseURL: String, apiKey: String, apiSecret: String)
    {
      self.account = account
      self.venue = venue
      self.baseURL = baseURL
      self.apiKey = apiKey
      self.apiSecret = apiSecret
    }
  }

  /// The line, ended.
  public static func line(_ accounts: [Account]) -> String {
    let rows = accounts.map { account in
      JSONValue.object([
        .init("account", .string(account.account)), .init("venue", .string(account.venue)),
        .init("base_url", .string(account.baseURL)), .init("api_key", .string(account.apiKey)),
        .init("api_secret", .string(account.apiSecret)),
      ])
    }
    let document = JSONValue.object([
      .init("schema", .string(Document.schema)), .init("accounts", .array(rows)),
    ])
    return document.compactText + "\n"
  }
}
