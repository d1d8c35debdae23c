import Cryptography
import Foundation
import LeverDomain
import Testing

@testable import Configuration

struct ConfigurationWriterTests {
  let folder: TestFolder
  let accounts: [ConfigurationWriter.Account]

  init() throws {
    folder = try TestFolder()
    accounts = try Venue.allCases.map { venue in
      ConfigurationWriter.Account(
        name: try #require(AccountName(venue.rawValue)), venue: venue,
        baseURL: "http://127.0.0.1:8081", apiKey: "made-up-\(venue.rawValue)",
        apiSecret: "made-up \"secret\" \\ \u{1}")
    }
  }

  @Test func `what is written can be read again`() async throws {
    let file = folder.path + "/practice.toml"
    for _ in 0..<2 { try ConfigurationWriter.write(accounts, to: file) }

    let configuration = try Configuration.load(path: file, paths: folder.paths)
    #expect(configuration.accounts.map(\.name) == accounts.map(\.name))
    #expect(configuration.accounts.map(\.venue) == accounts.map(\.venue))
    #expect(configuration.accounts.allSatisfy { $0.baseURL == "http://127.0.0.1:8081" })
    let reader = CredentialReader(environment: [:])
    for (account, written) in zip(configuration.accounts, accounts) {
      let credential = try await reader.credential(for: account)
      #expect(credential.apiKey == written.apiKey)
      #expect(credential.secret.withBytes { Array($0) } == Array(written.apiSecret.utf8))
    }
    #expect(try folder.mode("practice.toml") == 0o600)
    #expect(try folder.mode("practice-keys") == 0o700)
    #expect(try folder.mode("practice-keys/ztdx.toml") == 0o600)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["practice-keys", "practice.toml"])
  }

  @Test(arguments: ["practice.toml", "practice-keys/bingx.toml"])
  func `somebody's own file is left alone, and nothing else is written`(name: String) throws {
    let file = try folder.write(name, "theme = \"nord\"\n# " + String(repeating: "-", count: 80))
    let before = try folder.read(name)
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationWriter.write(accounts, to: folder.path + "/practice.toml")
    }
    #expect(error?.problem == .foreignFile)
    #expect(error?.file == file)
    #expect(try folder.read(name) == before)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/practice-keys/ztdx.toml"))
  }

  @Test func `a link in the place of the file is left alone`() throws {
    let target = try folder.write("target", ConfigurationWriter.signature)
    let link = folder.path + "/practice.toml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationWriter.write(accounts, to: link)
    }
    #expect(error?.problem == .foreignFile)
  }

  @Test func `a place that cannot be written to is named`() {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationWriter.write(accounts, to: folder.path + "/none/practice.toml")
    }
    #expect(
      error?.description
        == "\(folder.path)/none/practice-keys: cannot be written: No such file or directory")
  }

  @Test func `an account may be written once only`() {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationWriter.write(accounts + accounts, to: folder.path + "/practice.toml")
    }
    #expect(error?.problem == .duplicateAccount("coinswitch-futures"))
  }
}
