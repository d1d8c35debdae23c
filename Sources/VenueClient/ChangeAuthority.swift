/// The right to sign a change. A value of this type exists only for accounts that are not
/// read-only, and no changing request can be signed without one.
struct ChangeAuthority: Sendable {
  private init() {}

  /// The authority of an account, or nil for a read-only one.
  static func grant(to configuration: VenueAccountConfiguration) -> ChangeAuthority? {
    configuration.isReadOnly ? nil : ChangeAuthority()
  }
}
