package org.luoshi.server.reports;

import java.time.Instant;
import java.time.LocalDate;
import org.luoshi.engine.text.Language;

/// A report approved and frozen (定稿): it never changes. Its files are named by their SHA-256.
///
/// `position` is the last ledger entry that its figures know of.
public record Frozen(
    String id,
    String draft,
    String title,
    Language language,
    String unit,
    LocalDate asOf,
    long position,
    Instant knownAt,
    String manifest,
    String docx,
    String pdf,
    Instant at,
    String actor) {}
