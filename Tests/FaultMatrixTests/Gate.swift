/// Lets a few cells of the matrix run at a time, so that a timeout means the fault and not a
/// machine that is busy with four hundred others.
actor Gate {
  static let cells = Gate(width: 6)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(width: Int) { free = width }

  /// Runs `body` when there is room.
  nonisolated func pass(_ body: () async throws -> Void) async throws {
    await enter()
    do {
      try await body()
    } catch {
      await leave()
      throw error
    }
    await leave()
  }

  private func enter() async {
    if free > 0 {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
