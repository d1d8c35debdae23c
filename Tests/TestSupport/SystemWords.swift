internal import Glibc

/// The system's words for the error that a call has just left.
func systemWords() -> String { String(cString: strerror(errno)) }
