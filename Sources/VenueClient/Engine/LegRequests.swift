import LeverDomain

/// Writes out the requests of a venue's changes, to be shown.
struct LegRequests<Rooms: VenueRooms>: LegPreviewing {
  /// Where the venue is reached.
  let base: BaseAddress
  /// The form in which changes are sent, on a venue that takes more than one.
  let form: RequestForm

  func preview(of leg: ChangeStep) -> RequestPreview {
    Rooms.preview(Rooms.request(for: leg, as: form), base: base)
  }
}
