/// Lets a few run at a time, so that a timeout means a fault and not a machine that is busy with
/// hundreds of others.
public actor Gate {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// A gate through which so many fit at once.
  public init(width: Int) { free = width }

  /// Runs `body` when there is room.
  public nonisolated func pass<Value>(
    _ body: () async throws -> sending Value
  ) async throws -> sending Value {
    await enter()
    let value: Value
    do {
      value = try await body()
    } catch {
      await leave()
      throw error
    }
    await leave()
    return value
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
