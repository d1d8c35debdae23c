import Testing

@testable import Cryptography

struct SecretBytesTests {
  @Test(arguments: [0, 1, 31, 4096, 100_000])
  func `what is put in is lent out`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var copy = bytes
    let secret = try SecretBytes(wiping: &copy)
    #expect(secret.count == count)
    #expect(secret.withBytes { Array($0) } == bytes)
    #expect(secret.withBytes { outer in secret.withBytes { Array($0) } == Array(outer) })
    #expect(copy == [UInt8](repeating: 0, count: count))
  }

  @Test func `many readers at once all see the bytes`() async throws {
    let secret = try SecretBytes(text: "made-up secret")
    let expected = Array("made-up secret".utf8)
    let right = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<500).allSatisfy { _ in secret.withBytes { Array($0) } == expected } }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(right == 8)
  }

  @Test func `the bytes cannot be read outside the loan`() async {
    await #expect(processExitsWith: .failure) {
      let secret = try SecretBytes(text: "made-up secret")
      let kept = secret.withBytes { $0 }
      print(kept[0])
      withExtendedLifetime(secret) {}
    }
  }

  @Test func `nothing of a secret shows`() throws {
    let secret = try SecretBytes(text: "hidden")
    let credential = Credential(apiKey: "made-up-key", secret: secret)
    #expect("\(secret)" == "<secret>")
    #expect(String(reflecting: secret) == "<secret>")
    #expect("\(credential)" == "Credential(made…, <secret>)")
    #expect("\(["x": credential])" == "[\"x\": Credential(made…, <secret>)]")
    var dumped = ""
    dump(credential, to: &dumped)
    dump(secret, to: &dumped)
    #expect(!dumped.contains("hidden") && !dumped.contains("made-up-key"))
  }

  @Test func `memory is filled with zeros`() {
    var bytes: [UInt8] = [1, 2, 3]
    Wipe.wipe(&bytes)
    #expect(bytes == [0, 0, 0])
    var empty: [UInt8] = []
    Wipe.wipe(&empty)
    #expect(empty.isEmpty)

    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 1)
    defer { memory.deallocate() }
    memory.copyBytes(from: [UInt8](repeating: 7, count: 100))
    Wipe.wipe(memory)
    #expect(memory.allSatisfy { $0 == 0 })
  }
}
