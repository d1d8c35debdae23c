import LeverDomain

/// Writes out the requests of a venue's changes, to be shown.
struct LegRequests<Adapter: VenueAdapter>: LegPreviewing {
  let adapter: Adapter
  /// Where the venue is reached.
  let base: BaseAddress

  func preview(of leg: ChangeStep) -> RequestPreview {
    adapter.preview(adapter.request(for: leg), base: base)
  }
}
