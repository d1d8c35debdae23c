import LeverDomain
import Synchronization
import Testing

@testable import VenueClient

struct RememberedTests {
  private let time = TestTime()

  private func counting() -> (Counter, Remembered<Int>) {
    (Counter(), Remembered(uptime: time.timing.uptime))
  }

  private final class Counter: Sendable {
    private let stored = Mutex(0)
    var count: Int { stored.withLock { $0 } }
    func next() -> Int {
      stored.withLock { count in
        count += 1
        return count
      }
    }
  }

  @Test func `a value is read once and kept as long as the caller allows`() async throws {
    let (counter, remembered) = counting()
    let load: @Sendable () async throws(VenueError) -> Int = { counter.next() }
    #expect(try await remembered.value(maximumAge: .seconds(10), load: load) == 1)
    time.advance(by: .seconds(10))
    #expect(try await remembered.value(maximumAge: .seconds(10), load: load) == 1)
    #expect(try await remembered.value(maximumAge: .seconds(5), load: load) == 2)
    await remembered.forget()
    #expect(try await remembered.value(maximumAge: .seconds(5), load: load) == 3)
  }

  @Test func `everyone who asks at the same time shares one reading`() async throws {
    let (counter, remembered) = counting()
    let gate = AsyncStream.makeStream(of: Void.self)
    let load: @Sendable () async throws(VenueError) -> Int = {
      for await _ in gate.stream { break }
      return counter.next()
    }
    let values = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<10 {
        group.addTask { try? await remembered.value(maximumAge: .zero, load: load) }
      }
      gate.continuation.yield()
      gate.continuation.finish()
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(values.allSatisfy { $0 != nil })
    #expect(counter.count <= 2)
  }

  @Test func `a failure is told and not kept`() async throws {
    let (counter, remembered) = counting()
    let error = await #expect(throws: VenueError.self) {
      try await remembered.value(maximumAge: .seconds(1)) { () async throws(VenueError) in
        throw VenueError(.timedOut)
      }
    }
    #expect(error?.kind == .timedOut)
    let value = try await remembered.value(maximumAge: .seconds(1)) {
      () async throws(VenueError) in counter.next()
    }
    #expect(value == 1)
  }

  @Test func `a caller that gives up leaves at once`() async throws {
    let remembered = Remembered<Int>(uptime: time.timing.uptime)
    let started = AsyncStream.makeStream(of: Void.self)
    let task = Task { () async -> VenueError? in
      do throws(VenueError) {
        _ = try await remembered.value(maximumAge: .zero) { () async throws(VenueError) in
          started.continuation.yield()
          while !Task.isCancelled { await Task.yield() }
          throw VenueError(.cancelled)
        }
        return nil
      } catch {
        return error
      }
    }
    for await _ in started.stream { break }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
  }
}
