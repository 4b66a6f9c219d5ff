package org.luoshi.engine.flow;

import java.time.Instant;

/// A move that was made ([Flow#OPENED] for the first): by which person (the account, whatever post
/// it acted under), when, to which state, and the digest of what the matter said then.
public record Done(String move, String person, Instant at, String state, String digest) {}
