import Desk
import LeverDomain
import LeverWording

extension CommandFailure {
  /// A reading that a venue or the way to it did not allow. No change was sent.
  static func reading(_ error: VenueError, of account: DeskAccount) -> CommandFailure {
    CommandFailure(
      .venue, "\(account.name): \(Wording.error(error))",
      hint: hint(for: error.kind, venue: account.venue), venueError: error)
  }

  private static func hint(for kind: VenueError.Kind, venue: Venue) -> String? {
    switch kind {
    case .keyRejected:
      "check the account's api_key and api_secret, and that they are for \(venue.displayName)"
    case .permissionDenied:
      "allow the key to trade futures, at the venue, and this machine's address if it asks for one"
    case .clockRejected: "set this machine's clock: timedatectl set-ntp true"
    case .unreachable: "check the network, and the account's base_url if it has one"
    case .timedOut: "the venue may be slow now; --timeout SECONDS waits longer"
    case .rateLimited: "wait a little, then try again"
    case .untrustedCertificate: "something between here and the venue may be reading along"
    case .insecureAddress: "use https in base_url; plain http is only for this machine itself"
    default: nil
    }
  }
}
