package org.luoshi.office.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One record as an appendix shows it.
public record RecordLine(String id, @Nullable LocalDate date, String unit, String text) {}
