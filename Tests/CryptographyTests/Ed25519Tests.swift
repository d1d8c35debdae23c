import Testing

@testable import Cryptography

struct Ed25519Tests {
  /// RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature.
  static let vectors = [
    [
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
        + "f9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
        + "f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f76098"
        + "4dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
  ]

  func bytes(_ digits: String) throws -> [UInt8] {
    try #require(Hexadecimal.decode(digits.utf8))
  }

  func secret(_ digits: String) throws -> SecretBytes {
    var bytes = try bytes(digits)
    return try SecretBytes(wiping: &bytes)
  }

  @Test(arguments: vectors)
  func `keys and signatures are those of the standard`(vector: [String]) throws {
    let seed = try secret(vector[0])
    let message = try bytes(vector[2])
    #expect(Hexadecimal.encode(try Ed25519.publicKey(seed: seed)) == vector[1])
    #expect(Hexadecimal.encode(try Ed25519.sign(message, seed: seed)) == vector[3])
    #expect(
      Ed25519.verify(try bytes(vector[3]), of: message, publicKey: try bytes(vector[1])))
  }

  @Test func `the seed of the venue's examples has the public key that goes with it`() throws {
    let seed = try secret(String(repeating: "11", count: 32))
    #expect(
      Hexadecimal.encode(try Ed25519.publicKey(seed: seed))
        == "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737")
  }

  @Test func `a signature holds for its message and key alone`() throws {
    let vector = Ed25519Tests.vectors[2]
    let (publicKey, message) = (try bytes(vector[1]), try bytes(vector[2]))
    let signature = try bytes(vector[3])
    var altered = signature
    altered[0] ^= 1
    #expect(!Ed25519.verify(altered, of: message, publicKey: publicKey))
    #expect(!Ed25519.verify(signature, of: message + [0], publicKey: publicKey))
    let other = try bytes(Ed25519Tests.vectors[1][1])
    #expect(!Ed25519.verify(signature, of: message, publicKey: other))
    #expect(!Ed25519.verify(Array(signature.dropLast()), of: message, publicKey: publicKey))
    #expect(!Ed25519.verify(signature, of: message, publicKey: Array(publicKey.dropLast())))
    #expect(!Ed25519.verify([], of: message, publicKey: []))
  }

  @Test(arguments: [0, 31, 33, 64])
  func `a seed of another length is refused`(length: Int) throws {
    let seed = try secret(String(repeating: "11", count: length))
    #expect(throws: CryptographyError.malformedKey) { try Ed25519.publicKey(seed: seed) }
    #expect(throws: CryptographyError.malformedKey) { try Ed25519.sign([1], seed: seed) }
  }
}
