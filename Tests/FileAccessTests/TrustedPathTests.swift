import FileAccess
import Foundation
import Testing

struct TrustedPathTests {
  let folder: PathFolder
  let stranger: uid_t = 65534

  init() throws { folder = try PathFolder() }

  /// What a file says that was opened by a trusted way, or why it was not.
  func open(_ path: String, home: String? = nil) -> Result<String, PathMistrust> {
    Result { () throws(PathMistrust) in
      let descriptor = try TrustedPath.open(path, home: home ?? folder.path)
      defer { close(descriptor) }
      let bytes = try? DescriptorInput.readAll(from: descriptor, maximumLength: 100)
      return String(decoding: (bytes ?? nil) ?? [], as: UTF8.self)
    }
  }

  @Test func `a file in directories of one's own is opened`() throws {
    try folder.directory("keys/deep")
    let file = try folder.file("keys/deep/key.toml")
    #expect(open(file) == .success("text"))
    #expect(open(folder.path + "//keys/./deep/../deep/key.toml") == .success("text"))
  }

  @Test(arguments: [mode_t(0o777), 0o775, 0o722, 0o720])
  func `a directory that others can write is named`(mode: mode_t) throws {
    let keys = try folder.directory("keys")
    try folder.directory("keys/deep")
    let file = try folder.file("keys/deep/key.toml")
    #expect(chmod(keys, mode) == 0)
    #expect(open(file) == .failure(.directoryWritable(path: keys, mode: UInt16(mode))))
  }

  @Test func `above the home directory nothing is judged, outside of it everything`() throws {
    let outer = try folder.directory("outer")
    let home = try folder.directory("outer/home")
    let inside = try folder.file("outer/home/key.toml")
    let outside = try folder.file("outer/key.toml")
    #expect(chmod(outer, 0o777) == 0)
    #expect(open(inside, home: home) == .success("text"))
    let mistrust = PathMistrust.directoryWritable(path: outer, mode: 0o777)
    #expect(open(outside, home: home) == .failure(mistrust))
    #expect(open(inside, home: "/root/elsewhere") == .failure(mistrust))
  }

  @Test func `in a directory with the sticky bit nobody can exchange another's file`() throws {
    let shared = try folder.directory("shared", mode: 0o1777)
    let file = try folder.file("shared/key.toml")
    #expect(open(file) == .success("text"))
    #expect(chmod(shared, 0o777) == 0)
    #expect(open(file) == .failure(.directoryWritable(path: shared, mode: 0o777)))
  }

  @Test func `links of one's own are followed, relative and absolute`() throws {
    try folder.directory("keys")
    try folder.directory("links")
    let file = try folder.file("keys/key.toml")
    #expect(open(try folder.link("links/absolute", to: file)) == .success("text"))
    #expect(open(try folder.link("links/relative", to: "../keys/key.toml")) == .success("text"))
    let directory = try folder.link("way", to: "keys")
    #expect(open(directory + "/key.toml") == .success("text"))
  }

  @Test func `the directory that holds a link is judged as well`() throws {
    let links = try folder.directory("links")
    try folder.directory("keys")
    let file = try folder.file("keys/key.toml")
    let link = try folder.link("links/key.toml", to: file)
    #expect(chmod(links, 0o777) == 0)
    #expect(open(link) == .failure(.directoryWritable(path: links, mode: 0o777)))
  }

  @Test(.enabled(if: geteuid() == 0)) func `another user's link is refused`() throws {
    let file = try folder.file("key.toml")
    let link = try folder.link("link", to: file)
    #expect(lchown(link, stranger, stranger) == 0)
    #expect(open(link) == .failure(.linkOwned(path: link, owner: stranger)))
    // Also one that leads nowhere: whoever owns it may let it lead somewhere later.
    let lost = try folder.link("lost", to: "nowhere")
    #expect(lchown(lost, stranger, stranger) == 0)
    #expect(open(lost) == .failure(.linkOwned(path: lost, owner: stranger)))
  }

  @Test(.enabled(if: geteuid() == 0)) func `another user's directory is refused`() throws {
    let keys = try folder.directory("keys")
    let file = try folder.file("keys/key.toml")
    #expect(chown(keys, stranger, stranger) == 0)
    #expect(open(file) == .failure(.directoryOwned(path: keys, owner: stranger)))
  }

  @Test func `links in a circle, and what is not there, end`() throws {
    let circle = try folder.link("a", to: "b")
    _ = try folder.link("b", to: "a")
    #expect(open(circle) == .failure(.unreachable(SystemError(errno: ELOOP))))
    #expect(
      open(folder.path + "/none/key.toml") == .failure(.unreachable(SystemError(errno: ENOENT))))
    let file = try folder.file("file")
    #expect(open(file + "/key.toml") == .failure(.unreachable(SystemError(errno: ENOTDIR))))
  }
}
