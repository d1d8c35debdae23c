extension CommandContext {
  /// Does work that sends no change, unless the user interrupts.
  func interruptible<Value: Sendable>(
    _ work: @escaping @Sendable () async throws(CommandFailure) -> Value
  ) async throws(CommandFailure) -> Value {
    let result = await environment.interruption.race { () async -> Result<Value, CommandFailure> in
      do throws(CommandFailure) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    guard let result else {
      throw CommandFailure(.interrupted, "interrupted; no change was sent")
    }
    return try result.get()
  }
}
