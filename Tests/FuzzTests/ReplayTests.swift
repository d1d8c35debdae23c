import Testing

/// Replays, without a fuzzer, what the adapters are given on a good day and every input that once broke
/// one of them.
struct ReplayTests {
  private static let names = FuzzTarget.all.map(\.name)

  private func target(_ name: String) throws -> FuzzTarget {
    try #require(FuzzTarget.all.first { $0.name == name })
  }

  @Test(arguments: names)
  func `every exercise withstands the documented inputs`(name: String) throws {
    let target = try target(name)
    let seeds = try target.seeds()
    #expect(!seeds.isEmpty)
    for seed in seeds {
      for exercise in target.exercises {
        #expect(throws: Never.self, "\(exercise.name)") { try exercise.run(seed) }
      }
    }
  }

  @Test(arguments: names)
  func `every exercise withstands inputs cut short anywhere`(name: String) throws {
    let target = try target(name)
    for seed in try target.seeds() {
      let step = max(1, seed.count / 40)
      for length in stride(from: 0, to: seed.count, by: step) {
        for exercise in target.exercises {
          #expect(throws: Never.self, "\(exercise.name)") {
            try exercise.run(Array(seed.prefix(length)))
          }
        }
      }
    }
  }

  @Test(arguments: names)
  func `what once broke a target breaks it no more`(name: String) throws {
    let target = try target(name)
    for crasher in try SourceTree.crashers(name) {
      // The first byte chose the exercise; there may be more of them since.
      for exercise in target.exercises {
        #expect(throws: Never.self, "\(exercise.name)") {
          try exercise.run(Array(crasher.dropFirst()))
        }
      }
    }
  }

  @Test func `targets have names of their own`() {
    #expect(Set(Self.names).count == Self.names.count)
  }
}
