import FileAccess
import Glibc

extension ConfigurationError {
  /// Why the way to the secret file `file` is not trusted. The error is about the directory or link
  /// that is at fault.
  init(mistrust: PathMistrust, file: String) {
    let user = UserName.of(geteuid())
    switch mistrust {
    case .unreachable(let reason):
      self.init(
        file: file, problem: reason.errno == ENOENT ? .fileMissing : .unreadable(reason))
    case .directoryWritable(let path, let mode):
      self.init(file: path, problem: .directoryWritableByOthers(mode: mode))
    case .directoryOwned(let path, let owner):
      self.init(
        file: path, problem: .directoryOwnedByAnother(owner: UserName.of(owner), user: user))
    case .linkOwned(let path, let owner):
      self.init(file: path, problem: .linkOwnedByAnother(owner: UserName.of(owner), user: user))
    }
  }
}
