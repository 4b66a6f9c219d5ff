package org.luoshi.trust;

/// Lives in a package of another module; Java tests only.
final class Squatter {}
