import Glibc

/// Opens a file by a way that nobody but its reader and root can have laid.
///
/// The way is judged as OpenSSH's `StrictModes` judges the way to `authorized_keys` (its
/// `safe_path`; openssh-portable, misc.c): every directory of the resolved path belongs to the user
/// or to root and is not writable by group or others, up to the home directory where the path lies
/// in it, else up to the root. Beyond that, directories that hold a symbolic link on the way are
/// judged like the others, and the link itself must belong to the user or to root. One thing is
/// allowed that OpenSSH refuses: a directory with the sticky bit such as `/tmp`, in which nobody can
/// exchange what belongs to another.
///
/// Each part of the path is opened from the one before without following links, so that what is
/// judged is what is opened.
public enum TrustedPath {
  /// Opens the file at `path` for reading. Opening it waits for nobody, not even where it is a named
  /// pipe. The file itself is not judged: that is for whoever reads it, on the descriptor.
  ///
  /// - Parameter home: the directory up to which the way is judged.
  /// - Throws: ``PathMistrust``.
  /// - Returns: a descriptor that the caller closes.
  public static func open(_ path: String, home: String) throws(PathMistrust) -> Int32 {
    var walk = PathWalk()
    defer { walk.end() }
    let descriptor: Int32
    do throws(SystemError) {
      descriptor = try walk.open(absolute(path))
    } catch {
      // A link of a stranger is the reason, wherever it leads.
      if let mistrust = walk.passed.compactMap(mistrustOfLink).first { throw mistrust }
      throw .unreachable(error)
    }
    if let mistrust = mistrust(of: walk, home: home) {
      close(descriptor)
      throw mistrust
    }
    return descriptor
  }

  private static func mistrust(of walk: PathWalk, home: String) -> PathMistrust? {
    let home = resolved(home) ?? home
    let isInHome = isBelow(walk.directory, home)
    return walk.passed.lazy.compactMap { place in
      if place.isLink { return mistrustOfLink(place) }
      // Who can change what holds the home directory can change all of it anyway.
      if isInHome, place.path != home, isBelow(home, place.path) { return nil }
      return mistrustOfDirectory(place)
    }.first
  }

  private static func mistrustOfLink(_ place: PathWalk.Place) -> PathMistrust? {
    guard place.isLink, !isTrusted(place.owner) else { return nil }
    return .linkOwned(path: place.path, owner: place.owner)
  }

  private static func mistrustOfDirectory(_ place: PathWalk.Place) -> PathMistrust? {
    guard isTrusted(place.owner) else {
      return .directoryOwned(path: place.path, owner: place.owner)
    }
    let isWritable = place.mode & 0o022 != 0
    guard isWritable, place.mode & UInt32(S_ISVTX) == 0 else { return nil }
    return .directoryWritable(path: place.path, mode: UInt16(place.mode & 0o777))
  }

  private static func isTrusted(_ owner: UInt32) -> Bool { owner == 0 || owner == geteuid() }

  /// Whether `path` is `directory` or lies in it.
  private static func isBelow(_ path: String, _ directory: String) -> Bool {
    path == directory || path.hasPrefix(directory == "/" ? "/" : directory + "/")
  }

  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = resolved(".") else { return path }
    return here + "/" + path
  }

  private static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
