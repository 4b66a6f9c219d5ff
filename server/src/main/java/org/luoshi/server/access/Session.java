package org.luoshi.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One stay of an account: begun when it signed in, on one browser.
///
/// It is whole once everything asked for was shown, and strong if that was two factors. `post` is
/// the seat acted under, as chosen.
public record Session(
    String id,
    Account account,
    boolean whole,
    boolean strong,
    String how,
    Instant beganAt,
    Instant seenAt,
    @Nullable String post,
    String address,
    String agent) {}
