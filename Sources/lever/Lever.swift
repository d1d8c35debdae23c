@main struct Lever { static func main() {} }
