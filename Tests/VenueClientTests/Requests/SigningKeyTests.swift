import Cryptography
import LeverDomain
import Testing

@testable import VenueClient

struct SigningKeyTests {
  private func belongs(_ name: String, _ secret: String = Samples.ed25519Seed) throws -> Bool? {
    try SigningKey(
      Credential(apiKey: name, secret: try SecretBytes(text: secret)), algorithm: .ed25519
    ).belongsToSecret
  }

  @Test func `a public key is known to belong to its seed, in either case and either length`()
    throws
  {
    #expect(try belongs(Samples.ed25519Key) == true)
    #expect(try belongs(Samples.ed25519Key.uppercased()) == true)
    #expect(try belongs(Samples.ed25519Key, Samples.ed25519Seed + Samples.ed25519Key) == true)
  }

  @Test func `a public key of another seed is known not to belong`() throws {
    #expect(try belongs(Samples.ed25519Key, String(repeating: "12", count: 32)) == false)
    #expect(try belongs(String(Samples.ed25519Key.dropLast() + "8")) == false)
  }

  @Test(arguments: ["practice-key", "d04ab2", String(repeating: "z", count: 64)])
  func `a key of another form tells nothing`(name: String) throws {
    #expect(try belongs(name) == nil)
  }

  @Test(arguments: Venue.allCases)
  func `only the venues whose keys are public keys tell`(venue: Venue) throws {
    let client = try Samples.client(venue, Scene.transport(venue))
    let tells = venue == .coinswitchFutures || venue == .coinswitchHFT
    #expect(client.rules.keyBelongsToSecret == (tells ? true : nil))
  }
}
