/// A made-up key pair of the practice desk, in the shape that its venue gives out.
///
/// It protects nothing but play money on loopback, so it may stand in ordinary memory.
struct PracticeKey: Sendable {
  let account: String
  let venue: SimulatedVenue
  let apiKey: String
  let apiSecret: String

  /// A key pair given as it is.
  init(account: String, venue: SimulatedVenue, apiKey: String, apiSecret: String) {
    self.account = account
    self.venue = venue
    self.apiKey = apiKey
    self.apiSecret = apiSecret
  }

  /// The key of the `number`-th account of a venue, which is named for the venue.
  init(venue: SimulatedVenue, number: Int, seed: UInt64) throws(SimulatorError) {
    account = number == 1 ? venue.rawValue : venue.rawValue + "-" + String(number)
    self.venue = venue
    var generator = SeededGenerator(seed: seed, purpose: "key " + account)
    (apiKey, apiSecret) = try venue.profile.keyPair(from: &generator)
  }
}
