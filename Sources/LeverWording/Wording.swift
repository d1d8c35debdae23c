/// The sentences and words that screen and commands share, made from facts in one place.
///
/// Every function gives plain text without colour, line breaks or a final full stop unless it
/// says otherwise.
public enum Wording {}
