import VenueSimulator

extension FaultName {
  /// Faults whose row of the table today's client does not keep to yet. Empty this list, and the
  /// matrix runs over them.
  static let awaitingClient: Set<FaultName> = [.late, .lateDropped, .lateGatewayTimeout]

  /// The rows that the matrix of changes runs over.
  static var changeRows: [FaultName] { allCases.filter { !awaitingClient.contains($0) } }
}
