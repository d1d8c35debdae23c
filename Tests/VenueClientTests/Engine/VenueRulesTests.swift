import LeverDomain
import Testing

@testable import VenueClient

/// What is true of an account without asking.
@Suite struct VenueRulesTests {
  @Test(arguments: Venue.allCases)
  func `an account has the same rules before its key is open`(venue: Venue) throws {
    let unopened = try VenueClients.rules(of: venue, isReadOnly: true)
    let opened = try Samples.client(venue, Scene.transport(venue), isReadOnly: true).rules
    #expect(unopened.venue == venue && unopened.isReadOnly)
    #expect(unopened.traits == opened.traits)
    #expect(unopened.keyBelongsToSecret == nil)
    let change = try Samples.change(venue)
    #expect(unopened.legs(of: change) == opened.legs(of: change))
    let leg = try #require(unopened.legs(of: change).first)
    #expect(unopened.preview(of: leg) == opened.preview(of: leg))
    let isTold = opened.keyBelongsToSecret != nil
    #expect((unopened == opened) == !isTold, "nothing but the key tells them apart")
    let elsewhere = try VenueClients.rules(
      of: venue, baseURL: "http://127.0.0.1:1", isReadOnly: true)
    #expect(elsewhere != unopened, "its requests go elsewhere")
  }
}
